/**
 * The pages of a PDF beneath each other, drawn when they come in sight, with selectable text over
 * them. What is shown is what the bytes say: no annotations of ours, no scripts, no links.
 */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { Found, FoundPlace } from '../state/found';
import { useWords } from '../state/words';
import { isSeen, paint, rangeOf, scrollTo } from './highlights';
import { drawPage, usePdf, useWidth } from './pdfDrawing';
import { usePageTexts } from './pdfTexts';
import css from './PdfPages.module.css';

type Props = {
  bytes: ArrayBuffer;
  label: string;
  onPages?: (pages: number) => void;
  /** The places of the words that were searched for, in the texts that `onTexts` told. */
  found?: Found | null;
  /** Hears the text of each page, as the reader lays it out; without it no text is read ahead. */
  onTexts?: (texts: readonly string[]) => void;
  /** A way on when the pages cannot be shown. */
  instead?: ReactNode;
};

/** The document, fitted to the width of its pane. */
export function PdfPages({ bytes, label, onPages, found, onTexts, instead }: Props) {
  const { say } = useWords();
  const { pdf, failed } = usePdf(bytes);
  const { box, width } = useWidth();
  const texts = usePageTexts(pdf, onTexts !== undefined);
  useEffect(() => {
    if (texts) onTexts?.(texts.map((page) => page.text));
  }, [texts, onTexts]);
  useEffect(() => {
    if (pdf) onPages?.(pdf.numPages);
  }, [pdf, onPages]);
  const numbers = pdf ? Array.from({ length: pdf.numPages }, (_, index) => index + 1) : [];
  return (
    // A scrolling region must be reachable by keys (WCAG 2.1.1).
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={css.scroller} role="region" aria-label={label} tabIndex={0}>
      <div ref={box} className={css.pages} data-ready={pdf ? true : undefined}>
        {failed ? (
          <div className={css.failed}>
            <p>{say('ui-preview-failed')}</p>
            {instead}
          </div>
        ) : null}
        {pdf && width > 0
          ? numbers.map((number) => (
              <Page
                key={number}
                pdf={pdf}
                number={number}
                width={width}
                found={found ?? null}
                starts={texts?.[number - 1]?.starts ?? NONE}
              />
            ))
          : null}
      </div>
    </div>
  );
}

const NONE: readonly number[] = [];

type PageProps = {
  pdf: PDFDocumentProxy;
  number: number;
  width: number;
  found: Found | null;
  /** Where each piece of the page's text begins. */
  starts: readonly number[];
};

function Page({ pdf, number, width, found, starts }: PageProps) {
  const { say } = useWords();
  const [page, setPage] = useState<PDFPageProxy | null>(null);
  const [near, setNear] = useState(number <= 2);
  const [shown, setShown] = useState<readonly HTMLElement[] | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  useMarks({ found, number, starts, shown, frame });
  // The place that is looked at may lie on a page that nobody has seen yet.
  if (!near && found?.now?.text === number - 1) setNear(true);
  useEffect(() => {
    void pdf.getPage(number).then(setPage, () => undefined);
  }, [pdf, number]);
  useEffect(() => {
    if (!frame.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), {
      rootMargin: '600px',
    });
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const here = frame.current;
    if (!page || !near || !here) return;
    const drawing = drawPage(page, here, width, setShown);
    return () => {
      drawing.cancel();
      setShown(null);
    };
  }, [page, near, width]);
  const size = page?.getViewport({ scale: 1 });
  const height = size ? Math.round((width / size.width) * size.height) : Math.round(width * 1.414);
  return (
    <div className={css.page} style={{ width, height }} role="group" aria-label={say('ui-page-number', { number })}>
      <div ref={frame} className={css.layers} />
    </div>
  );
}

type Marking = Pick<PageProps, 'found' | 'number' | 'starts'> & {
  /** The pieces of the page's text, once they stand. */
  shown: readonly HTMLElement[] | null;
  frame: RefObject<HTMLDivElement | null>;
};

/** Marks the places of a page and brings the one that is looked at into sight, once for each step. */
function useMarks({ found, number, starts, shown, frame }: Marking): void {
  const seen = useRef<FoundPlace | null>(null);
  const places = found?.places ?? null;
  const now = found?.now?.text === number - 1 ? found.now : null;
  useEffect(() => {
    if (!shown || !places) return;
    const here = places.filter((place) => place.text === number - 1);
    return paint(
      'found',
      here.map(({ mark }) => rangeOf(mark, { starts, shown })).filter((range) => range !== null),
    );
  }, [shown, places, starts, number]);
  useEffect(() => {
    const box = frame.current?.closest('[role="region"]');
    if (!now || !box || !frame.current) {
      seen.current = null;
      return;
    }
    const range = shown ? rangeOf(now.mark, { starts, shown }) : null;
    if (!range) {
      // Until the text stands, the page itself comes into sight.
      const page = document.createRange();
      page.selectNode(frame.current);
      if (seen.current !== now) scrollTo(box, page);
      return;
    }
    // A page that was drawn anew, in another width, may have moved it away.
    if (seen.current !== now || !isSeen(box, range)) scrollTo(box, range);
    seen.current = now;
    return paint('found-now', [range]);
  }, [now, shown, starts, frame]);
}
