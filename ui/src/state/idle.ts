/** Whether anybody is there: counts minutes without keys or pointer, and tells the status line. */
import { useSyncExternalStore } from 'react';

const STEP_MS = 15_000;
let last = Date.now();
let left: number | null = null;
const watchers = new Set<() => void>();

function setLeft(minutes: number | null): void {
  if (minutes === left) return;
  left = minutes;
  for (const watcher of watchers) watcher();
}

/** Calls `lock` after `minutes` without input; 0 never. Answers how to stop. */
export function watchIdle(minutes: number, lock: () => void): () => void {
  last = Date.now();
  const here = () => {
    last = Date.now();
  };
  const look = () => {
    if (minutes === 0) return setLeft(null);
    const remaining = minutes - (Date.now() - last) / 60_000;
    setLeft(Math.max(1, Math.ceil(remaining)));
    if (remaining <= 0) lock();
  };
  look();
  const timer = setInterval(look, STEP_MS);
  for (const event of ['keydown', 'pointerdown', 'wheel']) window.addEventListener(event, here, { passive: true });
  return () => {
    clearInterval(timer);
    for (const event of ['keydown', 'pointerdown', 'wheel']) window.removeEventListener(event, here);
  };
}

/** Minutes until the vault locks; null = it does not. */
export function useMinutesLeft(): number | null {
  return useSyncExternalStore(
    (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    () => left,
  );
}
