/**
 * What the left end of the status line says: one text of the screen that stands, set by that screen.
 */
import { useEffect, useSyncExternalStore } from 'react';

let shown = '';
const watchers = new Set<() => void>();

function put(text: string): void {
  shown = text;
  for (const watcher of watchers) watcher();
}

/** Says something in the status line while the component stands. */
export function useStatusText(text: string): void {
  useEffect(() => {
    put(text);
    return () => put('');
  }, [text]);
}

/** The present text, for the status line itself. */
export function useStatus(): string {
  return useSyncExternalStore(
    (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    () => shown,
  );
}
