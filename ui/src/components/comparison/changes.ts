/** The changes after a signature in the order in which one walks through them: page by page, from above to below. */
import type { LaterChange } from '../../generated/contract';

/** A change with its number, by which the list and the marks on the pages know each other. */
export type Numbered = { number: number; change: LaterChange };

const END = Number.MAX_SAFE_INTEGER;

/** All changes, those on no page last. */
export function numbered(changes: readonly LaterChange[]): Numbered[] {
  const sorted = changes.toSorted(
    (one, two) => (one.page ?? END) - (two.page ?? END) || (two.place?.top ?? END) - (one.place?.top ?? END),
  );
  return sorted.map((change, index) => ({ number: index + 1, change }));
}

/** Where one begins: at what is not permitted, else at what can be seen. */
export const firstOf = (all: readonly Numbered[]): Numbered | null =>
  all.find(({ change }) => !change.permitted) ?? all.find(({ change }) => change.page !== null) ?? all[0] ?? null;
