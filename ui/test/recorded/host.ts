/**
 * A host that answers from recorded data. Only for tests and the look-at-it harness; no entry of the
 * product imports it. It notes every call, and an answer can be replaced per verb.
 */
import type {
  Change,
  Changed,
  Favourite,
  PickedFile,
  Request,
  Response,
  TrayKind,
  Verb,
  WireError,
} from '../../src/generated/contract';
import type { Handed, Host } from '../../src/host/host';
import { foldersWith, nodes, rows } from './department.ts';
import * as exchange from './exchange.ts';
import { work } from './work.ts';
import * as forms from './forms.ts';
import { publisherAnswers } from './publishers.ts';
import * as records from './records.ts';
import { markWords, search } from './search.ts';
import { keyAnswers } from './keys.ts';
import { handedOver } from './signing.ts';
import { takeUp } from './takeup.ts';
import { trustAnswers } from './trust.ts';

export type Answers = { [V in Verb]?: (request: Request<V>) => Response<V> };

export type Recorded = Host & {
  /** Every call so far. */
  calls: { verb: string; request: unknown }[];
  /** Tells the window of a change. */
  change: (changed: Changed) => void;
  /** Hands files over from outside. */
  hand: (more: Partial<Handed>) => void;
  /** Files hover over the window (null), leave it ([]) or are dropped on it. */
  drop: (files: PickedFile[] | null) => void;
  /** A notice of the system is pressed. */
  press: (tray: TrayKind) => void;
};

export const refused = (code: string, message: string): WireError => ({
  code,
  message,
  hint: null,
  parameters: {},
  reference_number: null,
});

const found = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw refused('fx-not-found', 'Not found');
  return value;
};

const SETTINGS: Change[] = [{ topic: 'settings', ids: [] }];

