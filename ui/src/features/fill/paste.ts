/** A block of cells from a spreadsheet as edits of a group. Only typed fields take cells. */
import type { Edit, GroupView } from '../../generated/contract';
import { inRow } from '../../state/pointer';

/** Edits that put `text` (rows by line, cells by tab) from one cell onward; rows are added as needed. */
export function pasteEdits(group: GroupView, from: { row: number; cell: string }, text: string, rows: number): Edit[] {
  const fields = group.fields.filter((field) => !field.computed);
  const first = fields.findIndex((field) => field.path === from.cell);
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/).map((line) => line.split('\t'));
  const most = group.max_rows ?? Infinity;
  const block = lines.slice(0, Math.max(0, most - from.row));
  const missing = Math.max(0, from.row + block.length - rows);
  const added = Array.from({ length: missing }, (_, extra): Edit => ({ op: 'insert_row', path: group.path, index: rows + extra }));
  const sets = block.flatMap((cells, line) =>
    cells.flatMap((value, offset): Edit[] => {
      const field = fields[first + offset];
      return field ? [{ op: 'set', path: inRow(field.path, from.row + line), value: value.trim() }] : [];
    }),
  );
  return [...added, ...sets];
}
