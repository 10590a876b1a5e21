/** One row of a table: its fields, what is wrong in it, its files. Drawn anew only when something in it has changed. */
import { ArrowDown, ArrowUp, CircleAlert, Copy, X } from 'lucide-react';
import { memo } from 'react';
import { IconButton } from '../../components/Button';
import { fieldId, inRow } from '../../state/pointer';
import { useWords } from '../../state/words';
import { Field } from './Field';
import css from './Group.module.css';
import { useProblemWords, useRowName } from './ProblemSummary';
import { FEW } from './RowBlocks';
import { RowFiles } from './RowFiles';
import { sameRow } from './same';
import type { RowActs, RowProps } from './tools';
import { isNumber } from './values';

/** The row. */
export const GroupRow = memo(function GroupRow(props: RowProps) {
  const { row, group, columns, tools, acts } = props;
  const name = useRowName()(tools.reading, `${group.path}/${String(row)}`);
  return (
    <>
      <Cells {...props} name={name} />
      <RowProblems {...props} />
      <RowFiles
        row={row}
        name={name}
        group={group}
        columns={acts.fixed ? columns.length : columns.length + 1}
        tools={tools}
      />
    </>
  );
}, sameRow);

function Cells({ row, group, columns, tools, acts, name }: RowProps & { name: string }) {
  return (
    <tr
      data-row={row}
      id={fieldId(`${group.path}/${String(row)}`)}
      {...(acts.rows > FEW ? { 'aria-rowindex': row + 2 } : {})}
    >
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
              <Field field={column.field} path={path} tools={tools} bare={name} column={column.path} />
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
function RowProblems({ row, group, columns, tools, acts }: RowProps) {
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