function base(state: {
  settings: typeof exchange.settings;
  vault: typeof exchange.open;
  favourites: Favourite[];
}): Answers {
  const draft = (id: string) => found(forms.drafts[id]);
  let batch: string[] = [];
  return {
    vault_state: () => state.vault,
    unlock: () => ({ state: (state.vault = exchange.open), changed: [{ topic: 'vault', ids: [] }] }),
    create_vault: ({ sample, place }) => ({
      state: (state.vault = { ...exchange.open, sample, awaits_server: place === 'server' }),
      recovery_key: exchange.RECOVERY_KEY,
      changed: [{ topic: 'vault', ids: [] }],
    }),
    lock: () => ({
      state: (state.vault = { ...exchange.open, stage: 'locked', holder: null }),
      changed: [{ topic: 'vault', ids: [] }],
    }),
    get_settings: () => ({ settings: state.settings, changed: [] }),
    set_settings: ({ settings }) => ({
      settings: (state.settings = { ...state.settings, ...settings }),
      changed: SETTINGS,
    }),
    my_work: () => work,
    track_forms: () => forms.tracked,
    list_originals: () => ({ forms: [], outstanding: 0 }),
    take_up: ({ ask }) => takeUp(ask),
    set_take_up_target: () => ({ changed: SETTINGS }),
    save_take_up: () => ({ name: 'take-up.csv' }),
    save_form: () => ({ name: 'GEN-LV-1.json', changed: [{ topic: 'log', ids: [] }] }),
    list_forms: (asked) => forms.listed(asked),
    install_form: () => ({
      form_no: 'ANW-010',
      title: { en: 'Application for dog licence', 'zh-Hant-HK': '狗隻牌照申請表' },
      edition: '11/2026',
      listed: true,
      changed: [{ topic: 'forms', ids: [] }],
    }),
    show_form: ({ form_id }) => found(forms.views[form_id]),
    list_drafts: () => ({
      drafts: Object.values(forms.drafts).map((view) => view.draft),
      trash: [],
      days_in_trash: 30,
    }),
    start_draft: ({ form_id }) => ({
      draft: found(Object.values(forms.drafts).find((view) => view.form.id === form_id)),
      changed: [],
    }),
    open_draft: ({ draft_id }) => draft(draft_id),
    update_draft: ({ draft_id }) => ({
      evaluation: draft(draft_id).evaluation,
      attachments: draft(draft_id).attachments,
      saved_at: '2026-11-20T06:04:00Z',
      changed: [],
    }),
    preview_form: () => forms.preview,
    ...keyAnswers(),
    sign_and_hand_over: () => handedOver,
    begin_batch: ({ forms: shown }) => {
      batch = shown.map((form) => form.draft_id);
      return { batch_id: 'b1', left: batch.length };
    },
    sign_next: () => {
      const draft_id = found(batch.shift());
      return { draft_id, handed: handedOver, error: null, left: batch.length, changed: [] };
    },
    end_batch: () => ({ changed: [] }),
    file_plan: ({ open, reveal }) => ({ nodes: branches(open, reveal), records: rows.length }),
    list_records: ({ scope, sort, from, limit, find }) => page(scope, sort, from, limit, find),
    show_record: ({ reference }) => found(records.recordOf(reference)),
    suggest_folders: ({ query, limit }) => ({
      folders: foldersWith(query)
        .slice(0, limit)
        .map((node, index) => ({
          node_id: node.node_id,
          reference: node.reference,
          title: node.title,
          part: `${node.reference} Pt 2`,
          why: query === '' && index === 0 ? 'last' : query === '' ? 'favourite' : 'match',
        })),
    }),
    search: ({ query }) => search(query),
    print_file: ({ component_id }) => ({ name: component_id === 'c1' ? 'HAD-CH-1.pdf' : `${component_id}.pdf` }),
    drag_file: ({ component_id }) => ({ name: `${component_id}.pdf` }),
    print_page: () => ({ name: 'GEN-LV-1.pdf' }),
    mark_words: ({ query, texts }) => markWords(query, texts),
    list_favourites: () => ({ favourites: state.favourites, changed: [] }),
    add_favourite: ({ target, name }) => ({
      favourites: (state.favourites = [...state.favourites, exchange.favourite(target, name)]),
      changed: SETTINGS,
    }),
    remove_favourite: ({ favourite_id }) => ({
      favourites: (state.favourites = state.favourites.filter((one) => one.favourite_id !== favourite_id)),
      changed: SETTINGS,
    }),
    due: ({ on, from }) => exchange.due(on, from),
    explain: ({ reference }) => found(records.explain(reference)),
    desk_facts: () => ({
      vault_folder: '~/.local/share/muniment/vault',
      made_on: '2026-11-02',
      folders: 20,
      records: rows.length,
      files_bytes: 123456,
    }),
    ...trustAnswers(),
    ...publisherAnswers(),
    save_file: () => ({ name: 'HAD-CH-1.pdf' }),
    verify_record: ({ reference }) => ({
      name: reference,
      verdict: 'valid',
      unchanged: true,
      signatures: records.recordOf(reference)?.seals ?? [],
      reasons: [],
      checked_at: '2026-11-20T06:15:00Z',
    }),
    verify_file: () => ({
      name: 'minutes.pdf',
      verdict: 'invalid',
      unchanged: false,
      signatures: [records.earlierSeal(true), records.seal('indeterminate', 'ho-mei-yee', '2026-11-19T03:05:00Z')],
      reasons: [],
      checked_at: '2026-11-20T06:15:00Z',
    }),
    verify_log: () => exchange.log,
    sync_state: () => exchange.sync,
    sync_now: () => ({ state: exchange.sync, changed: [{ topic: 'sync', ids: [] }] }),
    tray: () => exchange.tray,
    doctor: () => ({ findings: [] }),
    rebuild_index: () => ({ records: rows.length, changed: [{ topic: 'index', ids: [] }] }),
  };
}

