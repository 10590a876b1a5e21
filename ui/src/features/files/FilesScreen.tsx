/**
 * Files: the file plan at the left, the register of what is chosen at the right. With a record open
 * the register moves to the left as a narrow list and the record takes the room.
 */
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { Waiting } from '../../components/Notes';
import { PaneHead, Panes } from '../../components/Panes';
import { PlanTree, type Branch } from '../../components/PlanTree';
import { Trouble } from '../../components/Trouble';
import type { FilePlanResponse, PlanNode } from '../../generated/contract';
import { useVerb } from '../../state/desk';
import { useCommands } from '../../state/keys';
import { useAsked, useGo } from '../../state/places';
import { useSettings } from '../../state/settings';
import { useStatusText } from '../../state/status';
import { useWords } from '../../state/words';
import css from './Files.module.css';
import { NarrowRegister } from './NarrowRegister';
import { RegisterPane } from './RegisterPane';

/** A node of the plan; without one it is the whole desk, first in the tree. */
type Twig = Branch & { node: PlanNode | null };

const ALL: Twig = { id: 'all', parent: null, beneath: 0, node: null };

/** The screen; `record` draws a record by its reference. */
export function FilesScreen({ record }: { record: (reference: string) => ReactNode }) {
  const { say } = useWords();
  const asked = useAsked();
  const go = useGo();
  const { open, toggle, begin } = useOpenBranches();
  const plan = useVerb('file_plan', { open: [...open].sort(), reveal: asked.node ?? null }, { hold: true });
  useEffect(() => {
    if (plan.data) begin(plan.data.nodes);
  }, [plan.data, begin]);
  if (plan.error) return <Trouble title={say('ui-files')} error={plan.error} onRetry={() => void plan.refetch()} />;
  if (!plan.data) return <Waiting />;
  const { nodes } = plan.data;
  const node = nodes.find((candidate) => candidate.node_id === asked.node) ?? null;
  if (asked.record) {
    kept.record = asked.record;
    return (
      <Panes
        id="files-record"
        initial={300}
        least={220}
        most={460}
        list={<NarrowRegister node={node} nodes={nodes} selected={asked.record} />}
        listLabel={say('ui-register')}
        thing={record(asked.record)}
        thingLabel={say('ui-record')}
        covering
        onBack={() => go('/files', asked.node ? { node: asked.node } : {})}
      />
    );
  }
  return <Browsing plan={plan.data} node={node} open={open} toggle={toggle} />;
}

/** Which branches are open, and the record one looked at last; kept while the window stands. */
const kept: { open: ReadonlySet<string> | null; record: string | null } = { open: null, record: null };

const NONE: ReadonlySet<string> = new Set();

function useOpenBranches() {
  const [open, setOpen] = useState<ReadonlySet<string>>(kept.open ?? NONE);
  const set = (next: ReadonlySet<string>) => {
    kept.open = next;
    setOpen(next);
  };
  // At first the uppermost classes are open.
  const begin = useCallback((nodes: readonly PlanNode[]) => {
    if (kept.open !== null) return;
    kept.open = new Set(nodes.filter((node) => node.parent_id === null).map((node) => node.node_id));
    setOpen(kept.open);
  }, []);
  const toggle = (id: string, ids: readonly string[] = [id]) => {
    const next = new Set(open);
    if (!next.delete(id)) for (const one of ids) next.add(one);
    set(next);
  };
  return { open, toggle, begin };
}

type BrowsingProps = {
  plan: FilePlanResponse;
  node: PlanNode | null;
  open: ReadonlySet<string>;
  toggle: (id: string, ids?: readonly string[]) => void;
};

function Browsing({ plan, node, open, toggle }: BrowsingProps) {
  const { say } = useWords();
  const go = useGo();
  const { settings } = useSettings();
  const { nodes } = plan;
  useWayTo(node, nodes, open, toggle);
  // Coming back from a record, its row is chosen and the register has the focus; else the plan.
  const [came] = useState(kept.record);
  useEffect(() => {
    kept.record = null;
  }, []);
  const [shown, setShown] = useState(node !== null || came !== null);
  const twigs = useMemo(
    (): Twig[] => [
      ALL,
      ...nodes.map((node) => ({ id: node.node_id, parent: node.parent_id, beneath: node.children, node })),
    ],
    [nodes],
  );
  useStatusText(node ? statusOf(node, say) : '');
  useCommands({ back: () => go('/files', {}) });
  const tree = (
    <>
      <PaneHead level={2} title={say('ui-file-plan')} />
      <PlanTree
        label={say('ui-file-plan')}
        nodes={twigs}
        open={open}
        onToggle={toggle}
        selected={node?.node_id ?? ALL.id}
        onSelect={(twig) => go('/files', twig.node ? { node: twig.id } : {}, { replace: true })}
        onShow={() => setShown(true)}
        draw={(twig) => (twig.node ? <TwigWords node={twig.node} /> : <AllWords count={plan.records} />)}
        held={(twig) => twig.node?.held ?? false}
        arrives={came === null}
        rowHeight={settings.density === 'compact' ? 34 : 44}
      />
    </>
  );
  return (
    <Panes
      id="files"
      initial={350}
      least={260}
      most={620}
      list={tree}
      listLabel={say('ui-file-plan')}
      thing={<RegisterPane key={node?.node_id ?? 'all'} node={node} nodes={nodes} came={came} />}
      thingLabel={say('ui-register')}
      listTitle={say('ui-files')}
      covering={shown}
      onBack={() => setShown(false)}
      backWord={say('ui-file-plan')}
    />
  );
}

const statusOf = (node: PlanNode, say: (code: string, args?: Record<string, string | number>) => string) =>
  node.limit === null
    ? say('ui-node-count', { reference: node.reference, count: node.records })
    : say('ui-part-count', { reference: node.reference, count: node.records, limit: node.limit });

/** The way to the chosen node is open, from wherever one came; what is closed afterwards stays closed. */
function useWayTo(
  node: PlanNode | null,
  nodes: readonly PlanNode[],
  open: ReadonlySet<string>,
  toggle: (id: string, ids: readonly string[]) => void,
) {
  const opened = useRef<string | null>(null);
  useEffect(() => {
    if (node === null || opened.current === node.node_id) return;
    opened.current = node.node_id;
    const above: string[] = [];
    for (let id = node.parent_id; id !== null; id = nodes.find((one) => one.node_id === id)?.parent_id ?? null)
      above.push(id);
    const shut = above.filter((id) => !open.has(id));
    if (shut[0]) toggle(shut[0], shut);
  }, [node, nodes, open, toggle]);
}

function AllWords({ count }: { count: number }) {
  const { say } = useWords();
  return (
    <span className={css.twig} data-top>
      <span className={css.twigTitle}>{say('ui-all-records')}</span>
      <span className={`num ${css.records}`}>{count}</span>
    </span>
  );
}

function TwigWords({ node }: { node: PlanNode }) {
  const { pick, read, langOf } = useWords();
  return (
    <span
      className={css.twig}
      data-kind={node.kind}
      data-state={node.state}
      data-top={node.parent_id === null || undefined}
    >
      <span className="ref">
        {node.kind === 'part' ? node.reference.slice(node.reference.lastIndexOf('Pt')) : node.reference}
      </span>
      <span className={css.twigTitle} lang={langOf(node.title)}>
        {read(node.title)}
      </span>
      {node.state === 'open' ? null : <span className={css.state}>{pick('ui-node', node.state)}</span>}
      <span className={`num ${css.records}`}>{node.records}</span>
    </span>
  );
}
