/** Where the focus goes: to what was opened, and back to the row one came from; columns sort by keys. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FilesScreen } from '../../src/features/files/FilesScreen';
import { FormsScreen } from '../../src/features/catalogue/FormsScreen';
import { RecordPane } from '../../src/features/record/RecordPane';
import { SearchScreen } from '../../src/features/search/SearchScreen';
import { listenForKeys } from '../../src/state/keys';
import { callsOf, show } from '../render';

vi.mock('../../src/components/PdfPages', () => ({ PdfPages: () => null }));
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
afterEach(() => stop());

const record = (reference: string) => <RecordPane key={reference} reference={reference} />;
const PART = 'DO/4/12 Pt 2';
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

describe('files', () => {
  it('lead from the register to the heading of the record, and back to its row', async () => {
    const { router } = await show(<FilesScreen record={record} />, { at: `/files?node=${encodeURIComponent(PART)}` });
    const grid = await screen.findByRole('grid');
    grid.focus();
    press('ArrowDown');
    press('Enter');
    await waitFor(() =>
      expect(document.activeElement?.textContent).toBe('Hire of Shek Wan Road hall for a dance competition'),
    );
    expect(document.activeElement?.tagName).toBe('H1');
    const opened = (router.state.location.search as { record: string }).record;
    press('Escape');
    await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('grid'));
    const chosen = within(document.activeElement as HTMLElement).getByRole('row', { selected: true });
    expect(opened).toContain(`(${chosen.querySelector('[role=gridcell]')?.textContent ?? '?'})`);
  });

  it('keep the focus on the register when a row is pressed, and its keys go on', async () => {
    await show(<FilesScreen record={record} />, { at: `/files?node=${encodeURIComponent(PART)}` });
    const grid = await screen.findByRole('grid');
    await userEvent.click(within(grid).getAllByRole('row')[1] as HTMLElement);
    expect(document.activeElement).toBe(grid);
    press('ArrowDown');
    await waitFor(() => expect(within(grid).getAllByRole('row')[2]?.getAttribute('aria-selected')).toBe('true'));
  });

  it('sort by a column from the keyboard', async () => {
    const { host } = await show(<FilesScreen record={record} />, { at: `/files?node=${encodeURIComponent(PART)}` });
    const dated = await screen.findByRole('button', { name: /^Dated/ });
    expect(dated.tabIndex).toBe(0);
    dated.focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(callsOf(host, 'list_records').at(-1)).toMatchObject({ sort: 'dated_desc' }));
    expect(screen.queryByRole('heading', { level: 1, name: /Hire for/ })).toBeNull();
  });

  it('show everything first in the plan', async () => {
    const { router } = await show(<FilesScreen record={record} />, { at: `/files?node=${encodeURIComponent(PART)}` });
    await userEvent.click(await screen.findByRole('treeitem', { name: /^All records/ }));
    await waitFor(() => expect(router.state.location.search).toEqual({}));
  });
});

it('search leads to the heading of the record, and back to the hit', async () => {
  await show(<SearchScreen record={record} />, { at: '/search?q=hall' });
  const field = await screen.findByRole('textbox');
  await screen.findAllByRole('option');
  fireEvent.keyDown(field, { key: 'ArrowDown', keyCode: 229 });
  expect(document.activeElement).toBe(field);
  press('ArrowDown');
  press('j');
  const hit = screen.getByRole('option', { selected: true }).textContent;
  press('Enter');
  await waitFor(() => expect(document.activeElement?.tagName).toBe('H1'));
  press('Escape');
  await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('listbox'));
  expect(screen.getByRole('option', { selected: true }).textContent).toBe(hit);
});

describe('the catalogue', () => {
  it('begins the first form that the words leave, on Enter in the field', async () => {
    const { host } = await show(<FormsScreen />, { at: '/forms' });
    const field = await screen.findByRole('textbox');
    await userEvent.type(field, 'GEN-LV');
    fireEvent.keyDown(field, { key: 'ArrowDown' });
    expect(document.activeElement?.getAttribute('role')).toBe('listbox');
    field.focus();
    await userEvent.clear(field);
    await userEvent.type(field, 'holiday');
    fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 });
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => expect(callsOf(host, 'start_draft')).toHaveLength(1));
    expect(callsOf(host, 'start_draft')[0]).toMatchObject({ form_id: expect.stringContaining('gen') as string });
  });

  it('shows the form that was asked for, with the focus on its row', async () => {
    const { host } = await show(<FormsScreen />, { at: '/forms?form=HAD-CH-1' });
    expect((await screen.findByRole('option', { selected: true })).textContent).toContain('HAD-CH-1');
    expect(document.activeElement?.getAttribute('role')).toBe('listbox');
    expect(callsOf(host, 'start_draft')).toEqual([]);
  });
});
