/** A block of cells from a spreadsheet as edits of a group. Worked-out columns take no cells. */
import type { Edit, FieldView, Item } from '../../generated/contract';
import { inRow } from '../../state/pointer';

export type Group = Extract<Item, { item: 'repeat' }>;

/** Edits that put `text` (rows by line, cells by tab) from one cell onward; rows are added as needed. */
export function pasteEdits(
  group: Group,
  fields: Record<string, FieldView>,
  from: { row: number; cell: string },
  text: string,
  rows: number,
): Edit[] {
  const columns = group.columns.filter((column) => fields[column]?.formula === null);
  const first = columns.indexOf(from.cell);
  const lines = text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t'));
  const block = lines.slice(0, Math.max(0, (fields[group.path]?.max_rows ?? Infinity) - from.row));
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
