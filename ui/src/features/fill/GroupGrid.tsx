/** A repeating group as a table: one row per line, the columns named once, totals at the foot. */
import type { FieldView } from '../../generated/contract';
import { helpIdOf } from '../../state/pointer';
import { useWords } from '../../state/words';
import css from './Group.module.css';
import { GroupRow } from './GroupRow';
import type { Group } from './paste';
import { useRowName } from './ProblemSummary';
import type { Column } from './reading';
import { FEW, RowBlocks } from './RowBlocks';
import type { FieldTools, RowActs } from './tools';
import { isNumber, useShownValue } from './values';

type Props = { group: Group; tools: FieldTools; acts: RowActs };

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

/** The table. Columns that no row shows are left out. */
export function GroupGrid({ group, tools, acts }: Props) {
  const { say, read } = useWords();
  const columns = tools.reading.columnsOf(group);
  const label = tools.reading.field(group.path)?.label ?? { en: '', 'zh-Hant-HK': '' };
  const rowName = useRowName();
  const called = [rowName(tools.reading, group.path, true), read(label)].filter(Boolean).join(say('ui-comma'));
  return (
    // A part that another office has filled in has no field to walk to, and scrolls by keys all the same.
    <div
      className={css.tableBox}
      data-long={acts.rows > FEW || undefined}
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
                {field.help ? (
                  <span hidden id={helpIdOf(path)}>
                    {read(field.help)}
                  </span>
                ) : null}
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
          draw={(row) => <GroupRow key={row} row={row} group={group} columns={columns} tools={tools} acts={acts} />}
        />
        <tfoot>
          {footOf(group, tools).totals.map((total) => (
            <Total key={total.path} total={total} columns={columns} tools={tools} fixed={acts.fixed} />
          ))}
        </tfoot>
      </table>
    </div>
  );
}

/** The fields at the foot that are shown now: sums and the like, and those in which something is entered. */
export function footOf(group: Group, { reading }: FieldTools): { totals: Column[]; entered: Column[] } {
  const shown = group.foot.flatMap((path): Column[] => {
    const field = reading.field(path);
    return field && reading.isVisible(path) ? [{ path, field }] : [];
  });
  const isEntered = ({ path, field }: Column) => field.formula === null && !reading.isFixed(path);
  return { totals: shown.filter((one) => !isEntered(one)), entered: shown.filter(isEntered) };
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
