/**
 * Take-up: how much each form is used in a period, against its target. The desk counts; the screen chooses the period, draws,
 * and says in words whatever it draws.
 */
import { useState } from 'react';
import { Button } from '../../components/Button';
import { RadioChoice, SelectChoice } from '../../components/fields/Choices';
import { ErrorNote, Waiting } from '../../components/Notes';
import { OnePane, PaneHead } from '../../components/Panes';
import { Trouble } from '../../components/Trouble';
import type { TakeUpAsk, TakeUpPeriod, TakeUpResponse } from '../../generated/contract';
import { useAct, useHost, useVerb } from '../../state/desk';
import { useGo } from '../../state/places';
import { useStatusText } from '../../state/status';
import { useWords } from '../../state/words';
import { Charts } from './Charts';
import { TargetDialog } from './TargetDialog';
import css from './TakeUp.module.css';

const PERIODS = ['month', 'quarter', 'financial_year', 'all'] as const satisfies readonly TakeUpPeriod[];
const ALL = 'all';
const ONE = 'one ';
const EVERYTHING: TakeUpAsk = { period: 'month', from: null, to: null, form_no: null, unit: null };

/** The screen. */
export function TakeUpScreen() {
  const { say } = useWords();
  const [ask, setAsk] = useState(EVERYTHING);
  const shown = useVerb('take_up', { ask }, { hold: true });
  // Every form can be chosen, also while only one is counted.
  const whole = useVerb('take_up', { ask: { ...ask, form_no: null } }, { hold: true });
  const figures = shown.data?.total.figures;
  useStatusText(
    figures ? say('ui-takeup-begun-and-completed', { begun: figures.begun, completed: figures.completed }) : '',
  );
  const error = shown.error ?? whole.error;
  if (error) return <Trouble title={say('ui-takeup')} error={error} onRetry={() => void shown.refetch()} />;
  if (!shown.data || !whole.data) return <Waiting />;
  const answer = shown.data;
  return (
    <OnePane label={say('ui-takeup')}>
      <PaneHead title={say('ui-takeup')} sub={<Days answer={answer} />} arrives>
        <Ways ask={ask} />
      </PaneHead>
      <div className={css.scroller}>
        <div className={css.page}>
          <Choice ask={ask} whole={whole.data} onAsk={setAsk} />
          <Totals answer={answer} />
          <Charts
            answer={answer}
            target={answer.may_set_target ? <TargetDialog forms={answer.forms} period={ask.period} /> : null}
          />
          <p className={css.source}>{say('ui-takeup-source')}</p>
        </div>
      </div>
    </OnePane>
  );
}

/** From when to when, and up to which day it is counted. */
function Days({ answer: { from, to, counted_to: at } }: { answer: TakeUpResponse }) {
  const { say, date } = useWords();
  if (from === null) return say('ui-takeup-until', { to: date(to) });
  const days = { from: date(from), to: date(to), at: date(at) };
  return say(at === to ? 'ui-takeup-between' : 'ui-takeup-so-far', days);
}

/** Where else one goes from here: the forms themselves, and a table for spreadsheets. */
function Ways({ ask }: { ask: TakeUpAsk }) {
  const { say } = useWords();
  const go = useGo();
  const host = useHost();
  const act = useAct('save_take_up');
  const save = () =>
    void host.pickSave('take-up.csv').then(
      (path) => path && act.mutate({ ask, path }),
      () => undefined,
    );
  return (
    <>
      <ErrorNote error={act.error} />
      <span role="status">{act.data ? say('ui-takeup-saved', { name: act.data.name }) : null}</span>
      <Button kind="quiet" onPress={() => go('/track')}>
        {say('ui-track')}
      </Button>
      <Button onPress={save} isDisabled={act.isPending}>
        {say('ui-takeup-save')}
      </Button>
    </>
  );
}

type ChoiceProps = { ask: TakeUpAsk; whole: TakeUpResponse; onAsk: (ask: TakeUpAsk) => void };

/** Period, form and unit. */
function Choice({ ask, whole, onAsk }: ChoiceProps) {
  const { say, pick, read } = useWords();
  const one = (code: string) => (code === ALL ? null : code.slice(ONE.length));
  const forms = whole.forms.map((form) => ({ code: ONE + form.form_no, label: read(form.title), hint: form.form_no }));
  const units = whole.all_units.map((unit) => ({ code: ONE + unit, label: unit || say('ui-takeup-no-unit') }));
  return (
    <div className={css.choice}>
      <RadioChoice
        id="period"
        label={say('ui-period')}
        options={PERIODS.map((code) => ({ code, label: pick('ui-period', code) }))}
        value={ask.period}
        onChange={(code) => onAsk({ ...ask, period: code as TakeUpPeriod })}
      />
      <SelectChoice
        id="takeup-form"
        label={say('ui-takeup-form')}
        options={[{ code: ALL, label: say('ui-takeup-all-forms') }, ...forms]}
        value={ask.form_no === null ? ALL : ONE + ask.form_no}
        onChange={(code) => onAsk({ ...ask, form_no: one(code) })}
      />
      <SelectChoice
        id="takeup-unit"
        label={say('ui-takeup-unit')}
        options={[{ code: ALL, label: say('ui-takeup-all-units') }, ...units]}
        value={ask.unit === null ? ALL : ONE + ask.unit}
        onChange={(code) => onAsk({ ...ask, unit: one(code) })}
      />
    </div>
  );
}

/** The whole at a glance. */
function Totals({ answer: { total } }: { answer: TakeUpResponse }) {
  const { say } = useWords();
  const { figures } = total;
  const late = say('ui-takeup-late-note', { late: figures.late, all: figures.in_hand });
  const facts = [
    { word: 'ui-takeup-begun', figure: figures.begun, note: say('ui-takeup-here-note', { count: total.begun_here }) },
    {
      word: 'ui-takeup-completed',
      figure: figures.completed,
      note: say('ui-takeup-ways-note', { signed: figures.e_signed, paper: figures.on_paper }),
    },
    {
      word: 'ui-takeup-late-share',
      figure: total.late_percent === null ? '–' : `${total.late_percent} %`,
      note: late,
      late: figures.late > 0,
    },
    {
      word: 'ui-takeup-originals',
      figure: figures.originals_outstanding,
      note: say('ui-takeup-overdue-note', { overdue: figures.overdue, open: figures.open }),
    },
  ];
  return (
    <dl className={css.totals}>
      {facts.map(({ word, figure, note, late: isLate }) => (
        <div key={word} data-late={isLate || undefined}>
          <dt>{say(word)}</dt>
          <dd className="num">{figure}</dd>
          <dd className={css.note}>{note}</dd>
        </div>
      ))}
    </dl>
  );
}
