/** A repeating group as a table: one row per line, the columns named once, totals at the foot. */
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { IconButton } from '../../components/Button';
import type { FieldView, GroupView, TotalView } from '../../generated/contract';
import { inRow } from '../../state/pointer';
import { useWords } from '../../state/words';
import css from './Fill.module.css';
import type { RowActs } from './GroupField';
import { Field, type FieldTools } from './Section';
import { useValueWords } from './values';

type Props = { group: GroupView; tools: FieldTools; acts: RowActs };

const isNumber = (field: FieldView) => ['integer', 'decimal', 'money'].includes(field.kind);

/** The table. Columns that no row shows are left out. */
export function GroupGrid({ group, tools, acts }: Props) {
  const { say, read } = useWords();
  const rows = Array.from({ length: acts.rows }, (_, row) => row);
  const columns = group.fields.filter((field) => rows.some((row) => tools.reading.isVisible(inRow(field.path, row))));
  return (
    <div className={css.tableBox}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col" className={css.no}>
              <span className="unseen">{read(group.row_label)}</span>
            </th>
            {columns.map((field) => (
              <th key={field.path} scope="col" data-end={isNumber(field) || undefined} data-kind={field.kind}>
                {read(field.label)}
                {field.unit ? <span className={css.unit}> {read(field.unit)}</span> : null}
              </th>
            ))}
            <th scope="col">
              <span className="unseen">{say('ui-row-acts')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row} row={row} columns={columns} group={group} tools={tools} acts={acts} />
          ))}
        </tbody>
        {group.totals.length > 0 ? <Totals group={group} columns={columns} tools={tools} /> : null}
      </table>
    </div>
  );
}

function Row({ row, columns, group, tools, acts }: Props & { row: number; columns: FieldView[] }) {
  const { read } = useWords();
  const name = `${read(group.row_label)} ${String(row + 1)}`;
  return (
    <tr data-row={row}>
      <th scope="row" className={`num ${css.no}`}>
        {row + 1}
      </th>
      {columns.map((field) => {
        const path = inRow(field.path, row);
        return (
          <td key={field.path} data-cell={field.path}>
            {tools.reading.isVisible(path) ? <Field field={field} path={path} tools={tools} bare={name} /> : null}
          </td>
        );
      })}
      <td className={css.rowActs}>
        <RowButtons row={row} name={name} acts={acts} />
      </td>
    </tr>
  );
}

/** Up, down, away. */
export function RowButtons({ row, name, acts }: { row: number; name: string; acts: RowActs }) {
  const { say } = useWords();
  return (
    <span className={css.rowButtons}>
      <IconButton word={say('ui-row-up', { row: name })} isDisabled={row === 0} onPress={() => acts.move(row, row - 1)}>
        <ArrowUp size={15} strokeWidth={1.5} />
      </IconButton>
      <IconButton word={say('ui-row-down', { row: name })} isDisabled={row === acts.rows - 1} onPress={() => acts.move(row, row + 1)}>
        <ArrowDown size={15} strokeWidth={1.5} />
      </IconButton>
      <IconButton word={say('ui-row-remove', { row: name })} onPress={() => acts.remove(row)}>
        <X size={15} strokeWidth={1.5} />
      </IconButton>
    </span>
  );
}

function Totals({ group, columns, tools }: { group: GroupView; columns: FieldView[]; tools: FieldTools }) {
  return (
    <tfoot>
      {group.totals.map((total) => (
        <Total key={total.path} total={total} columns={columns} tools={tools} />
      ))}
    </tfoot>
  );
}

function Total({ total, columns, tools }: { total: TotalView; columns: FieldView[]; tools: FieldTools }) {
  const { read } = useWords();
  const words = useValueWords();
  const under = columns.findIndex((field) => field.path === total.under);
  const at = under < 0 ? columns.length - 1 : under;
  const column = columns[at];
  return (
    <tr>
      <th scope="row" colSpan={at + 1} className={css.totalLabel}>
        {read(total.label)}
      </th>
      <td className={`num ${css.total}`}>{words(total.kind, tools.reading.value(total.path), column?.currency) || '—'}</td>
      <td colSpan={columns.length - at} />
    </tr>
  );
}
