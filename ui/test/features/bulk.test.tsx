/** Many records at once: chosen by keys and presses, shown before anything happens, done, stopped, taken back. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { UndoBar } from '../../src/app/UndoBar';
import { BulkPanel } from '../../src/features/bulk/BulkPanel';
import { FilesScreen } from '../../src/features/files/FilesScreen';
import type { BulkProgress, EditsPreview, Request } from '../../src/generated/contract';
import { listenForKeys } from '../../src/state/keys';
import { forgetSelection } from '../../src/state/selection';
import { rows } from '../recorded/department';
import { recordedHost, refused } from '../recorded/host';
import { callsOf, show } from '../render';

// What is not laid out has no rows in sight; the register is given room for all of them.
vi.mock('@tanstack/react-virtual', () => ({
  useVirtualizer: ({ count, estimateSize }: { count: number; estimateSize: () => number }) => ({
    getVirtualItems: () =>
      Array.from({ length: count }, (_, index) => ({ index, key: index, start: index * estimateSize() })),
    getTotalSize: () => count * estimateSize(),
    measure: () => undefined,
    scrollToIndex: () => undefined,
  }),
}));

let stop: () => void;
beforeEach(() => (stop = listenForKeys(() => true)));
afterEach(() => {
  stop();
  forgetSelection();
});

const preview: EditsPreview = {
  preview_id: 'p1',
  records: 3,
  unseen: 0,
  changing: 2,
  unchanged: 1,
  refused: [],
  elements: [
    { element: 'creator', label: { en: 'Author', 'zh-Hant-HK': '作者' }, raw: null, choices: [] },
    { element: 'organisation', label: { en: 'Organisation', 'zh-Hant-HK': '機構' }, raw: 'HAD', choices: [] },
  ],
};
const progress = (more: Partial<BulkProgress>): BulkProgress => ({
  done: 0,
  refused: [],
  left: 0,
  changed: [],
  ...more,
});

/** Few, so that looking for something on the screen is quick. */
const few = rows.slice(0, 6);
const placeOf = (find: string | null) => {
  const place = few.findIndex((row) => row.record_id === find);
  return place < 0 ? null : place;
};

const desk = (replaced: Parameters<typeof recordedHost>[0] = {}) =>
  recordedHost({
    list_records: ({ find }) => ({ rows: few, total: few.length, found: placeOf(find) }),
    preview_edits: () => preview,
    list_edits: () => ({ rows: [], total: 3 }),
    carry_out_edits: () => progress({ done: 2 }),
    undo_edits: () => progress({ done: 2 }),
    ...replaced,
  });

async function open(host = desk()) {
  const shown = await show(
    <>
      <FilesScreen record={() => null} />
      <BulkPanel />
      <UndoBar />
    </>,
    { host, at: '/files' },
  );
  const grid = await screen.findByRole('grid');
  await waitFor(() => expect(within(grid).getAllByRole('row').length).toBeGreaterThan(4));
  grid.focus();
  return { ...shown, grid, row: (n: number) => within(grid).getAllByRole('row')[n] as HTMLElement };
}

const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const said = () => screen.getByRole('toolbar').textContent;
const chosenRows = (grid: HTMLElement) =>
  within(grid)
    .getAllByRole('row')
    .flatMap((row, index) => (row.getAttribute('aria-selected') === 'true' ? [index] : []));

it('chooses by x, by Shift and arrows, and lets go by Escape, saying how many', async () => {
  const { grid } = await open();
  expect(grid.getAttribute('aria-multiselectable')).toBe('true');
  press('x');
  expect(said()).toMatch(/^1 of/);
  for (const key of ['j', 'j', 'x']) press(key);
  expect(chosenRows(grid)).toEqual([1, 3]);
  press('ArrowDown', { shiftKey: true });
  await waitFor(() => expect(chosenRows(grid)).toEqual([3, 4]));
  expect(within(screen.getByRole('toolbar')).getByRole('status').textContent).toMatch(/^2 of/);
  press('Escape');
  await waitFor(() => expect(said()).not.toMatch(/\d of/));
  expect(chosenRows(grid)).toEqual([4]);
});

it('chooses by presses with Ctrl and Shift, and by the box of a row', async () => {
  const { grid, row } = await open();
  fireEvent.click(row(2), { ctrlKey: true });
  fireEvent.click(row(4), { ctrlKey: true });
  expect(chosenRows(grid)).toEqual([2, 4]);
  fireEvent.click(row(2), { shiftKey: true });
  expect(chosenRows(grid)).toEqual([2, 3, 4]);
  fireEvent.click(row(3).querySelector('[data-tick]') as Element);
  expect(chosenRows(grid)).toEqual([2, 4]);
});

it('leaves x to the input method, and Ctrl+A to a field', async () => {
  const { grid } = await open();
  press('x', { keyCode: 229 });
  press('x', { isComposing: true });
  expect(said()).not.toMatch(/\d of/);
  const field = document.createElement('input');
  document.body.append(field);
  field.focus();
  press('a', { ctrlKey: true });
  field.remove();
  expect(said()).not.toMatch(/\d of/);
  grid.focus();
  press('a', { ctrlKey: true });
  await waitFor(() => expect(said()).toMatch(/\d of/));
});

