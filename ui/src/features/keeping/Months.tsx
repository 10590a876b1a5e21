/**
 * Months as columns: how much falls due in each, hatched when held; before them one column for what is due
 * already. Arrows walk the columns, Enter filters the list. Years are named under their first month.
 */
import type { KeyboardEvent } from 'react';
import type { DueMonth } from '../../generated/contract';
import { useWords } from '../../state/words';
import css from './Keeping.module.css';

/** The column of what is due already. */
export const PAST = 'past';

type Props = {
  /** How many are due already. */
  past: number;
  months: readonly DueMonth[];
  chosen: string | null;
  onChoose: (month: string | null) => void;
};

const HEIGHT = 64;

/** The columns. */
export function Months({ past, months, chosen, onChoose }: Props) {
  const { say, month: monthWords } = useWords();
  // What has piled up must not flatten what is to come: its column ends where the highest month does.
  const most = Math.max(1, ...months.map((month) => month.due));
  const columns = [PAST, ...months.map((month) => month.month)];
  const index = chosen === null ? -1 : columns.indexOf(chosen);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.key === 'Escape') return onChoose(null);
    if (step === undefined) return;
    event.preventDefault();
    const next = columns[Math.min(Math.max(index + step, 0), columns.length - 1)];
    if (next) onChoose(next);
  };
  const focusChosen = (column: HTMLButtonElement | null, name: string) => {
    if (name === chosen && column?.parentElement?.contains(document.activeElement)) column.focus();
  };
  return (
    <div className={css.months} role="group" aria-label={say('ui-months')}>
      <button
        type="button"
        tabIndex={index <= 0 ? 0 : -1}
        ref={(column) => focusChosen(column, PAST)}
        aria-pressed={chosen === PAST}
        aria-label={say('ui-past-due', { due: past })}
        className={`${css.month} ${css.past}`}
        onClick={() => onChoose(chosen === PAST ? null : PAST)}
        onKeyDown={onKeyDown}
      >
        <span className={css.bar} style={{ height: past === 0 ? 0 : Math.max(3, Math.min(past / most, 1) * HEIGHT) }} />
        <span className={`num ${css.year}`}>{say('ui-past')}</span>
      </button>
      {months.map((month, position) => {
        const height = month.due === 0 ? 0 : Math.max(3, Math.round((month.due / most) * HEIGHT));
        const held = month.due === 0 ? 0 : Math.round((month.held / month.due) * height);
        const first = month.month.endsWith('-01') || (position === 0 && month.month.slice(5) < '09');
        return (
          <button
            key={month.month}
            type="button"
            tabIndex={position + 1 === index ? 0 : -1}
            ref={(column) => focusChosen(column, month.month)}
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
