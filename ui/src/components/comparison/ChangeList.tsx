/** The changes after a signature as a list by pages: in words, with the values before and after, permitted or not. */
import { Check, TriangleAlert } from 'lucide-react';
import type { LaterChange } from '../../generated/contract';
import { langIn, useWords } from '../../state/words';
import { RowList, type RowGroup } from '../RowList';
import type { Numbered } from './changes';
import css from './Comparison.module.css';

type Props = { all: readonly Numbered[]; chosen: number | null; onChoose: (one: Numbered) => void };

/** The list; the chosen change follows the keys. */
export function ChangeList({ all, chosen, onChoose }: Props) {
  const { say } = useWords();
  const groups: RowGroup<Numbered>[] = [...Map.groupBy(all, ({ change }) => change.page)].map(([page, rows]) => ({
    key: String(page),
    title: page === null ? say('ui-compare-nowhere') : say('ui-page-number', { number: page }),
    count: rows.length,
    rows,
  }));
  return (
    <RowList
      label={say('ui-compare-changes')}
      groups={groups}
      keyOf={({ number }) => String(number)}
      draw={(one) => <Row {...one} />}
      held={({ change }) => !change.permitted}
      selected={chosen === null ? null : String(chosen)}
      onSelect={onChoose}
      onOpen={onChoose}
      autoFocus
    />
  );
}

function Row({ number, change }: Numbered) {
  const { said } = useWords();
  return (
    <div className={css.change}>
      <span className={`num ${css.number}`}>{number}</span>
      <div>
        <p>{said(change.headline)}</p>
        <Values change={change} />
        <Permission change={change} />
      </div>
    </div>
  );
}

function Values({ change: { before, after } }: { change: LaterChange }) {
  const { say } = useWords();
  if (before === null && after === null) return null;
  const shown = (value: string | null) =>
    value ? <span lang={langIn(value)}>{value}</span> : <span className="quiet">{say('ui-compare-nothing')}</span>;
  return (
    <dl className={css.values}>
      <dt>{say('ui-compare-was')}</dt>
      <dd>{shown(before)}</dd>
      <dt>{say('ui-compare-is')}</dt>
      <dd>{shown(after)}</dd>
    </dl>
  );
}

/** An icon and a word; what is forbidden also says why. */
function Permission({ change: { permitted, why } }: { change: LaterChange }) {
  const { say, said } = useWords();
  if (permitted)
    return (
      <p className={css.permitted}>
        <Check size={15} strokeWidth={1.5} aria-hidden="true" /> {say('ui-compare-permitted')}
      </p>
    );
  return (
    <>
      <p className={css.forbidden}>
        <TriangleAlert size={15} strokeWidth={1.5} aria-hidden="true" /> {say('ui-compare-forbidden')}
      </p>
      {why ? <p className={css.why}>{said(why)}</p> : null}
    </>
  );
}
