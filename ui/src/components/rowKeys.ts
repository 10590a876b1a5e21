/**
 * How every list and grid moves: arrows or j/k, Home, End, pages, Enter opens, Space previews. One
 * function, so that all of them move alike. Answers whether the key was used.
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
};

type RowKey = KeyLike & { key: string; ctrlKey: boolean; altKey: boolean; metaKey: boolean };

/** Applies one key. */
export function applyRowKey(event: RowKey, moves: RowMoves): boolean {
  if (isComposing(event) || event.ctrlKey || event.altKey || event.metaKey || moves.count === 0) return false;
  const target = targetOf(event.key, moves);
  if (target !== null) moves.move(Math.min(Math.max(target, 0), moves.count - 1));
  else if (event.key === 'Enter') moves.open(Math.max(moves.index, 0));
  else if (event.key === ' ' && moves.preview) moves.preview(Math.max(moves.index, 0));
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