/** All classes, and what lies beneath the nodes that are open or above the one to reveal. */
function branches(open: readonly string[], reveal: string | null) {
  const shown = new Set(open);
  for (let id = reveal; id !== null; id = nodes.find((node) => node.node_id === id)?.parent_id ?? null) shown.add(id);
  return nodes.filter((node) => node.kind === 'class' || (node.parent_id !== null && shown.has(node.parent_id)));
}

function page(
  scope: Request<'list_records'>['scope'],
  sort: string,
  from: number,
  limit: number,
  find: string | null,
): Response<'list_records'> {
  const beneath = (id: string): string[] => [
    id,
    ...nodes.filter((node) => node.parent_id === id).flatMap((node) => beneath(node.node_id)),
  ];
  const parts = scope.id === null ? null : new Set(beneath(scope.id));
  const all = rows.filter(
    (row) => parts === null || parts.has(row.reference.slice(0, row.reference.lastIndexOf(' ('))),
  );
  const ordered = sort.endsWith('_desc') ? all.toReversed() : all;
  const found = ordered.findIndex((row) => row.reference === find || row.record_id === find);
  return { rows: ordered.slice(from, from + limit), total: ordered.length, found: found < 0 ? null : found };
}

/** A host with the recorded answers, and `replaced` over them. `bytes` gives the previews. */
export function recordedHost(
  replaced: Answers = {},
  bytes: (verb: string, request: unknown) => Promise<ArrayBuffer> = () => Promise.resolve(new ArrayBuffer(0)),
): Recorded {
  const state = {
    settings: { ...exchange.settings },
    vault: exchange.open,
    favourites: [] as Favourite[],
  };
  const answers: Answers = { ...base(state), ...replaced };
  const calls: Recorded['calls'] = [];
  const watchers = new Set<(changed: Changed) => void>();
  const handWatchers = new Set<() => void>();
  const dropWatchers = new Set<(files: PickedFile[] | null) => void>();
  const pressWatchers = new Set<(tray: TrayKind) => void>();
  let handed: Handed = { check: [], file: [], hand_overs: [], forms: [], unread: [] };
  return {
    calls,
    change: (changed) => {
      for (const watcher of watchers) watcher(changed);
    },
    call: async (verb, request) => {
      calls.push({ verb, request });
      const answer = answers[verb] as ((asked: typeof request) => Response<typeof verb>) | undefined;
      await Promise.resolve();
      if (!answer) throw refused('fx-no-answer', `no recorded answer for ${verb}`);
      return answer(request);
    },
    bytes: (verb, request) => bytes(verb, request),
    pickFiles: () =>
      Promise.resolve([{ path: '/tmp/minutes.pdf', name: '會議紀錄 2026-11-18.pdf', size_bytes: 182_000 }]),
    pickFolder: () => Promise.resolve('/tmp/copies'),
    pickSave: (name) => Promise.resolve(`/tmp/${name}`),
    onChanged: (handler) => {
      watchers.add(handler);
      return () => watchers.delete(handler);
    },
    drop: (files) => {
      for (const watcher of dropWatchers) watcher(files);
    },
    onDropped: (handler) => {
      dropWatchers.add(handler);
      return () => dropWatchers.delete(handler);
    },
    hand: (more) => {
      handed = { ...handed, ...more };
      for (const watcher of handWatchers) watcher();
    },
    handed: async (done) => {
      await Promise.resolve();
      const rest = (files: PickedFile[]) => files.filter((file) => !done.includes(file.path));
      const unread = handed.unread.filter((path) => !done.includes(path));
      handed = {
        check: rest(handed.check),
        file: rest(handed.file),
        hand_overs: rest(handed.hand_overs),
        forms: rest(handed.forms),
        unread,
      };
      return handed;
    },
    onHanded: (handler) => {
      handWatchers.add(handler);
      return () => handWatchers.delete(handler);
    },
    press: (tray) => {
      for (const watcher of pressWatchers) watcher(tray);
    },
    onNoticed: (handler) => {
      pressWatchers.add(handler);
      return () => pressWatchers.delete(handler);
    },
  };
}
