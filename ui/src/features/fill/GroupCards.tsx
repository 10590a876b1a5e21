/** A repeating group as cards beneath each other, for rows that do not fit on one line. */
import { inRow } from '../../state/pointer';
import { useWords } from '../../state/words';
import type { FieldView } from '../../generated/contract';
import { AttachmentField } from './AttachmentField';
import form from './Fill.module.css';
import css from './Group.module.css';
import { columnsOfFoot, RowButtons } from './GroupGrid';
import type { Group } from './paste';
import { Field } from './Field';
import type { FieldTools, RowActs } from './tools';
import { useShownValue } from './values';

/** The cards: separated by hairlines, numbered in the margin. */
export function GroupCards({ group, tools, acts }: { group: Group; tools: FieldTools; acts: RowActs }) {
  const { say } = useWords();
  const rows = Array.from({ length: acts.rows }, (_, row) => row);
  return (
    <>
      <ol className={css.cards}>
        {rows.map((row) => {
          const name = say('ui-row', { number: row + 1 });
          return (
            <li key={row} data-row={row} className={css.card}>
              <header className={css.cardHead}>
                <span className="num">{name}</span>
                {acts.fixed ? null : <RowButtons row={row} name={name} acts={acts} />}
              </header>
              <div className={form.fields}>
                {group.columns.map((column) => (
                  <Cell key={column} column={column} path={inRow(column, row)} tools={tools} />
                ))}
                {tools.reading.slotsIn(group.columns, row).map(({ slot, path }) => (
                  <AttachmentField key={path} slot={slot} path={path} row={name} tools={tools} />
                ))}
              </div>
            </li>
          );
        })}
      </ol>
      {columnsOfFoot(group, tools).map((total) => (
        <Total key={total.path} path={total.path} field={total.field} tools={tools} />
      ))}
    </>
  );
}

function Cell({ column, path, tools }: { column: string; path: string; tools: FieldTools }) {
  const field = tools.reading.field(column);
  if (!field || !tools.reading.isVisible(path)) return null;
  return (
    <div className={form.field} data-width={field.type === 'longText' ? 'full' : 'half'} data-cell={column}>
      <Field field={field} path={path} tools={tools} />
    </div>
  );
}

function Total({ path, field, tools }: { path: string; field: FieldView; tools: FieldTools }) {
  const { read } = useWords();
  const shown = useShownValue(tools.reading, field, path);
  return (
    <p className={css.cardTotal}>
      <span>{read(field.label)}</span>
      <span className="num">{shown || '—'}</span>
    </p>
  );
}
