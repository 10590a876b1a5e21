/** Pages before and after: what is listed is marked, keys walk through it, and nothing is hidden that is not permitted. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { firstOf, numbered } from '../../src/components/comparison/changes';
import { SealRow } from '../../src/components/SealRow';
import type { SignatureView } from '../../src/generated/contract';
import { listenForKeys } from '../../src/state/keys';
import { recordedHost, refused } from '../recorded/host';
import { earlierSeal, laterChange, seal as sealOf } from '../recorded/records';
import { show } from '../render';

const PAGES = 2;
const asked: number[] = [];
const HEIGHT = 800;
const page = (number: number) => ({
  getViewport: ({ scale }: { scale: number }) => ({
    width: 600 * scale,
    height: HEIGHT * scale,
    convertToViewportPoint: (x: number, y: number) => [x, HEIGHT - y],
  }),
  render: () => {
    asked.push(number);
    return { promise: new Promise(() => undefined), cancel: () => undefined };
  },
});
vi.mock('../../src/components/pdfReader', () => ({
  openPdf: (bytes: ArrayBuffer) =>
    bytes.byteLength === 1
      ? Promise.reject(new Error('no PDF'))
      : Promise.resolve({
          numPages: bytes.byteLength === 4 ? 1 : PAGES,
          getPage: (number: number) => Promise.resolve(page(number)),
          loadingTask: { destroy: () => Promise.resolve() },
        }),
  textLayerOf: () => Promise.reject(new Error('no text')),
}));

let stop: () => void;
beforeEach(() => {
  stop = listenForKeys(() => true);
  asked.length = 0;
});
afterEach(() => stop());

/** A host whose signed version has one page, and whose file as it is now has two. */
const host = (bytes = (signature: number | null) => new ArrayBuffer(signature === null ? 8 : 4)) =>
  recordedHost({}, (_, request) => Promise.resolve(bytes((request as { signature: number | null }).signature)));

async function open(seal: SignatureView, on = host()) {
  await show(
    <ul>
      <SealRow seal={seal} />
    </ul>,
    { host: on },
  );
  await userEvent.click(await screen.findByRole('button', { name: /^Compare the pages/ }));
  return screen.findByRole('dialog');
}

const list = () => screen.getByRole('listbox', { name: 'Changes since the signature' });
const chosen = () => within(list()).getByRole('option', { selected: true });
const marks = () => screen.queryAllByRole('button', { name: /^Change \d/ });

it('walks page by page from above to below, those on no page last, and begins at what is not permitted', () => {
  const place = (top: number) => ({ left: 0, bottom: top - 10, right: 10, top });
  const all = numbered([
    laterChange({}),
    laterChange({ page: 2, place: place(700), permitted: false }),
    laterChange({ page: 1, place: place(100) }),
    laterChange({ page: 1, place: place(500) }),
  ]);
  expect(all.map(({ change }) => [change.page, change.place?.top])).toEqual([
    [1, 500],
    [1, 100],
    [2, 700],
    [null, undefined],
  ]);
  expect(firstOf(all)?.number).toBe(3);
  expect(firstOf(numbered([]))).toBeNull();
});

it('asks for both versions, lists the changes with their values, and marks them on both pages', async () => {
  const on = host();
  const bytes = vi.spyOn(on, 'bytes');
  await open(earlierSeal(false), on);
  const paper = { lies: 'record', record_id: 'r1', component_id: 'c1' };
  expect(bytes.mock.calls).toEqual([
    ['version_bytes', { paper, signature: 0 }],
    ['version_bytes', { paper, signature: null }],
  ]);
  expect(screen.getByText('5 changes, permitted')).toBeTruthy();
  const rows = within(list()).getAllByRole('option');
  expect(rows[1]?.textContent).toContain('Before14Now21');
  expect(rows[0]?.textContent).toContain('Beforenothing');
  expect(within(list()).getByRole('group', { name: /Without a place/ })).toBeTruthy();
  await waitFor(() => expect(marks()).toHaveLength(8));
  expect(marks()[0]?.style.top).toBe('47%');
  expect(marks()[0]?.style.height).toBe('3%');
});

