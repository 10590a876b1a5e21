/** A block of cells from a spreadsheet as edits of a group. Worked-out columns take no cells. */
import type { Edit, FieldView, Message, Repeat } from '../../generated/contract';
import { inRow, patternOf } from '../../state/pointer';

/** A group as the layout draws it; a group within a row has the numbers of the rows around it in its paths. */
export type Group = Repeat;

/** The group within one row of a group around it. */
export const inRowOf = (group: Group, row: number): Group => ({
  ...group,
  path: inRow(group.path, row),
  columns: group.columns.map((column) => inRow(column, row)),
  inner: group.inner.map((inner) => inRowOf(inner, row)),
  foot: group.foot.map((total) => inRow(total, row)),
});

/** Why a block does not go into a group from one cell onward: rows or columns would be left out; null = it goes. */
export function tooLarge(
  group: Group,
  fields: Record<string, FieldView>,
  from: { row: number; cell: string },
  text: string,
): Message | null {
  const lines = linesOf(text);
  const rows = (fields[patternOf(group.path)]?.max_rows ?? Infinity) - from.row;
  if (lines.length > rows) return { code: 'ui-paste-rows', args: { rows: lines.length, most: Math.max(0, rows) } };
  const columns = taking(group, fields);
  const wide = lines.reduce((most, cells) => Math.max(most, cells.length), 0);
  const left = columns.length - placeOf(columns, from.cell);
  return wide > left ? { code: 'ui-paste-columns', args: { columns: wide, most: left } } : null;
}

/** The places of a row that take cells: what is worked out and a group take none, a value of sides one for each side. */
const taking = (group: Group, fields: Record<string, FieldView>) =>
  group.columns.flatMap((column) => {
    const field = fields[patternOf(column)];
    if (field?.formula !== null || field.type === 'repeat') return [];
    return field.sides.length > 0 ? field.sides.map((side) => `${column}/${side.name}`) : [column];
  });

/** Where the cells of a column begin. */
const placeOf = (columns: readonly string[], cell: string) =>
  columns.findIndex((column) => column === cell || column.startsWith(`${cell}/`));

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
  const first = placeOf(columns, from.cell);
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
