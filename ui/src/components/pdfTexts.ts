/**
 * The text of the pages of a PDF as the reader lays it out: what is sent to the desk to be marked, and
 * where each piece of it begins, so that a mark is found again in the layer of selectable text.
 */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useState } from 'react';

/** The text of one page. */
export type PageText = { text: string; starts: readonly number[] };

type Item = { str?: string; hasEOL?: boolean };

/** The pieces in a row, with the ends of lines between them. */
export function pageTextOf(items: readonly Item[]): PageText {
  const starts: number[] = [];
  let text = '';
  for (const { str, hasEOL } of items) {
    // What groups pieces is none.
    if (str === undefined) continue;
    starts.push(text.length);
    text += hasEOL ? `${str}\n` : str;
  }
  return { text, starts };
}

async function read(pdf: PDFDocumentProxy, wanted: () => boolean): Promise<PageText[]> {
  const pages: PageText[] = [];
  for (let number = 1; number <= pdf.numPages && wanted(); number += 1) {
    const page = await pdf.getPage(number);
    pages.push(pageTextOf((await page.getTextContent()).items as Item[]));
  }
  return pages;
}

/** The text of all pages, read where it is wanted; null until it is there. */
export function usePageTexts(pdf: PDFDocumentProxy | null, isWanted: boolean): readonly PageText[] | null {
  const [pages, setPages] = useState<readonly PageText[] | null>(null);
  useEffect(() => {
    setPages(null);
    if (!pdf || !isWanted) return;
    let wanted = true;
    read(pdf, () => wanted).then(
      (all) => wanted && setPages(all),
      // A page that cannot be read has no words; the paper itself is shown all the same.
      () => wanted && setPages([]),
    );
    return () => {
      wanted = false;
    };
  }, [pdf, isWanted]);
  return pages;
}
