/**
 * Forms under way: where each of them is, with whom, and until when; the late ones first. How late a
 * form is and whether its stage waits for this desk, the desk says.
 */
import { useState } from 'react';
import { Button } from '../../components/Button';
import { ErrandRow } from '../../components/ErrandRow';
import { Waiting } from '../../components/Notes';
import { PaneHead, Panes } from '../../components/Panes';
import { remindedMark } from '../../components/reminders';
import { RowList } from '../../components/RowList';
import { Trouble } from '../../components/Trouble';
import type { TrackedForm } from '../../generated/contract';
import { useAct, useVerb } from '../../state/desk';
import { useAsked, useGo } from '../../state/places';
import { useStatusText } from '../../state/status';
import { useWords, type Words } from '../../state/words';
import { Offices } from './Offices';
import { Originals } from './Originals';
import { openStages } from './stage';
import { TrackThing } from './TrackThing';

/** The screen. */
export function TrackScreen() {
  const { say } = useWords();
  const go = useGo();
  const [closed, setClosed] = useState(false);
  const asked = useAsked().instance;
  const [chosen, setChosen] = useState<string | null>(asked ?? null);
  const [shown, setShown] = useState(false);
  const tracked = useVerb('track_forms', { closed_too: closed });
  const start = useAct('start_draft');
  const forms = tracked.data?.forms ?? [];
  const form = forms.find((one) => one.instance_id === chosen) ?? forms[0] ?? null;
  useStatusText(tracked.data ? say('ui-track-count', { count: tracked.data.under_way, late: tracked.data.late }) : '');
  if (tracked.error)
    return <Trouble title={say('ui-track')} error={tracked.error} onRetry={() => void tracked.refetch()} />;
  if (!tracked.data) return <Waiting />;
  const take = async ({ form_id, instance_id }: TrackedForm) => {
    const { draft } = await start.mutateAsync({ form_id, instance_id, stage_id: null });
    go('/fill', { draft: draft.draft.draft_id });
  };
  // What went wrong stands beside the form.
  const open = (one: TrackedForm) => (one.mine ? void take(one).catch(() => undefined) : setShown(true));
  const list = (
    <>
      <PaneHead title={say('ui-track')} sub={say('ui-track-sub')}>
        <Offices offices={tracked.data.offices} />
        <Originals />
        <Button kind="quiet" onPress={() => go('/take-up')}>
          {say('ui-takeup')}
        </Button>
        <Button kind="quiet" onPress={() => setClosed(!closed)}>
          {say(closed ? 'ui-track-open-only' : 'ui-track-closed-too')}
        </Button>
      </PaneHead>
      <RowList
        label={say('ui-track')}
        groups={groupsOf(forms, say)}
        keyOf={(row) => row.instance_id}
        draw={(row) => <TrackRow form={row} />}
        selected={form?.instance_id ?? null}
        onSelect={(row) => setChosen(row.instance_id)}
        onOpen={open}
        onShow={() => setShown(true)}
        autoFocus
      />
    </>
  );
  return (
    <Panes
      id="track"
      initial={520}
      least={320}
      most={760}
      list={list}
      listLabel={say('ui-track')}
      thing={<TrackThing form={form} error={start.error} onOpen={open} />}
      thingLabel={say('ui-chosen')}
      covering={shown}
      thingTitle={say('ui-track')}
      onBack={() => setShown(false)}
    />
  );
}

/** The late ones, those in time, and those that are done. */
function groupsOf(forms: readonly TrackedForm[], say: Words['say']) {
  const late = forms.filter((one) => one.days_late > 0);
  const inTime = forms.filter((one) => one.days_late === 0 && one.standing === 'under_way');
  const done = forms.filter((one) => one.standing !== 'under_way');
  return [
    { key: 'late', title: say('ui-track-late-title'), count: late.length, rows: late },
    {
      key: 'in-time',
      title: say('ui-track-in-time'),
      count: inTime.length,
      rows: inTime,
      empty: say('ui-track-empty'),
    },
    { key: 'done', title: say('ui-track-done'), count: done.length, rows: done },
  ];
}

const withWhom = (form: TrackedForm) =>
  form.mine ? 'ui-track-mine' : form.follow_up ? 'ui-track-follow-up' : 'ui-track-theirs';

function TrackRow({ form }: { form: TrackedForm }) {
  const words = useWords();
  const { pick, say, read, date } = words;
  const stages = openStages(form);
  const reminded = remindedMark(words, form.reminders);
  const late = form.days_late > 0;
  const until = form.due_on === null ? null : say('ui-due', { on: date(form.due_on) });
  return (
    <ErrandRow
      title={form.subject ?? form.form_title}
      mark={form.form_no}
      note={
        stages.length > 0
          ? [stages.map((stage) => read(stage.title)).join(say('ui-and')), say(withWhom(form)), reminded]
              .filter(Boolean)
              .join(' · ')
          : pick('ui-track', form.standing)
      }
      due={late ? say('ui-track-late', { days: form.days_late }) : until}
      late={late}
    />
  );
}
