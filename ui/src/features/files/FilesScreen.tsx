/**
 * Files: the file plan at the left, the register of what is chosen at the right. With a record open
 * the register moves to the left as a narrow list and the record takes the room.
 */
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { Waiting } from '../../components/Notes';
import { PaneHead, Panes } from '../../components/Panes';
import { PlanTree, type Branch } from '../../components/PlanTree';
import { Trouble } from '../../components/Trouble';
import type { PlanNode } from '../../generated/contract';
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

const ALL: Twig = { id: 'all', parent: null, node: null };

/** The screen; `record` draws a record by its reference. */
export function FilesScreen({ record }: { record: (reference: string) => ReactNode }) {
  const { say } = useWords();
  const plan = useVerb('file_plan', {});
  const asked = useAsked();
  const go = useGo();
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
  return <Browsing nodes={nodes} node={node} />;
}

/** Which branches are open, and the record one looked at last; kept while the window stands. */
const kept: { open: ReadonlySet<string> | null; record: string | null } = { open: null, record: null };

function useOpenBranches(nodes: readonly PlanNode[], node: PlanNode | null) {
  const [open, setOpen] = useState<ReadonlySet<string>>(
    () => kept.open ?? new Set(nodes.filter((node) => node.parent_id === null).map((node) => node.node_id)),
  );
  useEffect(() => {
    kept.open = open;
  }, [open]);
  // The way to the chosen node is open, from wherever one came.
  const parent = node?.parent_id ?? null;
  useEffect(() => {
    const above: string[] = [];
    for (let id = parent; id !== null; id = nodes.find((one) => one.node_id === id)?.parent_id ?? null) above.push(id);
    setOpen((held) => (above.every((id) => held.has(id)) ? held : new Set([...held, ...above])));
  }, [parent, nodes]);
  const toggle = (id: string) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  return { open, toggle };
}

function Browsing({ nodes, node }: { nodes: PlanNode[]; node: PlanNode | null }) {
  const { say } = useWords();
  const go = useGo();
  const { settings } = useSettings();
  const { open, toggle } = useOpenBranches(nodes, node);
  // Coming back from a record, its row is chosen and the register has the focus; else the plan.
  const [came] = useState(kept.record);
  useEffect(() => {
    kept.record = null;
  }, []);
  const [shown, setShown] = useState(node !== null || came !== null);
  const twigs = useMemo(
    (): Twig[] => [ALL, ...nodes.map((node) => ({ id: node.node_id, parent: node.parent_id, node }))],
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
        draw={(twig) => (twig.node ? <TwigWords node={twig.node} /> : <AllWords nodes={nodes} />)}
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

function AllWords({ nodes }: { nodes: readonly PlanNode[] }) {
  const { say } = useWords();
  const count = nodes.reduce((sum, node) => sum + (node.parent_id === null ? node.records : 0), 0);
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
