/**
 * Opening a PDF while something shows it, and drawing single pages of it with their selectable text. Deliberately
 * not here: which pages stand where.
 */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import css from './PdfPages.module.css';
import { openPdf, textLayerOf } from './pdfReader';

/** The document of these bytes; `failed` where the reader cannot show them. */
export function usePdf(bytes: ArrayBuffer): { pdf: PDFDocumentProxy | null; failed: boolean } {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [failed, setFailed] = useState(false);
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
  return { pdf, failed };
}

/** How wide a box is within its padding; 0 before it stands. */
export function useWidth() {
  const [width, setWidth] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!box.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return { box, width };
}

/** Fewest pixels of the canvas for one of the page, in each direction. */
const LEAST_DENSE = 2;

/** Draws a page and its text into `here`, replacing what was there once it is ready; tells the pieces of the text. */
export function drawPage(
  page: PDFPageProxy,
  here: HTMLElement,
  width: number,
  onText: (pieces: readonly HTMLElement[]) => void,
): { cancel: () => void } {
  const scale = width / page.getViewport({ scale: 1 }).width;
  const viewport = page.getViewport({ scale });
  const enlarged = Number(getComputedStyle(document.documentElement).getPropertyValue('--zoom')) || 1;
  // The engine sets letters on whole pixels of the canvas: at one pixel each, words run together that stand apart on paper.
  const dense = Math.min(Math.max((window.devicePixelRatio || 1) * enlarged, LEAST_DENSE), 3);
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
