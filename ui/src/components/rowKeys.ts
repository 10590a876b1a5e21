/**
 * How every list and grid moves: arrows or j/k, Home, End, pages, Enter opens, Space previews; where rows can be
 * chosen, x turns one round and Shift draws a stretch. One function, so that all of them move alike. Answers
 * whether the key was used.
 */
import { isComposing, type KeyLike } from '../state/composing';

export type RowMoves = {
  count: number;
  index: number;
  /** Rows of one page. */
  page: number;
  move: (index: number) => void;
  open: (index: number) => void;
  preview?: (index: number) => void;
  /** Chooses a row, or no longer. */
  toggle?: (index: number) => void;
  /** Chooses up to a row. */
  extend?: (index: number) => void;
};

type RowKey = KeyLike & { key: string; ctrlKey: boolean; altKey: boolean; metaKey: boolean; shiftKey: boolean };

/** Applies one key. */
export function applyRowKey(event: RowKey, moves: RowMoves): boolean {
  if (isComposing(event) || event.ctrlKey || event.altKey || event.metaKey || moves.count === 0) return false;
  const target = targetOf(event.key, moves);
  const to = Math.min(Math.max(target ?? moves.index, 0), moves.count - 1);
  if (target !== null && event.shiftKey && moves.extend) moves.extend(to);
  else if (target !== null) moves.move(to);
  else if (event.key === 'Enter') moves.open(to);
  else if (event.key === ' ' && moves.preview) moves.preview(to);
  else if (event.key === 'x' && moves.toggle) moves.toggle(to);
  else return false;
  return true;
}

function targetOf(key: string, { index, count, page }: RowMoves): number | null {
  if (key === 'ArrowDown' || key === 'j') return index + 1;
  if (key === 'ArrowUp' || key === 'k') return index - 1;
  if (key === 'PageDown') return index + page;
  if (key === 'PageUp') return index - page;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return null;
}