it('shows what would change, does it, and takes it back as one step', async () => {
  const host = desk();
  await open(host);
  press('a', { ctrlKey: true });
  await waitFor(() => expect(said()).toMatch(/\d of/));
  press('e');
  const author = await screen.findByLabelText('Author');
  expect(author.getAttribute('placeholder')).toBe('mixed');
  expect(screen.getByLabelText('Organisation')).toHaveProperty('value', 'HAD');
  await userEvent.type(author, 'Registry');
  await userEvent.type(screen.getByLabelText('Reason'), 'moved');
  press('Enter', { ctrlKey: true });
  await screen.findByText(/2 change · 1 have these values already/);
  const asked = callsOf(host, 'preview_edits').at(-1) as Request<'preview_edits'>;
  expect(asked.selection.base).toEqual({ kind: 'all' });
  expect(asked.edits).toEqual([{ element: 'creator', value: 'Registry' }]);
  expect(asked.reason).toBe('moved');
  expect(callsOf(host, 'carry_out_edits')).toEqual([]);
  press('Enter', { ctrlKey: true });
  await screen.findByText('2 records were changed');
  expect(screen.queryByRole('dialog')).toBeNull();
  await waitFor(() => expect(said()).not.toMatch(/\d of/));
  press('z', { ctrlKey: true });
  await screen.findByText('Undone: 2 records stand as they did before');
  expect(callsOf(host, 'undo_edits')).toEqual([{ preview_id: 'p1', limit: 50 }]);
});

it('goes on until nothing is left, can be stopped, and says what was refused and not come to', async () => {
  let goOn: (() => void) | null = null;
  const error = refused('records-conflict', 'Somebody else changed it.');
  const host = desk();
  const call = host.call.bind(host);
  let times = 0;
  host.call = (verb, request) => {
    if (verb !== 'carry_out_edits') return call(verb, request);
    times += 1;
    const answer = progress({ done: 1, left: 3 - times, refused: times === 2 ? [{ name: '(7)', error }] : [] });
    return new Promise((done) => (goOn = () => done(answer as never)));
  };
  await open(host);
  press('x');
  press('e');
  await userEvent.type(await screen.findByLabelText('Author'), 'Registry');
  press('Enter', { ctrlKey: true });
  await screen.findByText(/2 change/);
  press('Enter', { ctrlKey: true });
  await waitFor(() => expect(goOn).not.toBeNull());
  act(() => goOn?.());
  await waitFor(() => expect(times).toBe(2));
  await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
  act(() => goOn?.());
  await screen.findByText('1 record was not come to.');
  expect(times).toBe(2);
  screen.getByText('(7)');
  screen.getByText('2 records were changed.');
});

it('looks through many a few at a time, says how far it is, and can be stopped before anything is done', async () => {
  let lookOn: ((unseen: number) => void) | null = null;
  const host = desk({ preview_edits: () => ({ ...preview, records: 900, unseen: 600 }) });
  const call = host.call.bind(host);
  host.call = (verb, request) =>
    verb === 'look_on_edits'
      ? new Promise((done) => (lookOn = (unseen) => done({ ...preview, records: 900, unseen } as never)))
      : call(verb, request);
  await open(host);
  press('x');
  press('e');
  await screen.findByText('300 of 900 records looked at');
  act(() => lookOn?.(300));
  await screen.findByText('600 of 900 records looked at');
  act(() => lookOn?.(0));
  await userEvent.type(await screen.findByLabelText('Author'), 'Registry');
  press('Enter', { ctrlKey: true });
  await screen.findByText('300 of 900 records looked at');
  await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
  expect(screen.getByLabelText('Author')).toHaveProperty('value', 'Registry');
  act(() => lookOn?.(0));
  press('Enter', { ctrlKey: true });
  await screen.findByText('300 of 900 records looked at');
  const begun = callsOf(host, 'preview_edits').length;
  press('Enter', { ctrlKey: true });
  expect(callsOf(host, 'preview_edits').length).toBe(begun);
  act(() => lookOn?.(0));
  await screen.findByText(/2 change/);
  expect(callsOf(host, 'carry_out_edits')).toEqual([]);
});

it('takes a value away only when told so, and leaves alone what was typed back', async () => {
  const host = desk();
  await open(host);
  press('x');
  press('e');
  const organisation = await screen.findByLabelText('Organisation');
  await userEvent.clear(organisation);
  screen.getByText('Will be taken away from all of them');
  await userEvent.type(organisation, 'HAD');
  expect(screen.queryByText(/Will be/)).toBeNull();
  await userEvent.clear(organisation);
  press('Enter', { ctrlKey: true });
  await screen.findByText(/2 change/);
  const asked = callsOf(host, 'preview_edits').at(-1) as Request<'preview_edits'>;
  expect(asked.edits).toEqual([{ element: 'organisation', value: null }]);
});

it('copies references and saves copies of what is chosen', async () => {
  const copied: string[] = [];
  Object.assign(navigator, { clipboard: { writeText: (text: string) => Promise.resolve(copied.push(text)) } });
  const host = desk({
    copy_references: () => ({ text: '(1)\tA\n(2)\tB\n', count: 2 }),
    preview_copies: () => ({
      preview_id: 'c1',
      chosen: 2,
      records: 2,
      unseen: 0,
      files: 2,
      size_bytes: 10,
      first: [{ reference: '(1)', name: '(1) a.pdf', size_bytes: 5 }],
      refused: [],
    }),
    save_copies: () => progress({ done: 2 }),
  });
  await open(host);
  press('x');
  press('C', { ctrlKey: true, shiftKey: true });
  await screen.findByText('2 references were copied');
  expect(copied).toEqual(['(1)\tA\n(2)\tB\n']);
  press('s', { ctrlKey: true });
  await screen.findByText('(1) a.pdf');
  expect(callsOf(host, 'save_copies')).toEqual([]);
  press('Enter', { ctrlKey: true });
  await screen.findByText('2 copies were saved in /tmp/copies.');
  expect(callsOf(host, 'save_copies')).toEqual([{ preview_id: 'c1', path: '/tmp/copies', limit: 50 }]);
});
