/**
 * A repeating group as a grid or as cards. Rows are added, moved and taken away by keys (Alt+Enter,
 * Alt+arrows, Alt+Delete) or buttons; a block copied from a spreadsheet fills cells and adds rows.
 * Totals stand at the foot.
 */
import { Plus } from 'lucide-react';
import type { ClipboardEvent, KeyboardEvent } from 'react';
import { Button } from '../../components/Button';
import { LabelWords } from '../../components/fields/Frame';
import type { GroupView } from '../../generated/contract';
import { isComposing } from '../../state/composing';
import { fieldId, inRow } from '../../state/pointer';
import { useWords } from '../../state/words';
import css from './Fill.module.css';
import { focusPath } from './focus';
import { GroupCards } from './GroupCards';
import { GroupGrid } from './GroupGrid';
import { pasteEdits } from './paste';
import { useProblemWords } from './ProblemSummary';
import type { FieldTools } from './Section';

/** What rows can do. */
export type RowActs = {
  rows: number;
  full: boolean;
  add: (index: number) => void;
  remove: (row: number) => void;
  move: (row: number, to: number) => void;
};

/** The group. */
export function GroupField({ group, tools }: { group: GroupView; tools: FieldTools }) {
  const { say, read, beneath } = useWords();
  const sentence = useProblemWords();
  const acts = rowActs(group, tools);
  const own = tools.reading.evaluation.problems.find((problem) => problem.path === group.path && tools.shown(problem));
  const row = read(group.row_label);
  return (
    <fieldset
      id={fieldId(group.path)}
      tabIndex={-1}
      className={css.group}
      data-error={own ? true : undefined}
      aria-describedby={own ? `${fieldId(group.path)}-error` : undefined}
      onKeyDown={(event) => onRowKey(event, acts)}
      onPaste={(event) => onPaste(event, group, tools)}
    >
      <legend className={css.legend}>
        <LabelWords label={read(group.label)} beneath={beneath(group.label)} />
      </legend>
      {group.help ? <p className={css.partHelp}>{read(group.help)}</p> : null}
      {acts.rows === 0 ? (
        <p className={css.note}>{say('ui-no-rows', { row })}</p>
      ) : group.layout === 'grid' ? (
        <GroupGrid group={group} tools={tools} acts={acts} />
      ) : (
        <GroupCards group={group} tools={tools} acts={acts} />
      )}
      {own ? (
        <p id={`${fieldId(group.path)}-error`} className={css.groupError}>
          {sentence(own)}
        </p>
      ) : null}
      <Button icon={<Plus size={16} strokeWidth={1.5} />} onPress={() => acts.add(acts.rows)} isDisabled={acts.full} chord="Alt+Enter">
        {say('ui-add-row', { row })}
      </Button>
    </fieldset>
  );
}

function rowActs(group: GroupView, { desk, reading, leave }: FieldTools): RowActs {
  const { path } = group;
  const rows = reading.rows(path);
  const firstOf = (row: number) => inRow(group.fields.find((field) => !field.computed)?.path ?? path, row);
  const later = (row: number) => requestAnimationFrame(() => focusPath(firstOf(row)));
  return {
    rows,
    full: reading.isFixed(path) || (group.max_rows !== null && rows >= group.max_rows),
    add: (index) => void desk.apply([{ op: 'insert_row', path, index }]).then(() => later(index)),
    remove: (row) =>
      void desk.apply([{ op: 'remove_row', path, index: row }]).then(() => {
        leave(path);
        later(Math.max(0, row - 1));
      }),
    move: (from, to) => {
      if (to >= 0 && to < rows) void desk.apply([{ op: 'move_row', path, from, to }]).then(() => later(to));
    },
  };
}

const rowOf = (target: EventTarget) => {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]')?.dataset.row : undefined;
  return row === undefined ? null : Number(row);
};

function onRowKey(event: KeyboardEvent, acts: RowActs): void {
  if (isComposing(event) || !event.altKey || event.ctrlKey || event.shiftKey) return;
  const row = rowOf(event.target);
  if (event.key === 'Enter') acts.add(row === null ? acts.rows : row + 1);
  else if (row === null) return;
  else if (event.key === 'ArrowUp') acts.move(row, row - 1);
  else if (event.key === 'ArrowDown') acts.move(row, row + 1);
  else if (event.key === 'Delete') acts.remove(row);
  else return;
  event.preventDefault();
}

function onPaste(event: ClipboardEvent, group: GroupView, { desk, reading }: FieldTools): void {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-cell]')?.dataset.cell : undefined;
  const row = rowOf(event.target);
  const text = event.clipboardData.getData('text/plain');
  if (cell === undefined || row === null || !/[\t\n]/.test(text.trimEnd())) return;
  event.preventDefault();
  void desk.apply(pasteEdits(group, { row, cell }, text, reading.rows(group.path)));
}
