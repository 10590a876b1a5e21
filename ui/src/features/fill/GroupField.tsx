/**
 * A repeating group as a grid or as cards. Rows are added, copied, moved and taken away by keys (Alt+Enter,
 * Alt+C, Alt+arrows, Alt+Delete) or buttons; a block copied from a spreadsheet fills cells and adds rows.
 * Totals stand at the foot. Within a card stands a group of its own, and hears its own keys only.
 */
import { Plus } from 'lucide-react';
import type { ClipboardEvent, KeyboardEvent } from 'react';
import { Button } from '../../components/Button';
import { LabelWords } from '../../components/fields/Frame';
import { isComposing } from '../../state/composing';
import { sayRefused } from '../../state/intake';
import { fieldId, patternOf } from '../../state/pointer';
import { useWords } from '../../state/words';
import { Field } from './Field';
import form from './Fill.module.css';
import css from './Group.module.css';
import { GroupCards } from './GroupCards';
import { footOf, GroupGrid } from './GroupGrid';
import { pasteEdits, tooLarge, type Group } from './paste';
import { useProblemWords } from './ProblemSummary';
import { rowActs, type FieldTools, type RowActs } from './tools';

/** What is added, alone and where the group has to be named. */
const WORDS = { grid: ['ui-add-row', 'ui-add-row-to'], cards: ['ui-add-card', 'ui-add-card-to'] } as const;

/** The group. */
export function GroupField({ group, tools }: { group: Group; tools: FieldTools }) {
  const { say, read, beneath } = useWords();
  const sentence = useProblemWords();
  const acts = rowActs(group, tools);
  const own = tools.reading.problemsOf(group.path).find(tools.shown);
  const field = tools.reading.field(group.path);
  if (!field) return null;
  const [add, addTo] = WORDS[group.rows];
  const { entered } = footOf(group, tools);
  const nested = group.inner.length > 0 || group.path !== patternOf(group.path);
  return (
    // Keys of rows are heard where the rows stand; every one has a button too.
    <fieldset
      id={fieldId(group.path)}
      data-group
      tabIndex={-1}
      className={css.group}
      data-error={own ? true : undefined}
      aria-describedby={own ? `${fieldId(group.path)}-error` : undefined}
      onKeyDownCapture={(event) => onRowKey(event, acts)}
      onPaste={(event) => onPaste(event, group, tools)}
    >
      <legend className={css.legend}>
        <LabelWords label={read(field.label)} beneath={beneath(field.label)} />
      </legend>
      {field.help ? <p className={form.partHelp}>{read(field.help)}</p> : null}
      {acts.rows === 0 ? (
        <p className={form.note}>{say('ui-no-rows')}</p>
      ) : group.rows === 'grid' ? (
        <GroupGrid group={group} tools={tools} acts={acts} />
      ) : (
        <GroupCards group={group} tools={tools} acts={acts} inner={(one) => <GroupField group={one} tools={tools} />} />
      )}
      {entered.length > 0 ? (
        <div className={form.fields}>
          {entered.map((one) => (
            <div key={one.path} className={form.field} data-width="half">
              <Field field={one.field} path={one.path} tools={tools} />
            </div>
          ))}
        </div>
      ) : null}
      {own ? (
        <p id={`${fieldId(group.path)}-error`} className={css.groupError}>
          {sentence(own)}
        </p>
      ) : null}
      {acts.fixed ? null : (
        <Button
          icon={<Plus size={16} strokeWidth={1.5} />}
          onPress={() => acts.add(acts.rows)}
          isDisabled={acts.full}
          chord="Alt+Enter"
        >
          {nested ? say(addTo, { label: read(field.label) }) : say(add)}
        </Button>
      )}
    </fieldset>
  );
}

/** The group to which a place of the page belongs: the nearest around it. */
const isOwn = (event: { target: EventTarget; currentTarget: Element }) =>
  event.target instanceof Element && event.target.closest('[data-group]') === event.currentTarget;

/** The row of the group in which something happened; null outside its rows. */
const rowOf = ({ target, currentTarget }: { target: EventTarget; currentTarget: Element }) => {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  return row && currentTarget.contains(row) ? Number(row.dataset.row) : null;
};

/** Heard before the field hears it, which would open its list by Alt and an arrow; an open list keeps its keys. */
function onRowKey(event: KeyboardEvent, acts: RowActs): void {
  if (acts.fixed || !isOwn(event) || isComposing(event) || !event.altKey || event.ctrlKey || event.shiftKey) return;
  if (event.target instanceof Element && event.target.getAttribute('aria-expanded') === 'true') return;
  const row = rowOf(event);
  if (event.key === 'Enter' && !acts.full) acts.add(row === null ? acts.rows : row + 1);
  else if (row === null) return;
  else if (event.key.toLowerCase() === 'c' && !acts.full) acts.copy(row);
  else if (event.key === 'ArrowUp') acts.move(row, row - 1);
  else if (event.key === 'ArrowDown') acts.move(row, row + 1);
  else if (event.key === 'Delete') acts.remove(row);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function onPaste(event: ClipboardEvent, group: Group, { desk, reading }: FieldTools): void {
  const cell =
    event.target instanceof Element ? event.target.closest<HTMLElement>('[data-cell]')?.dataset.cell : undefined;
  const row = rowOf(event);
  const text = event.clipboardData.getData('text/plain');
  if (!isOwn(event) || cell === undefined || row === null || !/[\t\n]/.test(text.trimEnd())) return;
  event.preventDefault();
  const refused = tooLarge(group, reading.form.fields, { row, cell }, text);
  sayRefused(refused);
  if (refused) return;
  void desk.apply(pasteEdits(group, reading.form.fields, { row, cell }, text, reading.rows(group.path)));
}
