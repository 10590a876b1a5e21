/** One page of one version, as wide as its column, with the changes marked on it. */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../state/words';
import { drawPage, useWidth } from '../pdfDrawing';
import type { Numbered } from './changes';
import css from './Comparison.module.css';

type Props = {
  pdf: PDFDocumentProxy;
  /** From one. */
  number: number;
  /** The page's name for a screen reader. */
  label: string;
  /** What stands instead of a page that this version does not have. */
  missing: string;
  marked: readonly Numbered[];
  chosen: number | null;
  onChoose: (one: Numbered) => void;
  /** Brings the chosen mark into sight. */
  leads: boolean;
};

/** The page. */
export function ComparedPage({ pdf, number, label, missing, marked, chosen, onChoose, leads }: Props) {
  const { box, width } = useWidth();
  const page = usePage(pdf, number);
  const layers = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const here = layers.current;
    if (!page || !here || width === 0) return;
    return drawPage(page, here, width, () => undefined).cancel;
  }, [page, width]);
  const size = page?.getViewport({ scale: 1 });
  const height = Math.round(width * (size ? size.height / size.width : Math.SQRT2));
  const isThere = number <= pdf.numPages;
  return (
    <div ref={box} className={css.column}>
      {isThere ? (
        <div className={css.sheet} style={{ height }} role="group" aria-label={label}>
          <div ref={layers} className={css.layers} />
          {page
            ? marked.map((one) => (
                <Mark
                  key={one.number}
                  page={page}
                  one={one}
                  isChosen={one.number === chosen}
                  {...{ onChoose, leads }}
                />
              ))
            : null}
        </div>
      ) : (
        <p className={css.missing}>{missing}</p>
      )}
    </div>
  );
}

/** The page of a number; null while it is fetched, and where there is none. */
function usePage(pdf: PDFDocumentProxy, number: number): PDFPageProxy | null {
  const [page, setPage] = useState<PDFPageProxy | null>(null);
  useEffect(() => {
    let wanted = true;
    setPage(null);
    if (number <= pdf.numPages)
      pdf.getPage(number).then(
        (found) => wanted && setPage(found),
        () => undefined,
      );
    return () => {
      wanted = false;
    };
  }, [pdf, number]);
  return page;
}

type MarkProps = Pick<Props, 'onChoose' | 'leads'> & { page: PDFPageProxy; one: Numbered; isChosen: boolean };

/** A frame around the place of a change, or around the page; the list is the way to it by keys. */
function Mark({ page, one, isChosen, onChoose, leads }: MarkProps) {
  const { say } = useWords();
  const frame = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isChosen && leads) frame.current?.scrollIntoView({ block: 'center', inline: 'nearest' });
  }, [isChosen, leads, page]);
  const { permitted } = one.change;
  const word = say(permitted ? 'ui-compare-permitted' : 'ui-compare-forbidden');
  return (
    <button
      ref={frame}
      type="button"
      tabIndex={-1}
      className={css.mark}
      style={placeOf(page, one)}
      data-forbidden={!permitted || undefined}
      data-whole={one.change.place === null || undefined}
      aria-current={isChosen || undefined}
      aria-label={say('ui-compare-mark', { number: one.number, word })}
      onClick={() => onChoose(one)}
    >
      <span className={`num ${css.tag}`} aria-hidden="true">
        {one.number}
      </span>
    </button>
  );
}

/** Where a mark lies, in parts of the page as it is turned; the whole page for a change without a place. */
function placeOf(page: PDFPageProxy, { change: { place } }: Numbered) {
  if (!place) return { left: 0, top: 0, width: '100%', height: '100%' };
  const viewport = page.getViewport({ scale: 1 });
  const corners = [
    viewport.convertToViewportPoint(place.left, place.bottom),
    viewport.convertToViewportPoint(place.right, place.top),
  ] as [number, number][];
  const [left, right] = corners.map(([x]) => (100 * x) / viewport.width).toSorted((one, two) => one - two);
  const [top, bottom] = corners.map(([, y]) => (100 * y) / viewport.height).toSorted((one, two) => one - two);
  const percent = (value = 0) => `${value.toFixed(3)}%`;
  return {
    left: percent(left),
    top: percent(top),
    width: percent((right ?? 0) - (left ?? 0)),
    height: percent((bottom ?? 0) - (top ?? 0)),
  };
}
