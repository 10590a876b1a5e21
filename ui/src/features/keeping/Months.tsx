/**
 * Months as columns: how much falls due in each; hatched when held. What is past stands in the list alone. Arrows walk the
 * columns, Enter filters the list. Years are named under their first month.
 */
import type { KeyboardEvent } from 'react';
import type { DueMonth } from '../../generated/contract';
import { useWords } from '../../state/words';
import css from './Keeping.module.css';

type Props = {
  months: readonly DueMonth[];
  chosen: string | null;
  onChoose: (month: string | null) => void;
};

const HEIGHT = 64;

/** The columns. */
export function Months({ months, chosen, onChoose }: Props) {
  const { say, month: monthWords } = useWords();
  const most = Math.max(1, ...months.map((month) => month.due));
  const index = months.findIndex((month) => month.month === chosen);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.key === 'Escape') return onChoose(null);
    if (step === undefined) return;
    event.preventDefault();
    const next = months[Math.min(Math.max(index + step, 0), months.length - 1)];
    if (next) onChoose(next.month);
  };
  return (
    <div className={css.months} role="group" aria-label={say('ui-months')}>
      {months.map((month, position) => {
        const height = month.due === 0 ? 0 : Math.max(3, Math.round((month.due / most) * HEIGHT));
        const held = month.due === 0 ? 0 : Math.round((month.held / month.due) * height);
        const first = month.month.endsWith('-01') || (position === 0 && month.month.slice(5) < '09');
        return (
          <button
            key={month.month}
            type="button"
            tabIndex={position === Math.max(index, 0) ? 0 : -1}
            ref={(column) => {
              if (month.month === chosen && column?.parentElement?.contains(document.activeElement)) column.focus();
            }}
            aria-pressed={month.month === chosen}
            aria-label={say('ui-month-due', { month: monthWords(month.month), due: month.due, held: month.held })}
            className={css.month}
            data-first={first || undefined}
            onClick={() => onChoose(month.month === chosen ? null : month.month)}
            onKeyDown={onKeyDown}
          >
            <span className={css.bar} style={{ height }}>
              {held > 0 ? <span className={css.heldBar} style={{ height: held }} /> : null}
            </span>
            {first ? <span className={`num ${css.year}`}>{month.month.slice(0, 4)}</span> : null}
          </button>
        );
      })}
    </div>
  );
}
