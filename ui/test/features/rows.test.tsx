/** Rows of a repeating group by keys, and a block from a spreadsheet. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { FillScreen } from '../../src/features/fill/FillScreen';
import { GroupField } from '../../src/features/fill/GroupField';
import { Reading } from '../../src/features/fill/reading';
import { pasteEdits, tooLarge, type Group } from '../../src/features/fill/paste';
import { drafts, views } from '../recorded/forms';
import { callsOf, show } from '../render';

const form = views['urn:mform:had:ch-booking'];
const fields = form?.fields ?? {};
const group = form?.pages
  .flatMap((page) => page.sections)
  .flatMap((section) => section.items)
  .find((item) => item.item === 'repeat') as Group;

describe('keys', () => {
  it.each([
    ['Enter', { do: 'addRow', path: '/bookings', at: 2 }],
    ['ArrowUp', { do: 'moveRow', path: '/bookings/1', to: 0 }],
    ['Delete', { do: 'removeRow', path: '/bookings/1' }],
  ])('Alt+%s in the second row', async (key, edit) => {
    const { host } = await show(<FillScreen />, { at: '/?draft=hall-whole' });
    const table = await screen.findByRole('table');
    const cell = within(table).getByRole('textbox', { name: /^From.*row 2/ });
    fireEvent.keyDown(cell, { key, altKey: true });
    await waitFor(() => expect(callsOf(host, 'update_draft')).toEqual([{ draft_id: 'hall-whole', edits: [edit] }]));
  });

  it('leaves Alt+Enter to the input method while it composes', async () => {
    const { host } = await show(<FillScreen />, { at: '/?draft=hall-whole' });
    const cell = within(await screen.findByRole('table')).getByRole('textbox', { name: /^From.*row 2/ });
    fireEvent.keyDown(cell, { key: 'Enter', altKey: true, keyCode: 229 });
    await new Promise((done) => setTimeout(done, 50));
    expect(callsOf(host, 'update_draft')).toEqual([]);
  });
});

describe('the foot', () => {
  it('shows what is worked out in the table, and beneath it a field for what is entered', async () => {
    const draft = drafts['hall-whole'];
    if (!draft) throw new Error('no such draft');
    const reading = new Reading(draft.form, { ...draft, typed: new Map() } as never);
    const tools = { reading, shown: () => false, leave: () => undefined, desk: {} } as never;
    const foot = [...group.foot, '/registrationNo'];
    await show(<GroupField group={{ ...group, foot }} tools={tools} />);
    const table = await screen.findByRole('table');
    const entered = screen.getByRole('textbox', { name: /Registration number/ });
    expect(table.contains(entered)).toBe(false);
    expect(within(table).queryByText(/Registration number/)).toBeNull();
    expect(within(table).getByText('Total fee')).toBeTruthy();
  });
});

describe('what is said of every row', () => {
  it('is read from the pattern of the field as from each of its places', () => {
    const draft = drafts['hall-whole'];
    if (!draft) throw new Error('no such draft');
    const { evaluation } = draft;
    const once = (places: string[]) => [...new Set(places.map((at) => at.replace(/^\/bookings\/\d+/, '/bookings/*')))];
    const told = { ...evaluation, visible: once(evaluation.visible), required: once(evaluation.required) };
    expect(told.visible.length).toBeLessThan(evaluation.visible.length);
    const [row, pattern] = [evaluation, told].map(
      (one) => new Reading(draft.form, { ...draft, evaluation: one, typed: new Map() } as never),
    );
    expect(pattern?.columnsOf(group)).toEqual(row?.columnsOf(group));
    expect(pattern?.columnsOf(group).length).toBeGreaterThan(2);
    expect(pattern?.isVisible('/bookings/1/venue')).toBe(true);
    expect(pattern?.isVisible('/perHead')).toBe(false);
  });
});

describe('a block from a spreadsheet', () => {
  it('fills cells from the one it is pasted into and adds the rows it needs', () => {
    const edits = pasteEdits(
      group,
      fields,
      { row: 1, cell: '/bookings/*/from' },
      '14:00\t15:00\r\n16:00\t17:00\r\n',
      2,
    );
    expect(edits).toEqual([
      { do: 'addRow', path: '/bookings' },
      { do: 'set', path: '/bookings/1/from', value: '14:00' },
      { do: 'set', path: '/bookings/1/to', value: '15:00' },
      { do: 'set', path: '/bookings/2/from', value: '16:00' },
      { do: 'set', path: '/bookings/2/to', value: '17:00' },
    ]);
  });

  it('goes in whole or not at all, and never into worked-out columns', () => {
    const most = fields['/bookings']?.max_rows ?? 0;
    const lines = (count: number) => Array.from({ length: count }, () => 'a\tb').join('\n');
    const from = { row: 0, cell: '/bookings/*/venue' };
    expect(tooLarge(group, fields, from, lines(most))).toBeNull();
    expect(tooLarge(group, fields, from, lines(most + 5))).toEqual({
      code: 'ui-paste-rows',
      args: { rows: most + 5, most },
    });
    expect(tooLarge(group, fields, from, 'a\tb\tc\td\te\tf\tg\th')?.code).toBe('ui-paste-columns');
    const edits = pasteEdits(group, fields, from, lines(most), 1);
    expect(edits.filter((edit) => edit.do === 'addRow')).toHaveLength(most - 1);
    expect(edits.some((edit) => /\/(hours|fee)$/.test(edit.path))).toBe(false);
  });
});
