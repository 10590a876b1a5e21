/** A repeating group as a table: one row per line, the columns named once, totals at the foot. */
import { ArrowDown, ArrowUp, CircleAlert, Copy, X } from 'lucide-react';
import { Fragment } from 'react';
import { IconButton } from '../../components/Button';
import type { FieldView } from '../../generated/contract';
import { fieldId, inRow } from '../../state/pointer';
import { useWords } from '../../state/words';
import css from './Group.module.css';
import type { Group } from './paste';
import { useProblemWords, useRowName } from './ProblemSummary';
import { Field } from './Field';
import { FEW, RowBlocks } from './RowBlocks';
import { RowFiles } from './RowFiles';
import type { FieldTools, RowActs } from './tools';
import { isNumber, useShownValue } from './values';

type Props = { group: Group; tools: FieldTools; acts: RowActs };

/** A column: its path, its field, whether nothing can be entered in it, and whether some row must have it. */
type Column = { path: string; field: FieldView; fixed?: boolean; required?: boolean };

/** Widths of columns by kind, in pixels; kinds that are missing share what is left, at least `SHARE` each. */
const WIDTHS: Partial<Record<FieldView['type'], number>> = {
  date: 134,
  time: 68,
  boolean: 66,
  integer: 76,
  decimal: 84,
  money: 112,
  dateRange: 150,
  fileReference: 150,
  namePair: 240,
  orgNamePair: 240,
  address: 280,
};
/** The list of yes and no, where an answer is wanted and a box would not do. */
const YES_NO = 84;
const NUMBER = 28;
const ACTS = 120;
const SHARE = 150;
/** What is only read is small: text takes several lines, and a name a line for each script. Days and numbers stay on one. */
const READ = 92;
const READ_WIDTHS: typeof WIDTHS = {
  date: 100,
  integer: 56,
  decimal: 68,
  money: 96,
  dateRange: 130,
  fileReference: 108,
  namePair: 130,
  orgNamePair: 130,
  address: 190,
};

const widthOf = ({ field, fixed, required }: Column): number | undefined => {
  if (fixed) return READ_WIDTHS[field.type] ?? WIDTHS[field.type] ?? READ;
  return field.type === 'boolean' && required ? YES_NO : WIDTHS[field.type];
};

const leastWidth = (columns: readonly Column[], fixed: boolean): number =>
  columns.reduce((sum, column) => sum + (widthOf(column) ?? SHARE), fixed ? NUMBER : NUMBER + ACTS);

/** The fields of the patterns that some row shows. */
export function columnsOf(patterns: readonly string[], tools: FieldTools, rows: readonly number[]): Column[] {
  return patterns.flatMap((path) => {
    const field = tools.reading.field(path);
    const shown = rows.map((row) => inRow(path, row)).filter((at) => tools.reading.isVisible(at));
    const fixed = field?.formula === null && shown.every((at) => tools.reading.isFixed(at));
    const required = shown.some((at) => tools.reading.isRequired(at));
    return field && shown.length > 0 ? [{ path, field, fixed, required }] : [];
  });
}

/** The table. Columns that no row shows are left out. */
export function GroupGrid({ group, tools, acts }: Props) {
  const { say, read } = useWords();
  const rows = Array.from({ length: acts.rows }, (_, row) => row);
  const columns = columnsOf(group.columns, tools, rows);
  const label = tools.reading.field(group.path)?.label ?? { en: '', 'zh-Hant-HK': '' };
  const rowName = useRowName();
  const called = [rowName(tools.reading, group.path, true), read(label)].filter(Boolean).join(say('ui-comma'));
  return (
    // A part that another office has filled in has no field to walk to, and scrolls by keys all the same.
    <div
      className={css.tableBox}
      {...(acts.fixed ? { role: 'region', 'aria-label': say('ui-rows-of', { label: called }), tabIndex: 0 } : {})}
    >
      <table
        className={css.table}
        style={{ minWidth: leastWidth(columns, acts.fixed) }}
        // Of a long table not every row is drawn, so its length and the place of each row are said.
        {...(acts.rows > FEW ? { 'aria-rowcount': acts.rows + 1 } : {})}
      >
        <colgroup>
          <col width={NUMBER} />
          {columns.map((column) => (
            <col key={column.path} width={widthOf(column)} />
          ))}
          {acts.fixed ? null : <col width={ACTS} />}
        </colgroup>
        <thead>
          <tr>
            <th scope="col" className={css.no}>
              <span className="unseen">{say('ui-col-number')}</span>
            </th>
            {columns.map(({ path, field }) => (
              <th key={path} scope="col" data-end={isNumber(field) || undefined}>
                {read(field.label)}
                {field.unit ? <span className={css.unit}> {read(field.unit)}</span> : null}
              </th>
            ))}
            {acts.fixed ? null : (
              <th scope="col" className={css.acts}>
                <span className="unseen">{say('ui-row-acts')}</span>
              </th>
            )}
          </tr>
        </thead>
        <RowBlocks
          group={group.path}
          count={acts.rows}
          columns={columns.length + (acts.fixed ? 1 : 2)}
          tools={tools}
          draw={(row) => (
            <Fragment key={row}>
              <Row row={row} group={group} columns={columns} tools={tools} acts={acts} />
              <RowProblems row={row} group={group} columns={columns} tools={tools} acts={acts} />
              <RowFiles
                row={row}
                name={rowName(tools.reading, `${group.path}/${String(row)}`)}
                group={group}
                columns={acts.fixed ? columns.length : columns.length + 1}
                tools={tools}
              />
            </Fragment>
          )}
        />
        <tfoot>
          {columnsOfFoot(group, tools).map((total) => (
            <Total key={total.path} total={total} columns={columns} tools={tools} fixed={acts.fixed} />
          ))}
        </tfoot>
      </table>
    </div>
  );
}

