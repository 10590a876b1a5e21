/**
 * Keeping: what is due on which day. Months as columns, beneath them the list of the month chosen, at
 * the right the record with its derivation. Which month a record falls into, the desk says.
 */
import { useState, type ReactNode } from 'react';
import { HeldWord } from '../../components/Marks';
import { ErrorNote, Waiting } from '../../components/Notes';
import { PaneHead, Panes } from '../../components/Panes';
import { RowList } from '../../components/RowList';
import type { DueRow } from '../../generated/contract';
import { useVerb } from '../../state/desk';
import { useCommands } from '../../state/keys';
import { useAsked, useGo } from '../../state/places';
import { useStatusText } from '../../state/status';
import { useWords } from '../../state/words';
import css from './Keeping.module.css';
import { KeepingThing } from './KeepingThing';
import { Months } from './Months';

/** The last day that is asked for: ten years of months from today. */
const tenYearsFrom = (today: string) => `${String(Number(today.slice(0, 4)) + 10)}${today.slice(4)}`;

/** The screen; `record` draws a record by its reference. */
export function KeepingScreen({ record }: { record: (reference: string) => ReactNode }) {
  const vault = useVerb('vault_state', {});
  return vault.data ? <Calendar today={vault.data.today} record={record} /> : <Waiting />;
}

function Calendar({ today, record }: { today: string; record: (reference: string) => ReactNode }) {
  const { say } = useWords();
  const go = useGo();
  const asked = useAsked();
  const due = useVerb('due', { on: tenYearsFrom(today), limit: 1000 });
  // The columns begin with the month of the day asked for.
  const columns = useVerb('due', { on: today, limit: 0 });
  const [chosen, setChosen] = useState<string | null>(null);
  const month = asked.month ?? null;
  const rows = (due.data?.rows ?? []).filter((row) => month === null || row.due?.startsWith(month));
  useStatusText(due.data ? say('ui-due-count', { count: due.data.total }) : '');
  useCommands(asked.record ? { back: () => go('/keeping', month ? { month } : {}) } : {});
  if (due.error) return <ErrorNote error={due.error} />;
  if (!due.data) return <Waiting />;
  const open = (row: DueRow) => go('/keeping', { record: row.reference, ...(month ? { month } : {}) });
  const list = (
    <>
      <PaneHead level={asked.record ? 2 : 1} title={say('ui-keeping')} sub={say('ui-keeping-sub')} />
      <Months
        months={columns.data?.months ?? []}
        today={today}
        chosen={month}
        onChoose={(next) => go('/keeping', next ? { month: next } : {}, { replace: true })}
      />
      <RowList
        label={say('ui-due-list')}
        groups={[{ key: 'due', title: null, count: null, rows, empty: say('ui-nothing-due') }]}
        keyOf={(row) => row.reference}
        draw={(row) => <DueLine row={row} today={today} />}
        held={(row) => row.held}
        selected={asked.record ?? chosen ?? rows[0]?.reference ?? null}
        onSelect={(row) => (asked.record ? open(row) : setChosen(row.reference))}
        onOpen={open}
      />
    </>
  );
  const current = rows.find((row) => row.reference === chosen) ?? rows[0] ?? null;
  const thing = asked.record ? (
    record(asked.record)
  ) : (
    <KeepingThing key={current?.reference} row={current} onOpen={open} />
  );
  return (
    <Panes
      id={asked.record ? 'keeping-record' : 'keeping'}
      initial={asked.record ? 340 : 660}
      least={280}
      most={980}
      list={list}
      listLabel={say('ui-due-list')}
      thing={thing}
      thingLabel={say('ui-record')}
      covering={Boolean(asked.record)}
      {...(asked.record ? { onBack: () => go('/keeping', month ? { month } : {}) } : {})}
    />
  );
}

function DueLine({ row, today }: { row: DueRow; today: string }) {
  const { pick, say, read, langOf, date } = useWords();
  return (
    <div className={css.line}>
      <span className={`num ${css.date}`} data-past={(row.due !== null && row.due <= today && !row.held) || undefined}>
        {row.due ? date(row.due) : say('ui-due-unknown')}
      </span>
      <span className={css.title} lang={langOf(row.title)}>
        {read(row.title)}
      </span>
      <span className={css.action}>{row.held ? <HeldWord /> : pick('ui-action', row.action ?? 'none')}</span>
      <span className={`ref ${css.ref}`}>{row.reference}</span>
    </div>
  );
}
