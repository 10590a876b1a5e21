/**
 * Marks over words that stay as they are: the engine paints ranges of text by name (CSS Custom Highlight
 * API), so nothing is put into the page. The look of both names stands in base.css.
 */
import type { TextMark } from '../generated/contract';

/** `found`: a place of the words searched for; `found-now`: the one that is looked at. */
export type MarkName = 'found' | 'found-now';

const registry = (): HighlightRegistry | null =>
  (globalThis as { CSS?: { highlights?: HighlightRegistry } }).CSS?.highlights ?? null;

/** Paints ranges; answers how to take just these away again. Where the engine cannot, nothing is painted. */
export function paint(name: MarkName, ranges: readonly Range[]): () => void {
  const all = registry();
  if (!all) return () => undefined;
  const painted = all.get(name) ?? new Highlight();
  painted.priority = name === 'found-now' ? 1 : 0;
  all.set(name, painted);
  for (const range of ranges) painted.add(range);
  return () => {
    for (const range of ranges) painted.delete(range);
  };
}

/** A text in pieces: where each piece begins, and the element that shows it. */
export type Pieces = { starts: readonly number[]; shown: readonly HTMLElement[] };

/** The range of a mark over the elements that show the text; null where they show less of it. */
export function rangeOf({ from, to }: TextMark, { starts, shown }: Pieces): Range | null {
  const begin = starts.findLastIndex((start) => start <= from);
  const end = starts.findLastIndex((start) => start < to);
  const [first, last] = [shown[begin]?.firstChild, shown[end]?.firstChild];
  if (!(first instanceof Text) || !(last instanceof Text)) return null;
  const range = document.createRange();
  range.setStart(first, Math.min(from - (starts[begin] ?? 0), first.length));
  range.setEnd(last, Math.min(to - (starts[end] ?? 0), last.length));
  return range;
}

/** Whether a range lies within what a box shows, from above to below. */
export function isSeen(box: Element, range: Range): boolean {
  const [outer, inner] = [box.getBoundingClientRect(), range.getBoundingClientRect()];
  return inner.top >= outer.top && inner.bottom <= outer.bottom;
}

/** Brings a range into the middle of the box that scrolls, whatever the page is enlarged by. */
export function scrollTo(box: Element, range: Range): void {
  const [outer, inner] = [box.getBoundingClientRect(), range.getBoundingClientRect()];
  const scale = outer.height > 0 ? (box as HTMLElement).offsetHeight / outer.height : 1;
  box.scrollBy(
    (inner.left + inner.width / 2 - outer.left - outer.width / 2) * scale,
    (inner.top + inner.height / 2 - outer.top - outer.height / 2) * scale,
  );
  // On a narrow window the box itself may lie lower down.
  box.scrollIntoView({ block: 'nearest' });
}