/** The fields at the foot that are shown now. */
export function columnsOfFoot(group: Group, tools: FieldTools): Column[] {
  return group.foot.flatMap((path) => {
    const field = tools.reading.field(path);
    return field && tools.reading.isVisible(path) ? [{ path, field }] : [];
  });
}

function Row({ row, group, columns, tools, acts }: Props & { row: number; columns: Column[] }) {
  const at = `${group.path}/${String(row)}`;
  const name = useRowName()(tools.reading, at);
  return (
    <tr data-row={row} id={fieldId(at)} {...(acts.rows > FEW ? { 'aria-rowindex': row + 2 } : {})}>
      <th scope="row" className={`num ${css.no}`}>
        {row + 1}
      </th>
      {columns.map((column) => {
        const path = inRow(column.path, row);
        return (
          <td
            key={path}
            data-cell={column.path}
            data-kind={column.field.type}
            data-end={isNumber(column.field) || undefined}
            data-fixed={column.fixed || undefined}
          >
            {tools.reading.isVisible(path) ? (
              <Field field={column.field} path={path} tools={tools} bare={name} />
            ) : null}
          </td>
        );
      })}
      {acts.fixed ? null : (
        <td className={css.acts}>
          <RowButtons row={row} name={name} acts={acts} />
        </td>
      )}
    </tr>
  );
}

/** What is wrong in a row, beneath it: the same sentence once, before it the columns it concerns. */
function RowProblems({ row, group, columns, tools, acts }: Props & { row: number; columns: Column[] }) {
  const { say, read } = useWords();
  const sentence = useProblemWords();
  const at = `${group.path}/${String(row)}`;
  // What is wrong with a file stands at the file.
  const files = tools.reading.slotsIn(group.columns, row);
  const isOfFile = (path: string) => files.some((place) => path === place.path || path.startsWith(`${place.path}/`));
  const problems = tools.reading.problemsAt(at).filter((one) => tools.shown(one) && !isOfFile(one.path));
  if (problems.length === 0) return null;
  const nameOf = (path: string) => {
    const column = columns.find((one) => inRow(one.path, row) === path || path.startsWith(`${inRow(one.path, row)}/`));
    return column ? read(column.field.label) : '';
  };
  return (
    <tr className={css.rowProblems}>
      <td />
      <td colSpan={acts.fixed ? columns.length : columns.length + 1}>
        {[...Map.groupBy(problems, sentence)].map(([words, same]) => {
          const names = same.map((problem) => nameOf(problem.path)).filter(Boolean);
          return (
            <p key={words}>
              <CircleAlert size={15} strokeWidth={1.5} aria-hidden="true" />
              <span>
                {names.length > 0 ? say('ui-problem-at', { label: names.join(say('ui-and')), problem: words }) : words}
              </span>
            </p>
          );
        })}
      </td>
    </tr>
  );
}

/** Up, down, again, away. */
export function RowButtons({ row, name, acts }: { row: number; name: string; acts: RowActs }) {
  const { say } = useWords();
  return (
    <span className={css.rowButtons}>
      <IconButton word={say('ui-row-up', { row: name })} isDisabled={row === 0} onPress={() => acts.move(row, row - 1)}>
        <ArrowUp size={15} strokeWidth={1.5} />
      </IconButton>
      <IconButton
        word={say('ui-row-down', { row: name })}
        isDisabled={row === acts.rows - 1}
        onPress={() => acts.move(row, row + 1)}
      >
        <ArrowDown size={15} strokeWidth={1.5} />
      </IconButton>
      <IconButton word={say('ui-row-copy', { row: name })} isDisabled={acts.full} onPress={() => acts.copy(row)}>
        <Copy size={14} strokeWidth={1.5} />
      </IconButton>
      <IconButton word={say('ui-row-remove', { row: name })} onPress={() => acts.remove(row)}>
        <X size={15} strokeWidth={1.5} />
      </IconButton>
    </span>
  );
}

/** A total stands under the last column of its own kind, and where there is none under the last. */
type TotalProps = { total: Column; columns: Column[]; tools: FieldTools; fixed: boolean };

function Total({ total, columns, tools, fixed }: TotalProps) {
  const { read } = useWords();
  const shown = useShownValue(tools.reading, total.field, total.path);
  const under = columns.findLastIndex((column) => column.field.type === total.field.type);
  const at = under < 0 ? columns.length - 1 : under;
  const rest = columns.length - at - (fixed ? 1 : 0);
  return (
    <tr>
      <th scope="row" colSpan={at + 1} className={css.totalLabel}>
        {read(total.field.label)}
      </th>
      <td className={`num ${css.total}`}>{shown || '—'}</td>
      {rest > 0 ? <td colSpan={rest} /> : null}
    </tr>
  );
}