it('walks by keys, turns to the page of a change and stays where one has no page', async () => {
  const seal = earlierSeal(false);
  const further = laterChange({ page: 2, headline: { code: 'fx-data', args: { stage: 'last' } } });
  await open({ ...seal, changes: [...seal.changes.slice(2), further] });
  await waitFor(() => expect(marks().length).toBeGreaterThan(0));
  expect(document.activeElement).toBe(list());
  expect(chosen().textContent).toMatch(/^1/);
  await userEvent.keyboard('{ArrowDown}n');
  expect(chosen().textContent).toMatch(/^3/);
  expect(await screen.findByText('Page 2 of 2')).toBeTruthy();
  expect(screen.getByText('The signed version has no such page.')).toBeTruthy();
  // Marked as a whole, since the change has a page and no place on it.
  await waitFor(() => expect(marks().map((mark) => mark.style.height)).toEqual(['100%']));
  await userEvent.keyboard('n');
  expect(chosen().textContent).toContain('fx-data');
  expect(screen.getByText('Page 2 of 2')).toBeTruthy();
  await userEvent.keyboard('n');
  expect(chosen().textContent).toMatch(/^4/);
  await userEvent.keyboard('{ArrowLeft}');
  expect(await screen.findByText('Page 1 of 2')).toBeTruthy();
  await userEvent.keyboard('{ArrowLeft}pp');
  expect(chosen().textContent).toMatch(/^2/);
});

it('answers its keys over a screen that has the same ones', async () => {
  await open(earlierSeal(false));
  const next = screen.getByRole('button', { name: 'Next change (n)' });
  next.focus();
  fireEvent.keyDown(next, { key: 'n' });
  expect(chosen().textContent).toMatch(/^2/);
});

it('begins at what is not permitted, and says so by icon, word and reason', async () => {
  await open(earlierSeal(true));
  expect(screen.getByText('6 changes, 1 not permitted')).toBeTruthy();
  expect(chosen().textContent).toContain('Not permitted');
  expect(chosen().textContent).toContain('fx-why-content');
  expect(chosen().querySelector('svg')).not.toBeNull();
  expect(chosen().dataset.held).toBe('true');
  await waitFor(() =>
    expect(
      marks().filter((mark) => mark.ariaLabel === 'Change 1: Not permitted' || mark.dataset.forbidden),
    ).toHaveLength(2),
  );
});

it('chooses a change by its mark', async () => {
  await open(earlierSeal(false));
  await waitFor(() => expect(marks()).toHaveLength(8));
  await userEvent.click(screen.getAllByRole('button', { name: 'Change 3: Permitted' })[0] as HTMLElement);
  expect(chosen().textContent).toMatch(/^3/);
});

it('calls the cut not what was signed where the covered bytes are not whole', async () => {
  const seal = earlierSeal(true);
  await open({ ...seal, signed: seal.signed && { ...seal.signed, whole: false } });
  expect(await screen.findByRole('heading', { name: /not what was signed/ })).toBeTruthy();
});

it('says why a version cannot be had, and shows the other side of one that cannot be read', async () => {
  const on = host();
  on.bytes = () => Promise.reject(refused('fx-not-found', 'The file changed'));
  await open(earlierSeal(false), on);
  expect((await screen.findByRole('alert')).textContent).toContain('The file changed');
  on.bytes = host((signature) => new ArrayBuffer(signature === null ? 8 : 1)).bytes;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('The document cannot be shown in this window.')).toBeTruthy();
  await waitFor(() => expect(marks()).toHaveLength(4));
});

it('offers nothing where nothing came later, and closes by its key', async () => {
  const { unmount } = await show(
    <ul>
      <SealRow seal={sealOf('valid', 'ho-mei-yee', '2026-11-18T02:40:00Z')} />
    </ul>,
  );
  expect(await screen.findByRole('listitem')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^Compare/ })).toBeNull();
  unmount();
  await open(earlierSeal(false));
  fireEvent.keyDown(list(), { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: /^Compare the pages/ })));
});

it('has nothing that axe objects to', async () => {
  const dialog = await open(earlierSeal(true));
  await waitFor(() => expect(marks().length).toBeGreaterThan(0));
  const { violations } = await axe.run(dialog, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map((violation) => violation.id)).toEqual([]);
});
