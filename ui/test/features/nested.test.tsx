/** Rows within rows: the files of a box stand in its card, and hear their own keys only. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FillScreen } from '../../src/features/fill/FillScreen';
import { inRowOf, pasteEdits, tooLarge, type Group } from '../../src/features/fill/paste';
import { listenForKeys } from '../../src/state/keys';
import { views } from '../recorded/forms';
import { callsOf, show } from '../render';

const form = views['urn:mform:rm:records-transfer'];
const fields = form?.fields ?? {};
const boxes = form?.pages
  .flatMap((page) => page.sections)
  .flatMap((section) => section.items)
  .find((item) => item.item === 'repeat') as Group;
const files = inRowOf(boxes.inner[0] as Group, 1);

let stop: () => void;
beforeEach(() => (stop = listenForKeys(() => true)));
afterEach(() => stop());

const open = async () => {
  const { host } = await show(<FillScreen />, { at: '/?draft=transfer' });
  const outer = await screen.findByRole('group', { name: /^Boxes/ });
  const inner = within(outer).getAllByRole('group', { name: /^Files in this box/ });
  return { host, outer, inner };
};

const edits = (host: Parameters<typeof callsOf>[0]) =>
  callsOf(host, 'update_draft').flatMap((call) => (call as { edits: unknown[] }).edits);

describe('files in boxes', () => {
  it('stand in the card of their box, with its sums at the foot', async () => {
    const { inner } = await open();
    expect(inner).toHaveLength(2);
    const [first, second] = inner.map((one) => within(one).getAllByRole('row'));
    // A head, the files, two sums.
    expect([first?.length, second?.length]).toEqual([1 + 2 + 2, 1 + 1 + 2]);
    expect(first?.at(-2)?.textContent).toContain('2');
    expect(second?.at(-1)?.textContent).toContain('31 Mar 2022');
    // A title has room for both its scripts, and the buttons of the row for themselves.
    const widths = [...(inner[0]?.querySelectorAll('col') ?? [])].map((col) => col.getAttribute('width'));
    expect(widths).toContain('240');
    expect(widths.at(-1)).toBe('120');
  });

  it.each([
    ['Enter', { do: 'addRow', path: '/boxes/0/files', at: 2 }],
    ['c', { do: 'copyRow', path: '/boxes/0/files/1' }],
    // Caps Lock is on.
    ['C', { do: 'copyRow', path: '/boxes/0/files/1' }],
    ['ArrowUp', { do: 'moveRow', path: '/boxes/0/files/1', to: 0 }],
    ['Delete', { do: 'removeRow', path: '/boxes/0/files/1' }],
  ])('Alt+%s in a file means the file', async (key, edit) => {
    const { host, inner } = await open();
    const part = within(inner[0] as HTMLElement).getByRole('textbox', {
      name: /^Part, Boxes, item 1, Files in this box, row 2\b/,
    });
    fireEvent.keyDown(part, { key, altKey: true });
    await waitFor(() => expect(edits(host)).toEqual([edit]));
  });

  it.each([
    ['Enter', { do: 'addRow', path: '/boxes', at: 2 }],
    ['c', { do: 'copyRow', path: '/boxes/1' }],
    ['ArrowUp', { do: 'moveRow', path: '/boxes/1', to: 0 }],
    ['Delete', { do: 'removeRow', path: '/boxes/1' }],
  ])('Alt+%s in a field of the box means the box', async (key, edit) => {
    const { host, outer } = await open();
    const label = within(outer).getAllByRole('textbox', { name: /^Box label/ })[1] as HTMLElement;
    fireEvent.keyDown(label, { key, altKey: true });
    await waitFor(() => expect(edits(host)).toEqual([edit]));
  });

  it('are called by both their groups, and a box is an item and no row', async () => {
    const { outer, inner } = await open();
    within(outer).getByRole('button', { name: 'Move Boxes, item 2 up' });
    within(inner[1] as HTMLElement).getByRole('button', { name: 'Remove Boxes, item 2, Files in this box, row 1' });
    within(outer).getByRole('button', { name: /^Add an item to Boxes/ });
  });

  it('have buttons that say what they add a row to', async () => {
    const { host, inner } = await open();
    fireEvent.click(within(inner[1] as HTMLElement).getByRole('button', { name: /^Add a row to Files in this box/ }));
    await waitFor(() => expect(edits(host)).toEqual([{ do: 'addRow', path: '/boxes/1/files', at: 1 }]));
  });

  it('are named with both their rows where something is wrong', async () => {
    await open();
    fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });
    const link = await screen.findByRole('link', { name: /^Boxes, item 2, Files in this box, row 1, Title: / });
    fireEvent.click(link);
    expect(document.activeElement?.closest('#f-boxes-1-files-0-title')).not.toBeNull();
  });
});

describe('a block from a spreadsheet', () => {
  it('goes into the files of one box, the scripts of a title each by itself', () => {
    const block = 'DO/4/20\t1\t會議紀錄\tMinutes\t2013-02-05\nDO/4/20\t2\t帳目\tAccounts\t2018-01-02';
    const at = { row: 0, cell: '/boxes/1/files/*/reference' };
    expect(tooLarge(files, fields, at, block)).toBeNull();
    expect(pasteEdits(files, fields, at, block, 1)).toEqual([
      { do: 'addRow', path: '/boxes/1/files' },
      { do: 'set', path: '/boxes/1/files/0/reference', value: 'DO/4/20' },
      { do: 'set', path: '/boxes/1/files/0/part', value: '1' },
      { do: 'set', path: '/boxes/1/files/0/title/zh', value: '會議紀錄' },
      { do: 'set', path: '/boxes/1/files/0/title/en', value: 'Minutes' },
      { do: 'set', path: '/boxes/1/files/0/from', value: '2013-02-05' },
      { do: 'set', path: '/boxes/1/files/1/reference', value: 'DO/4/20' },
      { do: 'set', path: '/boxes/1/files/1/part', value: '2' },
      { do: 'set', path: '/boxes/1/files/1/title/zh', value: '帳目' },
      { do: 'set', path: '/boxes/1/files/1/title/en', value: 'Accounts' },
      { do: 'set', path: '/boxes/1/files/1/from', value: '2018-01-02' },
    ]);
  });

  it('goes in whole or not at all', () => {
    const lines = (count: number) => Array.from({ length: count }, () => 'DO/4/20').join('\n');
    const at = { row: 0, cell: '/boxes/1/files/*/reference' };
    expect(tooLarge(files, fields, at, lines(40))).toBeNull();
    expect(tooLarge(files, fields, at, lines(41))).toEqual({ code: 'ui-paste-rows', args: { rows: 41, most: 40 } });
  });
});
