/**
 * Keeping: what is due on which day. Months as columns, beneath them the list of the month chosen, at
 * the right the record with its derivation. Which month a record falls into, the desk says.
 */
import { useEffect, useState, type ReactNode } from 'react';
import { HeldWord } from '../../components/Marks';
import { Waiting } from '../../components/Notes';
import { PaneHead, Panes } from '../../components/Panes';
import { RowList } from '../../components/RowList';
import { Trouble } from '../../components/Trouble';
import type { DueResponse, DueRow } from '../../generated/contract';
import { useVerb } from '../../state/desk';
import { useCommands } from '../../state/keys';
import { useAsked, useGo } from '../../state/places';
import { useStatusText } from '../../state/status';
import { useWords } from '../../state/words';
import css from './Keeping.module.css';
import { KeepingThing } from './KeepingThing';
import { Months, PAST } from './Months';

/** How many rows the desk is asked for; what lies beyond them is said. */
const LIMIT = 1000;

/** The last day that is asked for: the first of this month, ten years on. A day that every month has. */
const tenYearsFrom = (today: string) => `${String(Number(today.slice(0, 4)) + 10)}${today.slice(4, 7)}-01`;

/** The screen; `record` draws a record by its reference. */
export function KeepingScreen({ record }: { record: (reference: string) => ReactNode }) {
  const { say } = useWords();
  const vault = useVerb('vault_state', {});
  if (vault.error)
    return <Trouble title={say('ui-keeping')} error={vault.error} onRetry={() => void vault.refetch()} />;
  return vault.data ? <Asking today={vault.data.today} record={record} /> : <Waiting />;
}

function Asking({ today, record }: { today: string; record: (reference: string) => ReactNode }) {
  const { say } = useWords();
  const { month } = useAsked();
  // The columns begin with the month of the day asked for; of what is due by then the number is enough.
  const now = useVerb('due', { on: today, from: null, limit: 1 });
  // The list is asked for by itself: of the month that is chosen, or of all ten years.
  const listed = useVerb('due', { ...spanOf(month, today), limit: LIMIT }, { hold: true });
  const error = listed.error ?? now.error;
  const again = () => {
    void listed.refetch();
    void now.refetch();
  };
  if (error) return <Trouble title={say('ui-keeping')} error={error} onRetry={again} />;
  if (!listed.data || !now.data) return <Waiting />;
  return <Calendar listed={listed.data} now={now.data} record={record} />;
}

/** The days of a column: everything past, one month, or all. */
function spanOf(month: string | undefined, today: string): { on: string; from: string | null } {
  if (month === PAST) return { on: today, from: null };
  if (!month) return { on: tenYearsFrom(today), from: null };
  const [year = 0, number = 0] = month.split('-').map(Number);
  // The day before the first of the next month.
  const last = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
  return { on: last, from: `${month}-01` };
}

type Props = { listed: DueResponse; now: DueResponse; record: (reference: string) => ReactNode };

function Calendar({ listed, now, record }: Props) {
  const { say } = useWords();
  const go = useGo();
  const asked = useAsked();
  const [chosen, setChosen] = useState<string | null>(null);
  const [shown, setShown] = useState(false);
  const month = asked.month ?? null;
  const { rows } = listed;
  useStatusText(say('ui-due-count', { count: listed.total }));
  const back = () => go('/keeping', month ? { month } : {});
  useCommands(asked.record ? { back } : {});
  useEffect(() => {
    // The record one comes back from is the one that stands chosen.
    if (asked.record) setChosen(asked.record);
  }, [asked.record]);
  const open = (row: DueRow) => go('/keeping', { record: row.reference, ...(month ? { month } : {}) });
  const list = (
    <>
      <PaneHead level={asked.record ? 2 : 1} title={say('ui-keeping')} sub={say('ui-keeping-sub')} />
      <Months
        past={now.total}
        months={now.months}
        chosen={month}
        onChoose={(next) => go('/keeping', next ? { month: next } : {}, { replace: true })}
      />
      {listed.total > rows.length ? (
        <p className={css.beyond}>{say('ui-due-beyond', { listed: rows.length, total: listed.total })}</p>
      ) : null}
      <RowList
        label={say('ui-due-list')}
        groups={[{ key: 'due', title: null, count: null, rows, empty: say('ui-nothing-due') }]}
        keyOf={(row) => row.reference}
        draw={(row) => <DueLine row={row} due={row.due !== null && row.due <= now.on} />}
        held={(row) => row.held}
        selected={asked.record ?? chosen ?? rows[0]?.reference ?? null}
        onSelect={(row) => (asked.record ? open(row) : setChosen(row.reference))}
        onOpen={open}
        onShow={() => setShown(true)}
        arrives={!asked.record}
      />
    </>
  );
  const current = rows.find((row) => row.reference === chosen) ?? rows[0] ?? null;
  const beside = asked.record !== undefined;
  return (
    <Panes
      id={beside ? 'keeping-record' : 'keeping'}
      initial={beside ? 340 : 660}
      least={280}
      most={980}
      list={list}
      listLabel={say('ui-due-list')}
      thing={
        asked.record ? record(asked.record) : <KeepingThing key={current?.reference} row={current} onOpen={open} />
      }
      thingLabel={say('ui-record')}
      covering={beside || shown}
      {...(beside ? {} : { thingTitle: say('ui-keeping') })}
      onBack={beside ? back : () => setShown(false)}
    />
  );
}

/** One line; `due` when its day has come. */
function DueLine({ row, due }: { row: DueRow; due: boolean }) {
  const { pick, say, read, langOf, date } = useWords();
  return (
    <div className={css.line}>
      <span className={`num ${css.date}`} data-past={(due && !row.held) || undefined}>
        {row.due ? date(row.due) : say('ui-due-unknown')}
        {due && !row.held ? <span className="unseen"> {say('ui-due-now')}</span> : null}
      </span>
      <span className={css.title} lang={langOf(row.title)}>
        {read(row.title)}
      </span>
      <span className={css.action}>{row.held ? <HeldWord /> : pick('ui-action', row.action ?? 'none')}</span>
      <span className={`ref ${css.ref}`}>{row.reference}</span>
    </div>
  );
}
