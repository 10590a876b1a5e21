/** A block of cells from a spreadsheet as edits of a group. Worked-out columns take no cells. */
import type { Edit, FieldView, Item, Message } from '../../generated/contract';
import { inRow } from '../../state/pointer';

export type Group = Extract<Item, { item: 'repeat' }>;

/** Why a block does not go into a group from one cell onward: rows or columns would be left out; null = it goes. */
export function tooLarge(
  group: Group,
  fields: Record<string, FieldView>,
  from: { row: number; cell: string },
  text: string,
): Message | null {
  const lines = linesOf(text);
  const rows = (fields[group.path]?.max_rows ?? Infinity) - from.row;
  if (lines.length > rows) return { code: 'ui-paste-rows', args: { rows: lines.length, most: Math.max(0, rows) } };
  const columns = taking(group, fields);
  const wide = lines.reduce((most, cells) => Math.max(most, cells.length), 0);
  const left = columns.length - columns.indexOf(from.cell);
  return wide > left ? { code: 'ui-paste-columns', args: { columns: wide, most: left } } : null;
}

/** The columns that take cells: what is worked out takes none. */
const taking = (group: Group, fields: Record<string, FieldView>) =>
  group.columns.filter((column) => fields[column]?.formula === null);

const linesOf = (text: string) =>
  text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t'));

/** Edits that put `text` (rows by line, cells by tab) from one cell onward; rows are added as needed. */
export function pasteEdits(
  group: Group,
  fields: Record<string, FieldView>,
  from: { row: number; cell: string },
  text: string,
  rows: number,
): Edit[] {
  const columns = taking(group, fields);
  const first = columns.indexOf(from.cell);
  const block = linesOf(text);
  const missing = Math.max(0, from.row + block.length - rows);
  const added = Array.from({ length: missing }, (): Edit => ({ do: 'addRow', path: group.path }));
  const sets = block.flatMap((cells, line) =>
    cells.flatMap((value, offset): Edit[] => {
      const column = columns[first + offset];
      return column ? [{ do: 'set', path: inRow(column, from.row + line), value: value.trim() }] : [];
    }),
  );
  return [...added, ...sets];
}
