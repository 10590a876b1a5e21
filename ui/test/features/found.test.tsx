/** A record opened from a search: the places of the words are counted and walked, over all pages and round. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useEffect } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { rangeOf } from '../../src/components/highlights';
import { pageTextOf } from '../../src/components/pdfTexts';
import { RecordPane } from '../../src/features/record/RecordPane';
import type { Found } from '../../src/state/found';
import { listenForKeys } from '../../src/state/keys';
import { rows } from '../recorded/department';
import { recordedHost, refused } from '../recorded/host';
import { callsOf, show } from '../render';

const PAGES = ['Leave, and leave again', 'nothing of it', 'sick leave'];

vi.mock('../../src/components/PdfPages', () => ({
  PdfPages: ({ found, onTexts }: { found: Found | null; onTexts?: (texts: string[]) => void }) => {
    useEffect(() => onTexts?.(PAGES), [onTexts]);
    return <div data-testid="paper">{found?.now ? `${found.now.text}:${found.now.mark.from}` : 'no mark'}</div>;
  },
}));

let stop: () => void;
beforeEach(() => (stop = listenForKeys(() => true)));
afterEach(() => stop());

const reference = rows.find((one) => one.kind === 'form')?.reference ?? '?';
const pane = <RecordPane reference={reference} />;
const paper = () => screen.getByTestId('paper').textContent;

it('stands at the first place, and goes to the next and back by keys and by buttons', async () => {
  const { host } = await show(pane, { at: '/?q=leave' });
  expect(await screen.findByText('1 of 3 · Page 1')).toBeTruthy();
  expect(callsOf(host, 'mark_words')).toEqual([{ query: 'leave', texts: PAGES }]);
  expect(paper()).toBe('0:0');
  fireEvent.keyDown(document.body, { key: 'n' });
  fireEvent.keyDown(document.body, { key: 'n' });
  expect(screen.getByText('3 of 3 · Page 3')).toBeTruthy();
  expect(paper()).toBe('2:5');
  fireEvent.keyDown(document.body, { key: 'n' });
  expect(screen.getByText('1 of 3 · Page 1')).toBeTruthy();
  fireEvent.keyDown(document.body, { key: 'p' });
  expect(screen.getByText('3 of 3 · Page 3')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Previous place of the words (p)' }));
  expect(screen.getByText('2 of 3 · Page 1')).toBeTruthy();
});

it('tells each place by a new element of its status, in Chinese too', async () => {
  await show(pane, { at: '/?q=leave', lang: 'zh-Hant-HK' });
  const first = await screen.findByText('第 1 處，共 3 處 · 第 1 頁');
  fireEvent.keyDown(document.body, { key: 'n' });
  const second = screen.getByText('第 2 處，共 3 處 · 第 1 頁');
  expect(second).not.toBe(first);
  expect(second.closest('[role="status"]')).toBeTruthy();
});

it('leaves the letters to an input method and to fields', async () => {
  await show(
    <>
      <input aria-label="field" />
      {pane}
    </>,
    { at: '/?q=leave' },
  );
  await screen.findByText('1 of 3 · Page 1');
  fireEvent.keyDown(screen.getByLabelText('field'), { key: 'n' });
  fireEvent.keyDown(document.body, { key: 'n', keyCode: 229 });
  expect(screen.getByText('1 of 3 · Page 1')).toBeTruthy();
});

it('says that the words do not stand there, and marks nothing where nothing was searched for', async () => {
  const shown = await show(pane, { at: '/?q=zebra' });
  expect(await screen.findByText('The words do not stand in the text of this file.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Next place/ })).toBeNull();
  shown.unmount();
  const { host } = await show(pane);
  await waitFor(() => expect(paper()).toBe('no mark'));
  expect(callsOf(host, 'mark_words')).toEqual([]);
  expect(screen.queryByText(/^The words/)).toBeNull();
});

it('says that only near words were found, and what is wrong where the desk cannot say', async () => {
  const host = recordedHost();
  const call = host.call.bind(host);
  let broken = false;
  host.call = (async (verb: string, request: never) => {
    if (verb !== 'mark_words') return call(verb as never, request);
    if (broken) throw refused('fx-broken', 'It broke');
    return { marks: [[{ from: 0, to: 5 }]], close: true };
  }) as typeof host.call;
  const shown = await show(pane, { at: '/?q=leaving', host });
  expect(await screen.findByText('1 of 1 · Page 1 · near words only')).toBeTruthy();
  shown.unmount();
  broken = true;
  await show(pane, { at: '/?q=leaving', host });
  expect(await screen.findByText('It broke')).toBeTruthy();
});

it('finds a mark again over the pieces in which a page shows its text', () => {
  const { text, starts } = pageTextOf([
    { str: 'records ' },
    {},
    { str: 'man', hasEOL: true },
    { str: '' },
    { str: 'ager' },
  ]);
  expect(text).toBe('records man\nager');
  expect(starts).toEqual([0, 8, 12, 12]);
  const shown = ['records ', 'man', '', 'ager'].map((piece) => {
    const span = document.createElement('span');
    span.textContent = piece;
    document.body.append(span);
    return span;
  });
  const pieces = { starts, shown };
  expect(rangeOf({ from: 0, to: 7 }, pieces)?.toString()).toBe('records');
  expect(rangeOf({ from: 8, to: 16 }, pieces)?.toString()).toBe('manager');
  expect(rangeOf({ from: 12, to: 16 }, pieces)?.toString()).toBe('ager');
  expect(rangeOf({ from: 12, to: 16 }, { starts, shown: shown.slice(0, 2) })).toBeNull();
  shown.forEach((span) => span.remove());
});
