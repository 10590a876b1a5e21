/**
 * The demo department as the desk would tell it: file plan, register and single records, made from the
 * same data files that the sample vault is founded with. For tests and the look-at-it harness only.
 */
import agentsFile from '../../../fixtures/department/agents.json';
import classesFile from '../../../fixtures/department/classes.json';
import foldersFile from '../../../fixtures/department/folders.json';
import recordsFile from '../../../fixtures/department/records.jsonl?raw';
import type { Agent, PlanNode, RecordRow, Text } from '../../src/generated/contract';

type RecordFile = {
  id: string;
  folder: string;
  part: number;
  title: Text;
  document_date: string;
  declared: string;
  author: string;
  type: 'document' | 'email' | 'form' | 'scan' | 'physical';
  security: string;
  subjects?: Record<string, string[]>;
  text?: string;
  file_name?: string;
};

/** Everybody, by id. */
export const agents: Record<string, Agent> = Object.fromEntries(
  agentsFile.agents.map((agent) => {
    const post = agent.posts.at(-1)?.post ?? { en: '', 'zh-Hant-HK': '' };
    return [agent.id, { agent_id: agent.id, name: agent.name, post }];
  }),
);

/** An agent of the department. */
export const agent = (id: string): Agent =>
  agents[id] ?? { agent_id: id, name: { en: id, 'zh-Hant-HK': '' }, post: { en: '', 'zh-Hant-HK': '' } };

/** The records as filed. */
export const filed: RecordFile[] = recordsFile
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as RecordFile);

const partId = (folder: string, part: number) => `${folder} Pt ${String(part)}`;
const levelOf = (security: string) => (security === 'unclassified' ? null : security.toUpperCase());
const day = (partial: string) => (/^\d{4}-\d{2}-\d{2}$/.test(partial) ? partial : `${partial}-01-01`.slice(0, 10));

/** A part of the sample that stands under a hold. */
export const HELD = 'DO/5/1 Pt 2';

/** The register, newest last within its part. */
export const rows: RecordRow[] = filed.map((record) => {
  const before = filed
    .slice(0, filed.indexOf(record))
    .filter((other) => other.folder === record.folder && other.part === record.part);
  const enclosure = String(before.length + 1);
  const provisional = record.id === filed.at(-1)?.id;
  return {
    record_id: record.id,
    reference: `${partId(record.folder, record.part)} (${provisional ? `P${enclosure}` : enclosure})`,
    provisional,
    enclosure: provisional ? `P${enclosure}` : enclosure,
    title: record.title,
    kind: record.type,
    dated_on: day(record.document_date),
    filed_at: new Date(record.declared).toISOString(),
    filed_by: agent(record.author),
    components: record.type === 'form' ? 3 : 1,
    size_bytes: 42_000 + (record.text?.length ?? 0) * 37,
    seal: record.type === 'form' ? 'whole' : record.id === 'r-010' ? 'unknown' : null,
    sealed_by: record.type === 'form' || record.id === 'r-010' ? agent(record.author).name.en : null,
    security: levelOf(record.security),
    held: partId(record.folder, record.part) === HELD,
    due_on: record.folder.startsWith('DO/4/30') ? null : `${String(Number(record.declared.slice(0, 4)) + 7)}-04-01`,
  };
});

const within = (reference: string) =>
  rows.filter((row) => row.reference.startsWith(`${reference} Pt `) || row.reference.startsWith(`${reference} (`));

function classNodes(): PlanNode[] {
  return classesFile.classes.map((one) => ({
    node_id: one.id,
    parent_id: one.parent,
    kind: 'class',
    reference: one.code,
    title: one.title,
    state: 'open',
    records: foldersFile.folders
      .filter((folder) => folder.class === one.code || folder.class.startsWith(`${one.code}-`))
      .reduce((sum, folder) => sum + within(folder.reference).length, 0),
    children: 0,
    limit: null,
    held: false,
    security: null,
    opened_on: null,
    closed_on: null,
  }));
}

function folderNodes(): PlanNode[] {
  return foldersFile.folders.flatMap((folder): PlanNode[] => {
    const parent = classesFile.classes.find((one) => one.code === folder.class)?.id ?? null;
    const shared = { title: folder.title, children: 0, limit: null, security: levelOf(folder.security) };
    const node: PlanNode = {
      ...shared,
      node_id: folder.reference,
      parent_id: parent,
      kind: 'folder',
      reference: folder.reference,
      state: folder.closed ? 'closed' : 'open',
      records: within(folder.reference).length,
      held: false,
      opened_on: folder.opened,
      closed_on: folder.closed,
    };
    const parts = folder.parts.map((part): PlanNode => {
      const reference = partId(folder.reference, part.number);
      return {
        ...shared,
        node_id: reference,
        parent_id: folder.reference,
        kind: 'part',
        reference,
        state: part.closed ? 'closed' : 'open',
        records: within(reference).length,
        limit: 200,
        held: reference === HELD,
        opened_on: part.opened,
        closed_on: part.closed,
      };
    });
    return [node, ...parts];
  });
}

/** The file plan. */
const bare = [...classNodes(), ...folderNodes()];
export const nodes: PlanNode[] = bare.map((node) => ({
  ...node,
  children: bare.filter((other) => other.parent_id === node.node_id).length,
}));

/** Folders whose reference or title has these words. */
export const foldersWith = (words: string): PlanNode[] =>
  nodes.filter(
    (node) =>
      node.kind === 'folder' &&
      `${node.reference} ${node.title.en} ${node.title['zh-Hant-HK']}`.toLowerCase().includes(words.toLowerCase()),
  );

/** The node and everything above it, from the scheme down. */
export function pathOf(id: string | null): PlanNode[] {
  const node = nodes.find((one) => one.node_id === id);
  return node ? [...pathOf(node.parent_id), node] : [];
}

/** What the part of a reference is. */
export const partOf = (reference: string): string => reference.slice(0, reference.lastIndexOf(' ('));

/** Name of the department. */
export const department: Text = agentsFile.department.name;

/** A sentence with its arguments, as it crosses. */
export const said = (code: string, args: Record<string, string | number> = {}) => ({ code, args });

/** The day on which everything was recorded. */
export const TODAY = '2026-11-20';

/** A record of the register. */
export const record = (index: number) => rows[index] ?? (rows[0] as (typeof rows)[number]);
