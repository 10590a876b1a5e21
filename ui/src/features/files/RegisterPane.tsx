/** The register of a class, folder or part: its heading, what can be done with it, and its records. */
import { FilePlus2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from '../../components/Button';
import { ChosenBar } from '../../components/ChosenBar';
import { FavouriteButton } from '../../components/FavouriteButton';
import { HeldWord, SealMark, SecurityStripe, SecurityWord } from '../../components/Marks';
import { Empty, ErrorNote } from '../../components/Notes';
import { PaneHead } from '../../components/Panes';
import { Register, type Column, type Several } from '../../components/Register';
import type { PlanNode, RecordRow, RecordScope, RecordSort } from '../../generated/contract';
import { useChosenHere } from '../../state/chosen';
import { runCommand, useCommands } from '../../state/keys';
import { useGo } from '../../state/places';
import { useRecordPages } from '../../state/recordPages';
import { useSelection, type Choosing, type Spot } from '../../state/selection';
import { useSettings } from '../../state/settings';
import { useWords } from '../../state/words';
import css from './Files.module.css';
import { NodeActs } from './NodeActs';

type Props = {
  node: PlanNode | null;
  nodes: readonly PlanNode[];
  /** The record from which one comes back: its row is chosen. */
  came: string | null;
};

/** The pane. Without a node it shows every record of the desk. */
export function RegisterPane({ node, nodes, came }: Props) {
  const { say, read, beneath } = useWords();
  const go = useGo();
  const { settings } = useSettings();
  const [sort, setSort] = useState<RecordSort>('number_desc');
  const [selected, setSelected] = useState<number | null>(null);
  const scope = useMemo(
    (): RecordScope => ({ kind: node?.kind ?? 'all', id: node?.node_id ?? null }),
    [node?.kind, node?.node_id],
  );
  const pages = useRecordPages(scope, sort, came);
  const choosing = useSelection(scope, sort, pages.total);
  useChosenHere(choosing);
  useCommands(pages.total > 0 ? { 'choose-all': choosing.all } : {});
  useCommands(choosing.count > 0 ? { back: choosing.clear } : {});
  const columns = useColumns(node, sort, (next) => {
    setSort(next);
    setSelected(0);
  });
  const open = (row: RecordRow) => go('/files', { record: row.reference, ...(node ? { node: node.node_id } : {}) });
  return (
    <>
      <SecurityStripe level={node?.security ?? null} />
      <PaneHead
        title={node ? read(node.title) : say('ui-all-records')}
        sub={node ? <Sub node={node} other={beneath(node.title)} /> : null}
      >
        {node ? <FavouriteButton target={{ kind: 'node', node_id: node.node_id }} /> : null}
        {node ? <NodeActs node={node} nodes={nodes} /> : null}
        <Button icon={<FilePlus2 size={16} strokeWidth={1.5} />} onPress={() => runCommand('add-files')} chord="Ctrl+O">
          {say('ui-file-documents')}
        </Button>
      </PaneHead>
      <ErrorNote error={pages.error}>
        <Button kind="quiet" onPress={pages.again}>
          {say('ui-try-again')}
        </Button>
      </ErrorNote>
      {pages.total === 0 && !pages.error ? <Empty text={say('ui-no-records')} /> : null}
      {pages.total < 1 ? null : (
        <Register
          label={node ? read(node.title) : say('ui-all-records')}
          columns={columns}
          rowAt={pages.rowAt}
          total={pages.total}
          rowHeight={settings.density === 'compact' ? 34 : 44}
          held={(row) => row.held}
          selected={selected ?? pages.found ?? 0}
          onSelect={setSelected}
          onOpen={open}
          onSee={pages.see}
          arrives={came !== null}
          several={severalOf(choosing, say('ui-choose-all'))}
        />
      )}
      {pages.total < 1 ? null : <ChosenBar count={choosing.count} total={pages.total} onClear={choosing.clear} />}
    </>
  );
}

function severalOf(choosing: Choosing, allWord: string): Several<RecordRow> {
  const spot = (act: (spot: Spot) => void) => (row: RecordRow, index: number) => act({ id: row.record_id, index });
  return {
    count: choosing.count,
    holds: (row, index) => choosing.holds({ id: row.record_id, index }),
    toggle: spot(choosing.toggle),
    extend: spot(choosing.extend),
    point: spot(choosing.point),
    all: choosing.all,
    clear: choosing.clear,
    allWord,
  };
}

function Sub({ node, other }: { node: PlanNode; other: string }) {
  const { say, date, other: otherLang } = useWords();
  return (
    <>
      <span className="ref">{node.reference}</span>
      {other ? <span lang={otherLang}>{` · ${other}`}</span> : null}
      {node.opened_on ? ` · ${say('ui-opened', { on: date(node.opened_on) })}` : ''}
      {node.closed_on ? ` · ${say('ui-closed', { on: date(node.closed_on) })}` : ''}{' '}
      <SecurityWord level={node.security} />
      {node.held ? <HeldWord /> : null}
    </>
  );
}

function useColumns(node: PlanNode | null, sort: RecordSort, setSort: (sort: RecordSort) => void): Column<RecordRow>[] {
  const { pick, say, read, langOf, date } = useWords();
  const sorted = (up: RecordSort, down: RecordSort, first?: RecordSort) => ({
    ...(sort === up ? { sort: 'ascending' as const } : sort === down ? { sort: 'descending' as const } : {}),
    // Titles and due days are looked for from the first on; numbers and dates from the last.
    onSort: () => setSort(sort === (first ?? down) ? (first === up ? down : up) : (first ?? down)),
  });
  // Within a part the number says it all; above it a record is named by its whole reference.
  const inPart = node?.kind === 'part';
  const shown = (row: RecordRow) => (inPart ? row.enclosure : row.reference);
  const number: Column<RecordRow> = {
    id: 'number',
    title: say(inPart ? 'ui-col-number' : 'ui-col-reference'),
    width: inPart ? '56px' : '212px',
    ...(inPart ? { align: 'end' as const } : {}),
    ...sorted('number', 'number_desc'),
    draw: (row) => (
      <span className={css.number} data-provisional={row.provisional || undefined}>
        {shown(row)}
      </span>
    ),
  };
  const title: Column<RecordRow> = {
    id: 'title',
    title: say('ui-col-title'),
    width: 'minmax(140px, 1fr)',
    ...sorted('title', 'title_desc', 'title'),
    draw: (row) => (
      <span className={css.recordTitle}>
        <span lang={langOf(row.title)}>{read(row.title)}</span>
        {row.provisional ? <span className={css.quiet}>{say('ui-awaiting-number')}</span> : null}
        {inPart || node?.security ? null : <SecurityWord level={row.security} />}
        {row.held ? <HeldWord /> : null}
      </span>
    ),
  };
  const seal = (row: RecordRow) => (row.seal ? <SealMark state={row.seal} name={row.sealed_by} size={20} /> : null);
  const kind: Column<RecordRow> = {
    id: 'kind',
    title: say('ui-col-kind'),
    width: '86px',
    draw: (row) => (
      <span className={css.kind}>
        {pick('ui-kind', row.kind)}
        {seal(row)}
      </span>
    ),
  };
  const dated: Column<RecordRow> = {
    id: 'dated',
    title: say('ui-col-dated'),
    width: '112px',
    ...sorted('dated', 'dated_desc'),
    draw: (row) => <span className="num">{row.dated_on ? date(row.dated_on) : ''}</span>,
  };
  const due: Column<RecordRow> = {
    id: 'due',
    title: say('ui-col-due'),
    width: '112px',
    ...sorted('due', 'due_desc', 'due'),
    draw: (row) => <span className={`num ${css.quiet}`}>{row.due_on ? date(row.due_on) : '—'}</span>,
  };
  return inPart ? [number, title, kind, dated, due] : [number, title, kind, dated];
}
