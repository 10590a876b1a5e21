/**
 * The last thing that was done, in words, and how it is taken back where it can be. It is offered for a while
 * and under Ctrl+Z until something else takes its place. Outside fields only: in a field Ctrl+Z is the field's.
 */
import { useSyncExternalStore } from 'react';
import type { WireError } from '../generated/contract';

/** `undo` answers why it could not be done, or null. */
export type Undoable = { said: string; undo: () => Promise<WireError | null> };

/** What stands in the bar; `error` says why taking it back failed, and it can be tried again. */
type Offered = { said: string; undo: Undoable['undo'] | null; error: WireError | null };

const OFFERED_MS = 12_000;
let offered: Offered | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const watchers = new Set<() => void>();

function put(next: Offered | null): void {
  clearTimeout(timer);
  if (next) timer = setTimeout(() => put(null), OFFERED_MS);
  offered = next;
  for (const watcher of watchers) watcher();
}

/** Offers to take back what was just done. */
export function offerUndo(done: Undoable): void {
  put({ ...done, error: null });
}

/** Says what was done, or how far it is, where there is nothing to take back. */
export function tell(said: string): void {
  put({ said, undo: null, error: null });
}

/** Takes it back, once. Where that fails it is said, and offered again. */
export async function undoLast(): Promise<void> {
  const last = offered;
  if (!last?.undo) return;
  put(null);
  const error = await last.undo().catch((thrown: unknown) => thrown as WireError);
  if (error) put({ ...last, error });
}

/** What can be taken back at this moment. */
export function useUndo(): Offered | null {
  return useSyncExternalStore(
    (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    () => offered,
  );
}
