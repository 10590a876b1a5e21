/**
 * The Sync centre: the truth about the exchange at the right, what waits and what was sent at the
 * left, and above all what needs a person. Nothing here decides; every way out is the desk's.
 */
import { useState } from 'react';
import { Button } from '../../components/Button';
import { ErrorNote, Waiting } from '../../components/Notes';
import { PaneHead, Panes } from '../../components/Panes';
import { RowList, type RowGroup } from '../../components/RowList';
import { useSyncWords } from '../../components/SyncChip';
import { Trouble } from '../../components/Trouble';
import type { OutboxItem, SyncState, TrayItem } from '../../generated/contract';
import { useAct, useVerb } from '../../state/desk';
import { useCommands } from '../../state/keys';
import { useWords } from '../../state/words';
import { ExchangeThing } from './ExchangeThing';
import { OperationThing } from './OperationThing';
import css from './Sync.module.css';
import { TrayThing } from './TrayThing';

type Row = { kind: 'exchange' } | { kind: 'tray'; tray: TrayItem } | { kind: 'operation'; operation: OutboxItem };

const EXCHANGE: Row = { kind: 'exchange' };

function keyOf(row: Row): string {
  if (row.kind === 'exchange') return 'exchange';
  return row.kind === 'tray' ? `t-${row.tray.tray_id}` : `o-${row.operation.operation_id}`;
}

const operations = (items: readonly OutboxItem[]): Row[] =>
  items.map((operation) => ({ kind: 'operation', operation }));

/** The screen. */
export function SyncScreen() {
  const { say } = useWords();
  const sync = useVerb('sync_state', {});
  const tray = useVerb('tray', {});
  const error = sync.error ?? tray.error;
  const again = () => {
    void sync.refetch();
    void tray.refetch();
  };
  if (error) return <Trouble title={say('ui-sync')} error={error} onRetry={again} />;
  if (!sync.data || !tray.data) return <Waiting />;
  return <Centre state={sync.data} items={tray.data.items} />;
}

function Centre({ state, items }: { state: SyncState; items: readonly TrayItem[] }) {
  const { say } = useWords();
  const now = useAct('sync_now');
  const [chosen, setChosen] = useState<string | null>(null);
  const [shown, setShown] = useState(false);
  useCommands(state.server ? { 'sync-now': () => now.mutate({}) } : {});
  const groups = useGroups(state, items);
  const rows = groups.flatMap((group) => group.rows);
  const row = rows.find((candidate) => keyOf(candidate) === chosen) ?? EXCHANGE;
  const list = (
    <>
      <PaneHead title={say('ui-sync')}>
        {state.server ? (
          <Button onPress={() => now.mutate({})} isDisabled={now.isPending}>
            {now.isPending ? say('ui-sync-running') : say('ui-cmd-sync-now')}
          </Button>
        ) : null}
      </PaneHead>
      <ErrorNote error={now.error} />
      <RowList
        label={say('ui-sync')}
        groups={groups}
        keyOf={keyOf}
        draw={(drawn) => <Drawn row={drawn} state={state} />}
        selected={keyOf(row)}
        onSelect={(selected) => setChosen(keyOf(selected))}
        onOpen={() => setShown(true)}
        onShow={() => setShown(true)}
        arrives
      />
    </>
  );
  const done = () => {
    setChosen(null);
    setShown(false);
  };
  return (
    <Panes
      id="sync"
      initial={480}
      least={320}
      most={680}
      list={list}
      listLabel={say('ui-sync')}
      thing={<Thing row={row} state={state} onDone={done} />}
      thingLabel={say('ui-exchange')}
      covering={shown}
      thingTitle={say('ui-sync')}
      onBack={() => setShown(false)}
    />
  );
}

/** First how it stands, then what needs a person, what waits, and what was answered. */
function useGroups(state: SyncState, items: readonly TrayItem[]): RowGroup<Row>[] {
  const { say } = useWords();
  const trays = items.map((tray): Row => ({ kind: 'tray', tray }));
  const waiting: RowGroup<Row> = {
    key: 'outbox',
    title: say('ui-outbox'),
    count: state.outbox.length,
    rows: operations(state.outbox),
    empty: say('ui-outbox-empty'),
  };
  return [
    { key: 'exchange', title: null, count: null, rows: [EXCHANGE] },
    { key: 'tray', title: say('ui-tray-attention'), count: trays.length, rows: trays },
    ...(state.server || state.outbox.length > 0 ? [waiting] : []),
    {
      key: 'recent',
      title: say(state.server ? 'ui-recent' : 'ui-recent-here'),
      count: null,
      rows: operations(state.recent),
    },
  ];
}

function Thing({ row, state, onDone }: { row: Row; state: SyncState; onDone: () => void }) {
  if (row.kind === 'tray') return <TrayThing key={row.tray.tray_id} item={row.tray} onDone={onDone} />;
  if (row.kind === 'operation')
    return <OperationThing key={row.operation.operation_id} item={row.operation} state={state} />;
  return <ExchangeThing state={state} />;
}

function Drawn({ row, state }: { row: Row; state: SyncState }) {
  if (row.kind === 'tray') return <TrayRow item={row.tray} />;
  if (row.kind === 'operation') return <OperationRow item={row.operation} />;
  return <ExchangeRow state={state} />;
}

function ExchangeRow({ state }: { state: SyncState }) {
  const { say, read } = useWords();
  const words = useSyncWords(state);
  return (
    <div className={css.row}>
      <span className={css.what}>{words}</span>
      <span />
      <span className={css.quiet}>{state.server ? read(state.server.name) : say('ui-exchange')}</span>
    </div>
  );
}

function TrayRow({ item }: { item: TrayItem }) {
  const { said, moment } = useWords();
  return (
    <div className={css.row}>
      <span className={css.what}>{said(item.what)}</span>
      <span className={`ref ${css.quiet}`}>{item.reference}</span>
      <span className={css.quiet}>{moment(item.since)}</span>
    </div>
  );
}

function OperationRow({ item }: { item: OutboxItem }) {
  const { pick, said, read, moment } = useWords();
  return (
    <div className={css.row}>
      <span className={css.what}>{said(item.what)}</span>
      <span className={css.state} data-state={item.state}>
        {pick('ui-operation', item.state)}
      </span>
      <span className={css.quiet}>
        {[item.reference ?? '', item.title ? read(item.title) : ''].filter(Boolean).join(' · ')}
      </span>
      <span className={`num ${css.quiet}`}>{moment(item.asked_at)}</span>
    </div>
  );
}
