/** One form under way: its offices in a row with what each has done, and the one thing to do with it here. */
import { Button } from '../../components/Button';
import { Facts } from '../../components/Facts';
import { Empty, ErrorNote, Told } from '../../components/Notes';
import { ReminderFact } from '../../components/ReminderFact';
import { StageLine } from '../../components/StageLine';
import { ThingHead } from '../../components/ThingHead';
import type { TrackedForm, WireError } from '../../generated/contract';
import { useAct, useHost } from '../../state/desk';
import { useGo } from '../../state/places';
import { useWords } from '../../state/words';
import { openStages } from './stage';
import css from './Track.module.css';

type Props = { form: TrackedForm | null; error: WireError | null; onOpen: (form: TrackedForm) => void };

/** The pane. */
export function TrackThing({ form, error, onOpen }: Props) {
  const { pick, say, read, langOf, date } = useWords();
  const go = useGo();
  if (!form)
    return (
      <Empty text={say('ui-track-empty')}>
        <Button kind="main" onPress={() => go('/forms')} chord="Ctrl+N">
          {say('ui-cmd-new-form')}
        </Button>
      </Empty>
    );
  const title = form.subject ?? form.form_title;
  const stages = openStages(form);
  return (
    <article className={css.thing}>
      <ThingHead
        kind={<span lang={langOf(form.form_title)}>{read(form.form_title)}</span>}
        mark={form.form_no}
        title={title}
      />
      <div className={css.stages}>
        <StageLine stages={form.stages} down />
      </div>
      <Facts>
        <dt>{say('ui-track-begun')}</dt>
        <dd>
          <span lang={langOf(form.begun_by.name)}>{read(form.begun_by.name)}</span>
          {' · '}
          <span className="num">{date(form.begun_on)}</span>
        </dd>
        <dt>{say('ui-track-now')}</dt>
        <dd>
          {stages.length > 0
            ? stages.map((stage) => read(stage.by)).join(say('ui-and'))
            : pick('ui-track', form.standing)}
          {form.open_since ? (
            <span className="num">{` · ${say('ui-since-when', { at: date(form.open_since) })}`}</span>
          ) : null}
        </dd>
        {form.due_on ? (
          <>
            <dt>{say('ui-due-label')}</dt>
            <dd className="num" data-late={form.days_late > 0 || undefined}>
              {date(form.due_on)}
              {form.days_late > 0 ? ` · ${say('ui-track-late', { days: form.days_late })}` : ''}
            </dd>
          </>
        ) : null}
        {form.turn_to.length > 0 ? (
          <>
            <dt>{say('ui-track-turn-to')}</dt>
            <dd>
              {form.turn_to.map(read).join(say('ui-and'))}
              {form.follow_up ? ` · ${say('ui-track-follow-up')}` : ''}
            </dd>
          </>
        ) : null}
        <ReminderFact reminders={form.reminders} />
        <GivenBack form={form} />
      </Facts>
      <ErrorNote error={error} />
      {form.mine ? (
        <Button kind="main" onPress={() => onOpen(form)} chord="Enter">
          {say('ui-track-do')}
        </Button>
      ) : null}
      {form.can_carry ? <CarryButton key={form.instance_id} form={form} /> : null}
    </article>
  );
}

/** Writes the form into a file for a desk that cannot be reached. */
function CarryButton({ form }: { form: TrackedForm }) {
  const { say } = useWords();
  const host = useHost();
  const act = useAct('save_hand_over_file');
  const save = () =>
    void host.pickSave(`${form.form_no}.mhand`).then(
      (path) => path && act.mutate({ instance_id: form.instance_id, path }),
      () => undefined,
    );
  return (
    <>
      <Button onPress={save} isDisabled={act.isPending}>
        {say('ui-carry-save')}
      </Button>
      <Told text={act.data ? say('ui-carry-saved', { name: act.data.name }) : null} error={act.error} />
    </>
  );
}

/** Who gave it back, and why. */
function GivenBack({ form }: { form: TrackedForm }) {
  const { say, read } = useWords();
  if (!form.returned) return null;
  return (
    <>
      <dt>{say('ui-track-returned')}</dt>
      <dd>
        {read(form.returned.by.name)}: {form.returned.reasons}
      </dd>
    </>
  );
}
