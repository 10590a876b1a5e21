/**
 * The Sync centre: the truth about the exchange at the right, what waits and what was sent at the
 * left, and above all what needs a person. Nothing here decides; every way out is the desk's.
 */
import { useState } from 'react';
import { Button } from '../../components/Button';
import { ErrorNote, Waiting } from '../../components/Notes';
import { PaneHead, Panes } from '../../components/Panes';
import { RowList } from '../../components/RowList';
import type { OutboxItem, TrayItem } from '../../generated/contract';
import { useAct, useVerb } from '../../state/desk';
import { useCommands } from '../../state/keys';
import { useWords } from '../../state/words';
import { ExchangeThing } from './ExchangeThing';
import css from './Sync.module.css';
import { TrayThing } from './TrayThing';

type Row = { kind: 'tray'; tray: TrayItem } | { kind: 'operation'; operation: OutboxItem };

const keyOf = (row: Row) => (row.kind === 'tray' ? `t-${row.tray.tray_id}` : `o-${row.operation.operation_id}`);
const operations = (items: readonly OutboxItem[]): Row[] =>
  items.map((operation) => ({ kind: 'operation', operation }));

/** The screen. */
export function SyncScreen() {
  const { say } = useWords();
  const sync = useVerb('sync_state', {});
  const tray = useVerb('tray', {});
  const now = useAct('sync_now');
  const [chosen, setChosen] = useState<string | null>(null);
  useCommands({ 'sync-now': () => now.mutate({}) });
  if (sync.error) return <ErrorNote error={sync.error} />;
  if (!sync.data || !tray.data) return <Waiting />;
  const state = sync.data;
  const trays = tray.data.items.map((item): Row => ({ kind: 'tray', tray: item }));
  const rows = [...trays, ...operations(state.outbox), ...operations(state.recent)];
  const row = rows.find((candidate) => keyOf(candidate) === chosen) ?? null;
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
        groups={[
          { key: 'tray', title: say('ui-tray-attention'), count: trays.length, rows: trays },
          {
            key: 'outbox',
            title: say('ui-outbox'),
            count: state.outbox.length,
            rows: operations(state.outbox),
            empty: say('ui-outbox-empty'),
          },
          { key: 'recent', title: say('ui-recent'), count: null, rows: operations(state.recent) },
        ]}
        keyOf={keyOf}
        draw={(drawn) =>
          drawn.kind === 'tray' ? <TrayRow item={drawn.tray} /> : <OperationRow item={drawn.operation} />
        }
        selected={row ? keyOf(row) : null}
        onSelect={(selected) => setChosen(keyOf(selected))}
        onOpen={(opened) => setChosen(keyOf(opened))}
      />
    </>
  );
  const thing =
    row?.kind === 'tray' ? (
      <TrayThing key={row.tray.tray_id} item={row.tray} onDone={() => setChosen(null)} />
    ) : (
      <ExchangeThing state={state} />
    );
  return (
    <Panes
      id="sync"
      initial={480}
      least={320}
      most={680}
      list={list}
      listLabel={say('ui-sync')}
      thing={thing}
      thingLabel={say('ui-exchange')}
    />
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
