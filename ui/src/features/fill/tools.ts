/** What is handed down to every field of an open draft, and what rows of a group can do. */
import type { DraftView, OriginalView, Problem } from '../../generated/contract';
import type { DraftDesk } from '../../state/draftDesk';
import { inRow } from '../../state/pointer';
import { focusPath } from './focus';
import type { Group } from './paste';
import type { Column, Reading } from './reading';

/** What every field needs of the draft. */
export type FieldTools = {
  reading: Reading;
  desk: DraftDesk;
  /** The person has met this problem already. */
  shown: (problem: Problem) => boolean;
  /** The person has left the field. */
  leave: (path: string) => void;
  /** Originals of copies that offices before attached. */
  originals: readonly OriginalView[];
  setOriginals: (originals: OriginalView[]) => void;
  /** The draft; null where a form is only tried. */
  view: DraftView | null;
};

/** What rows can do. */
export type RowActs = {
  rows: number;
  /** Nothing can be changed now (another office's part). */
  fixed: boolean;
  full: boolean;
  add: (index: number) => void;
  copy: (row: number) => void;
  remove: (row: number) => void;
  move: (row: number, to: number) => void;
};

/** What one row of a table is drawn from. */
export type RowProps = { row: number; group: Group; columns: readonly Column[]; tools: FieldTools; acts: RowActs };

/** What the rows of a group can do now. */
export function rowActs(group: Group, { desk, reading, leave }: FieldTools): RowActs {
  const { path } = group;
  const rows = reading.rows(path);
  const most = reading.field(path)?.max_rows ?? Infinity;
  const takes = (column: string) => reading.field(column)?.formula === null && !reading.isFixed(inRow(column, 0));
  const first = group.columns.find(takes) ?? path;
  const later = (row: number) => requestAnimationFrame(() => focusPath(inRow(first, row)));
  return {
    rows,
    fixed: reading.isFixed(path),
    full: rows >= most,
    add: (at) => void desk.apply([{ do: 'addRow', path, at }]).then(() => later(at)),
    copy: (row) => void desk.apply([{ do: 'copyRow', path: `${path}/${String(row)}` }]).then(() => later(row + 1)),
    remove: (row) =>
      void desk.apply([{ do: 'removeRow', path: `${path}/${String(row)}` }]).then(() => {
        leave(path);
        later(Math.max(0, row - 1));
      }),
    move: (row, to) => {
      if (to >= 0 && to < rows)
        void desk.apply([{ do: 'moveRow', path: `${path}/${String(row)}`, to }]).then(() => later(to));
    },
  };
}
