/**
 * The pages of a PDF beneath each other, drawn when they come in sight, with selectable text over
 * them. What is shown is what the bytes say: no annotations of ours, no scripts, no links.
 */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { Found, FoundPlace } from '../state/found';
import { useWords } from '../state/words';
import { isSeen, paint, rangeOf, scrollTo } from './highlights';
import { openPdf, textLayerOf } from './pdfReader';
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
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [failed, setFailed] = useState(false);
  const [width, setWidth] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const texts = usePageTexts(pdf, onTexts !== undefined);
  useEffect(() => {
    if (texts) onTexts?.(texts.map((page) => page.text));
  }, [texts, onTexts]);
  useEffect(() => {
    let wanted = true;
    const opening = openPdf(bytes);
    opening.then(
      (opened) => wanted && setPdf(opened),
      () => wanted && setFailed(true),
    );
    return () => {
      wanted = false;
      void opening.then((opened) => opened.loadingTask.destroy()).catch(() => undefined);
    };
  }, [bytes]);
  useEffect(() => {
    if (pdf) onPages?.(pdf.numPages);
  }, [pdf, onPages]);
  useEffect(() => {
    if (!box.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
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
    const drawing = draw(page, here, width, setShown);
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

/** Draws a page and its text into `here`, replacing what was there once it is ready; tells the pieces of the text. */
function draw(
  page: PDFPageProxy,
  here: HTMLElement,
  width: number,
  onText: (pieces: readonly HTMLElement[]) => void,
): { cancel: () => void } {
  const scale = width / page.getViewport({ scale: 1 }).width;
  const viewport = page.getViewport({ scale });
  const enlarged = Number(getComputedStyle(document.documentElement).getPropertyValue('--zoom')) || 1;
  const dense = Math.min((window.devicePixelRatio || 1) * enlarged, 3);
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(viewport.width * dense);
  canvas.height = Math.floor(viewport.height * dense);
  const task = page.render({ canvas, viewport, transform: [dense, 0, 0, dense, 0, 0] });
  let wanted = true;
  void task.promise
    .then(async () => {
      if (!wanted) return;
      const text = document.createElement('div');
      text.className = css.text ?? '';
      text.style.setProperty('--total-scale-factor', String(scale));
      here.replaceChildren(canvas, text);
      // Letters are as wide as the engine sets them at the size that is seen, so they are measured at that.
      const seen = page.getViewport({ scale: scale * enlarged });
      const layer = await textLayerOf({ textContentSource: page.streamTextContent(), container: text, viewport: seen });
      await layer.render();
      if (wanted) onText(layer.textDivs);
    })
    .catch(() => undefined);
  return {
    cancel: () => {
      wanted = false;
      task.cancel();
    },
  };
}
