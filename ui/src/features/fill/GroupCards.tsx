/** A repeating group as cards beneath each other, for rows that do not fit on one line. */
import type { GroupView } from '../../generated/contract';
import { inRow } from '../../state/pointer';
import { useWords } from '../../state/words';
import css from './Fill.module.css';
import type { RowActs } from './GroupField';
import { RowButtons } from './GroupGrid';
import { Field, type FieldTools } from './Section';
import { useValueWords } from './values';

/** The cards: separated by hairlines, numbered in the margin. */
export function GroupCards({ group, tools, acts }: { group: GroupView; tools: FieldTools; acts: RowActs }) {
  const { read } = useWords();
  const words = useValueWords();
  const rows = Array.from({ length: acts.rows }, (_, row) => row);
  return (
    <>
      <ol className={css.cards}>
        {rows.map((row) => {
          const name = `${read(group.row_label)} ${String(row + 1)}`;
          return (
            <li key={row} data-row={row} className={css.card}>
              <header className={css.cardHead}>
                <span className="num">{name}</span>
                <RowButtons row={row} name={name} acts={acts} />
              </header>
              <div className={css.fields}>
                {group.fields.map((field) => {
                  const path = inRow(field.path, row);
                  if (!tools.reading.isVisible(path)) return null;
                  return (
                    <div key={path} className={css.field} data-width={field.width} data-cell={field.path}>
                      <Field field={field} path={path} tools={tools} />
                    </div>
                  );
                })}
              </div>
            </li>
          );
        })}
      </ol>
      {group.totals.map((total) => (
        <p key={total.path} className={css.cardTotal}>
          <span>{read(total.label)}</span>
          <span className="num">{words(total.kind, tools.reading.value(total.path), 'HKD') || '—'}</span>
        </p>
      ))}
    </>
  );
}
