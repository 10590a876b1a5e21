/**
 * The last thing that can be taken back: what was done, in words, and how. It is offered for a while and
 * under Ctrl+Z until something else takes its place. Outside fields only: in a field Ctrl+Z is the field's.
 */
import { useSyncExternalStore } from 'react';

export type Undoable = { said: string; undo: () => Promise<unknown> };

const OFFERED_MS = 12_000;
let offered: Undoable | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const watchers = new Set<() => void>();

function put(next: Undoable | null): void {
  offered = next;
  for (const watcher of watchers) watcher();
}

/** Offers to take back what was just done. */
export function offerUndo(done: Undoable): void {
  clearTimeout(timer);
  put(done);
  timer = setTimeout(() => put(null), OFFERED_MS);
}

/** Takes it back, once. */
export async function undoLast(): Promise<void> {
  const last = offered;
  clearTimeout(timer);
  put(null);
  await last?.undo();
}

/** What can be taken back at this moment. */
export function useUndo(): Undoable | null {
  return useSyncExternalStore(
    (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    () => offered,
  );
}
