/** What is drawn anew at a key and at an answer of the desk: only what reads otherwise than it is drawn. */
import type { FieldView } from '../../generated/contract';
import { inRow } from '../../state/pointer';
import { FEW } from './RowBlocks';
import type { FieldTools, RowProps } from './tools';

const alike = (one: unknown, other: unknown): boolean =>
  one === other ||
  (typeof one === 'object' && typeof other === 'object' && JSON.stringify(one) === JSON.stringify(other));

/** What is said of a place and of what lies beneath it. */
const said = ({ reading, shown }: FieldTools, path: string) => reading.problemsAt(path).filter(shown);

/** Whether a field reads the same. */
export function sameField(before: FieldTools, after: FieldTools, field: FieldView, path: string): boolean {
  const [old, now] = [before.reading, after.reading];
  if (before.desk !== after.desk || old.form !== now.form) return false;
  const places = [path, ...field.sides.map((side) => `${path}/${side.name}`)];
  if (!places.every((at) => alike(old.value(at), now.value(at)))) return false;
  if (old.masked(path) !== now.masked(path)) return false;
  if (sameAnswer(before, after)) return true;
  return (
    old.isVisible(path) === now.isVisible(path) &&
    old.isRequired(path) === now.isRequired(path) &&
    old.isFixed(path) === now.isFixed(path) &&
    old.evaluation.lines[path] === now.evaluation.lines[path] &&
    places.every((at) => alike(old.evaluation.choices[at], now.evaluation.choices[at])) &&
    alike(said(before, path), said(after, path))
  );
}

/** Whether the desk has said nothing else, and the person has met nothing else of it. */
const sameAnswer = (before: FieldTools, after: FieldTools) =>
  before.reading.evaluation === after.reading.evaluation && before.shown === after.shown;

/** Whether a row of a table reads the same. */
export function sameRow(before: RowProps, after: RowProps): boolean {
  const { row, group } = after;
  if (before.row !== row || before.group.path !== group.path || !sameActs(before, after) || !sameColumns(before, after))
    return false;
  const at = `${group.path}/${String(row)}`;
  const same = ({ path, field }: RowProps['columns'][number]) =>
    sameField(before.tools, after.tools, field, inRow(path, row));
  return (
    after.columns.every(same) && alike(said(before.tools, at), said(after.tools, at)) && sameFiles(before, after, at)
  );
}

/** Whether the same fields stand in the same columns. */
const sameColumns = ({ columns: old }: RowProps, { columns: now }: RowProps) =>
  old === now ||
  (old.length === now.length &&
    old.every((one, at) => {
      const other = now[at];
      return one.field === other?.field && one.fixed === other.fixed && one.required === other.required;
    }));

/** Whether the same can be done with the row. */
function sameActs({ row, acts: old }: RowProps, { acts: now }: RowProps): boolean {
  const isLast = (rows: number) => row === rows - 1;
  return (
    old.fixed === now.fixed &&
    old.full === now.full &&
    isLast(old.rows) === isLast(now.rows) &&
    old.rows > FEW === now.rows > FEW
  );
}

/** A row without files has the same; where it has some, nothing may have been said or typed of them. */
function sameFiles({ tools: old }: RowProps, { tools: now, group, row }: RowProps, at: string): boolean {
  const places = (tools: FieldTools) => tools.reading.slotsIn(group.columns, row).length;
  if (places(old) === 0 && places(now) === 0) return true;
  return (
    sameAnswer(old, now) &&
    old.originals === now.originals &&
    alike(old.reading.typedBeneath(at), now.reading.typedBeneath(at))
  );
}
