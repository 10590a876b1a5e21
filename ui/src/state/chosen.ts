/**
 * The records that are chosen on the screen that stands, for whoever does something with them. One selection
 * at a time: the one of the list that a person sees.
 */
import { useEffect, useSyncExternalStore } from 'react';
import type { RecordSelection } from '../generated/contract';

export type Chosen = { request: RecordSelection; count: number; clear: () => void };

let chosen: Chosen | null = null;
const watchers = new Set<() => void>();

function put(next: Chosen | null): void {
  chosen = next;
  for (const watcher of watchers) watcher();
}

/** Says what is chosen while the list stands; nothing where the count is 0. */
export function useChosenHere({ request, count, clear }: Chosen): void {
  useEffect(() => {
    put(count > 0 ? { request, count, clear } : null);
    return () => put(null);
    // `clear` does the same whichever render it is of.
  }, [request, count]);
}

/** What is chosen now. */
export function useChosen(): Chosen | null {
  return useSyncExternalStore(
    (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    () => chosen,
  );
}
