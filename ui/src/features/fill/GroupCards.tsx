/** A repeating group as cards beneath each other, for rows that do not fit on one line. */
import { Fragment, type ReactNode } from 'react';
import { fieldId, inRow } from '../../state/pointer';
import { useWords } from '../../state/words';
import type { FieldView } from '../../generated/contract';
import { AttachmentField } from './AttachmentField';
import form from './Fill.module.css';
import css from './Group.module.css';
import { footOf } from './GroupGrid';
import { RowButtons } from './GroupRow';
import { inRowOf, type Group } from './paste';
import { useRowName } from './ProblemSummary';
import { CardBlocks } from './RowBlocks';
import { Field } from './Field';
import type { FieldTools, RowActs } from './tools';
import { useShownValue } from './values';

type Props = { group: Group; tools: FieldTools; acts: RowActs; inner: (group: Group) => ReactNode };

/** The cards: separated by hairlines, numbered in the margin. `inner` draws a group within a card. */
export function GroupCards({ group, tools, acts, inner }: Props) {
  const { say, read } = useWords();
  const rowName = useRowName();
  const label = tools.reading.field(group.path)?.label;
  return (
    <>
      <CardBlocks
        group={group.path}
        count={acts.rows}
        className={css.cards}
        draw={(row) => {
          const at = `${group.path}/${String(row)}`;
          // Where rows lie within rows, a number alone would not say of what.
          const around = group.inner.length > 0;
          const name = rowName(tools.reading, at, around);
          const number = row + 1;
          const heading = label && around ? say('ui-card-in', { label: read(label), number }) : '';
          return (
            <li key={row} data-row={row} id={fieldId(at)} className={css.card}>
              <header className={css.cardHead}>
                <span className={`num ${heading ? (css.cardName ?? '') : ''}`}>
                  {heading || say('ui-card', { number })}
                </span>
                {acts.fixed ? null : <RowButtons row={row} name={name} acts={acts} />}
              </header>
              <div className={form.fields}>
                {group.columns.map((column) => {
                  const within = group.inner.find(({ path }) => path === column);
                  if (!within) return <Cell key={column} column={column} path={inRow(column, row)} tools={tools} />;
                  const one = inRowOf(within, row);
                  return tools.reading.isVisible(one.path) ? <Fragment key={column}>{inner(one)}</Fragment> : null;
                })}
                {tools.reading.slotsIn(group.columns, row).map(({ slot, path }) => (
                  <AttachmentField key={path} slot={slot} path={path} row={name} tools={tools} />
                ))}
              </div>
            </li>
          );
        }}
      />
      {footOf(group, tools).totals.map((total) => (
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
