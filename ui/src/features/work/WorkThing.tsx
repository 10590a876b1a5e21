/** The chosen item of My work: what it is, since when, until when, and the one thing to do with it. */
import { Button } from '../../components/Button';
import { Facts } from '../../components/Facts';
import { Empty, ErrorNote } from '../../components/Notes';
import { ReminderFact } from '../../components/ReminderFact';
import { ThingHead } from '../../components/ThingHead';
import type { TrayKind, WireError, WorkItem, WorkTarget } from '../../generated/contract';
import { useGo } from '../../state/places';
import { useWords } from '../../state/words';
import css from './Work.module.css';

type Props = {
  item: WorkItem | null;
  tray: TrayKind | null;
  error: WireError | null;
  onOpen: (target: WorkTarget) => void;
};

/** The pane. */
export function WorkThing({ item, tray, error, onOpen }: Props) {
  const { pick, say, said, read, date, moment } = useWords();
  const go = useGo();
  if (!item || !tray)
    return (
      <Empty text={say('ui-work-empty')}>
        <Button kind="main" onPress={() => go('/forms')} chord="Ctrl+N">
          {say('ui-cmd-new-form')}
        </Button>
      </Empty>
    );
  return (
    <article className={css.thing}>
      <ThingHead
        kind={[pick('ui-tray', tray), item.stage && read(item.stage)].filter(Boolean).join(' · ')}
        mark={item.mark}
        title={item.title}
      />
      {item.note ? <p className={css.said}>{said(item.note)}</p> : null}
      <Facts>
        <dt>{say('ui-since')}</dt>
        <dd className="num">{moment(item.since)}</dd>
        {item.due_on ? (
          <>
            <dt>{say('ui-due-label')}</dt>
            <dd className="num" data-late={item.overdue || undefined}>
              {date(item.due_on)}
              {item.overdue ? ` · ${say('ui-overdue')}` : ''}
            </dd>
          </>
        ) : null}
        <ReminderFact reminders={item.reminders} />
      </Facts>
      <ErrorNote error={error} />
      <Button kind="main" onPress={() => onOpen(item.target)} chord="Enter">
        {pick('ui-do', tray)}
      </Button>
    </article>
  );
}
