/** The charts of take-up, each with its table: completed by form, late by form, month by month, by unit. */
import { useState, type ReactNode } from 'react';
import { BarChart, type Bar } from '../../components/BarChart';
import { Table } from '../../components/Table';
import type { FormTakeUp, TakeUpResponse } from '../../generated/contract';
import { useWords } from '../../state/words';
import { completedBars, lateBars, monthBars, reachedWords, targetWords, tierBars, unitBars } from './bars';
import css from './TakeUp.module.css';

/** All of them; `target` is the way to set one. */
export function Charts({ answer, target }: { answer: TakeUpResponse; target: ReactNode }) {
  const words = useWords();
  const { say, month } = words;
  const figures = (title: string) => ({ title: say(title), figures: true });
  const flow = [figures('ui-takeup-begun'), figures('ui-takeup-completed')];
  const ofUnit = [...flow, figures('ui-takeup-in-hand'), figures('ui-takeup-late'), figures('ui-takeup-late-share')];
  return (
    <>
      <Chart title={say('ui-takeup-by-form')} bars={completedBars(words, answer.forms)} tools={target}>
        <FormTable forms={answer.forms} />
      </Chart>
      <Chart title={say('ui-takeup-late-by-form')} bars={lateBars(words, answer.forms)} whole={100}>
        <LateTable forms={answer.forms} />
      </Chart>
      {/* Of one month alone everything is said above. */}
      {answer.months.length > 1 ? (
        <Chart title={say('ui-takeup-by-month')} bars={monthBars(words, answer.months)}>
          <Table
            columns={[{ title: say('ui-takeup-month') }, ...flow]}
            rows={answer.months.map((one) => ({
              key: one.month,
              cells: [month(one.month), one.figures.begun, one.figures.completed],
            }))}
          />
        </Chart>
      ) : null}
      <Chart title={say('ui-takeup-by-unit')} bars={unitBars(words, answer.units)}>
        <Table
          columns={[{ title: say('ui-takeup-unit') }, ...ofUnit]}
          rows={answer.units.map(({ unit, count }) => ({
            key: unit,
            cells: [
              unit || say('ui-takeup-no-unit'),
              count.figures.begun,
              count.figures.completed,
              count.figures.in_hand,
              count.figures.late,
              percent(count.late_percent),
            ],
          }))}
        />
      </Chart>
      <Chart title={say('ui-takeup-by-tier')} bars={tierBars(words, answer.tiers)} whole={100}>
        <Table
          columns={[
            { title: say('ui-tier') },
            ...['ui-takeup-tier-count', 'ui-takeup-tier-share', 'ui-takeup-completed'].map(figures),
          ]}
          rows={answer.tiers.map(({ tier, forms, percent: share, completed }) => ({
            key: tier,
            cells: [`${tier} ${words.pick('ui-tier', tier)}`, forms, percent(share), completed],
          }))}
        />
      </Chart>
    </>
  );
}

const percent = (share: string | null) => (share === null ? '–' : `${share} %`);

type ChartProps = { title: string; bars: readonly Bar[]; whole?: number; tools?: ReactNode; children: ReactNode };

/** A chart with its heading, and its table behind a word. */
function Chart({ title, bars, whole, tools, children }: ChartProps) {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <section className={css.part}>
      <div className={css.head}>
        <h2>{title}</h2>
        {tools}
      </div>
      {bars.length === 0 ? <p className={css.none}>{say('ui-takeup-none')}</p> : null}
      {bars.length === 0 ? null : <BarChart label={title} bars={bars} {...(whole ? { whole } : {})} />}
      <details className={css.table} onToggle={(event) => setOpen(event.currentTarget.open)}>
        {/* The engine tells a screen reader no role of a summary by itself. */}
        <summary role="button" aria-expanded={open}>
          {say('ui-takeup-table', { of: title })}
        </summary>
        {/* A table that is wider than the pane is walked by the keyboard too. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div role="region" aria-label={say('ui-takeup-table', { of: title })} tabIndex={0} className={css.wide}>
          {children}
        </div>
      </details>
    </section>
  );
}

/** Every form with what happened to it, also those that nobody used. */
function FormTable({ forms }: { forms: readonly FormTakeUp[] }) {
  const words = useWords();
  const { say, read, langOf } = words;
  const columns = [
    'ui-takeup-begun',
    'ui-takeup-completed',
    'ui-takeup-e-signed',
    'ui-takeup-on-paper',
    'ui-takeup-electronic-share',
    'ui-takeup-refused',
    'ui-takeup-withdrawn',
    'ui-takeup-originals',
    'ui-takeup-begun-here',
    'ui-takeup-taken-here',
  ].map((word) => ({ title: say(word), figures: true }));
  const rows = forms.map(({ form_no, title, count, aim }) => ({
    key: form_no,
    lang: langOf(title),
    late: aim?.reached === false,
    cells: [
      <span key="form">
        <span className="ref">{form_no}</span> {read(title)}
      </span>,
      aim ? `${targetWords(words, aim)} · ${reachedWords(words, aim)}` : '–',
      count.figures.begun,
      count.figures.completed,
      count.figures.e_signed,
      count.figures.on_paper,
      percent(count.electronic_percent),
      count.figures.refused,
      count.figures.withdrawn,
      count.figures.originals_outstanding,
      count.begun_here,
      count.taken_here,
    ],
  }));
  return (
    <Table columns={[{ title: say('ui-takeup-form') }, { title: say('ui-takeup-target') }, ...columns]} rows={rows} />
  );
}

/** Every form that was in hand, with what was late. */
function LateTable({ forms }: { forms: readonly FormTakeUp[] }) {
  const { say, read, langOf } = useWords();
  const columns = [
    'ui-takeup-in-hand',
    'ui-takeup-late',
    'ui-takeup-late-share',
    'ui-takeup-open',
    'ui-takeup-overdue',
  ].map((word) => ({ title: say(word), figures: true }));
  const rows = forms
    .filter((form) => form.count.late_percent !== null)
    .map(({ form_no, title, count }) => ({
      key: form_no,
      lang: langOf(title),
      late: count.figures.late > 0,
      cells: [
        <span key="form">
          <span className="ref">{form_no}</span> {read(title)}
        </span>,
        count.figures.in_hand,
        count.figures.late,
        percent(count.late_percent),
        count.figures.open,
        count.figures.overdue,
      ],
    }));
  return <Table columns={[{ title: say('ui-takeup-form') }, ...columns]} rows={rows} />;
}
