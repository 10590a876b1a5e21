/**
 * My work: six trays as short lists. The first item is selected; Enter opens it, 1 to 6 go to a tray.
 * What belongs into a tray, and what is overdue, the desk says.
 */
import { useEffect, useState } from 'react';
import { ErrandRow } from '../../components/ErrandRow';
import { Waiting } from '../../components/Notes';
import { PaneHead, Panes } from '../../components/Panes';
import { remindedMark } from '../../components/reminders';
import { RowList } from '../../components/RowList';
import { Trouble } from '../../components/Trouble';
import type { TrayKind, WireError, WorkItem, WorkTarget, WorkTray } from '../../generated/contract';
import { useAct, useVerb } from '../../state/desk';
import { useCommands } from '../../state/keys';
import { useAsked, useGo } from '../../state/places';
import { useStatusText } from '../../state/status';
import { useWords } from '../../state/words';
import { SigningBar } from './SigningBar';
import { useSigning } from './useSigning';
import { WorkThing } from './WorkThing';

const TRAYS: readonly TrayKind[] = ['to_sign', 'returned', 'to_complete', 'to_file', 'attention', 'review'];

/**
 * What waits. What was typed before one came here may have put a form into another tray, so the answer is awaited; what is saved
 * while it is seen, such as the last words of the form that was left, makes it ask again beneath what it shows.
 */
function useWork() {
  const work = useVerb('my_work', {});
  const { isStale, isFetching, isFetchedAfterMount, error, refetch } = work;
  const [wasStale] = useState(isStale);
  useEffect(() => {
    if (isStale && !isFetching && !error) void refetch();
  }, [isStale, isFetching, error, refetch]);
  return { work, isAwaited: wasStale && !isFetchedAfterMount };
}

const NONE: readonly WorkTray[] = [];

/** The screen. */
export function WorkScreen() {
  const { pick, say } = useWords();
  const { work, isAwaited } = useWork();
  const { open, error } = useOpenTarget();
  const [chosen, setChosen] = useState<string | null>(null);
  const [shown, setShown] = useState(false);
  const signing = useSigning(work.data?.trays ?? NONE);
  const trays = work.data?.trays ?? [];
  const items = trays.flatMap((tray) => tray.items);
  const item = items.find((candidate) => candidate.item_id === chosen) ?? items[0] ?? null;
  const count = trays.reduce((sum, tray) => sum + tray.total, 0);
  useStatusText(work.data ? say('ui-work-count', { count }) : '');
  const first = (kind: string) => () =>
    setChosen(trays.find((tray) => tray.tray === kind)?.items[0]?.item_id ?? chosen);
  useAskedTray(work.data ? first : null);
  useCommands(Object.fromEntries(TRAYS.map((kind, index) => [`tray-${String(index + 1)}`, first(kind)])));
  if (work.error) return <Trouble title={say('ui-work')} error={work.error} onRetry={() => void work.refetch()} />;
  if (!work.data || isAwaited) return <Waiting />;
  const list = (
    <>
      <PaneHead title={say('ui-work')} />
      <RowList
        label={say('ui-work')}
        groups={trays.map((tray) => ({
          key: tray.tray,
          title: pick('ui-tray', tray.tray),
          count: tray.total,
          rows: tray.items,
          empty: '',
        }))}
        keyOf={(row) => row.item_id}
        draw={(row) => <WorkRow item={row} />}
        selected={item?.item_id ?? null}
        onSelect={(row) => setChosen(row.item_id)}
        onOpen={(row) => open(row.target)}
        onShow={() => setShown(true)}
        {...(signing.choosing ? { choosing: signing.choosing } : {})}
        autoFocus
      />
      <SigningBar signing={signing} />
    </>
  );
  const thing = (
    <WorkThing
      item={item}
      tray={trays.find((tray) => item && tray.items.includes(item))?.tray ?? null}
      error={error}
      onOpen={open}
    />
  );
  return (
    <Panes
      id="work"
      initial={440}
      least={300}
      most={620}
      list={list}
      listLabel={say('ui-work')}
      thing={thing}
      thingLabel={say('ui-chosen')}
      covering={shown}
      thingTitle={say('ui-work')}
      onBack={() => setShown(false)}
    />
  );
}

/** An address may name a tray: its first item is chosen once, and the address then names none. */
function useAskedTray(first: ((kind: string) => () => void) | null): void {
  const { tray } = useAsked();
  const go = useGo();
  useEffect(() => {
    if (!tray || !first) return;
    first(tray)();
    go('/work', {}, { replace: true });
  });
}

function WorkRow({ item }: { item: WorkItem }) {
  const words = useWords();
  const { say, said, read, date } = words;
  const { title, stage, mark, due_on, overdue } = item;
  const about = [stage && read(stage), remindedMark(words, item.reminders), item.note && said(item.note)];
  const note = about.filter(Boolean).join(' · ');
  const due = due_on === null ? null : say(overdue ? 'ui-overdue-since' : 'ui-due', { on: date(due_on) });
  return <ErrandRow title={title} mark={mark} note={note || null} due={due} late={overdue} />;
}

/** Where an item leads. A stage that has come from another office becomes a draft first. */
function useOpenTarget(): { open: (target: WorkTarget) => void; error: WireError | null } {
  const go = useGo();
  const start = useAct('start_draft');
  const take = async (target: WorkTarget) => {
    if (target.kind === 'draft') go('/fill', { draft: target.draft_id });
    if (target.kind === 'record') go('/files', { record: target.reference });
    if (target.kind === 'late') go('/track', { instance: target.instance_id });
    if (target.kind === 'tray') go('/sync');
    if (target.kind === 'instance') {
      const { form_id, instance_id, stage_id } = target;
      const { draft } = await start.mutateAsync({ form_id, instance_id, stage_id });
      go('/fill', { draft: draft.draft.draft_id });
    }
  };
  // What went wrong stands beside the item.
  return { open: (target) => void take(target).catch(() => undefined), error: start.error };
}
