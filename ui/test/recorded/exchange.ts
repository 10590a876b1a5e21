/** Work, exchange, keeping and verdicts of the demo department, as the desk would tell them. */
import type {
  DueResponse,
  Favourite,
  FavouriteTarget,
  LogReport,
  Settings,
  SyncState,
  TrayResponse,
  VaultState,
} from '../../src/generated/contract';
import { agent, department, TODAY, record, rows, said } from './department.ts';

/** An open vault. */
export const open: VaultState = {
  stage: 'open',
  holder: agent('cheung-tsz-kin'),
  department,
  sample: true,
  keyring_available: true,
  keyring_slot: true,
  recovery_slot: true,
  language: 'en',
  today: TODAY,
  awaits_server: false,
};

/** Settings at first. */
export const settings: Settings = {
  language: 'en',
  theme: 'light',
  density: 'compact',
  zoom_percent: 100,
  single_keys: true,
  lock_after_minutes: 15,
  inline_preedit: true,
  notices: true,
  quiet: true,
  quiet_from: '19:00',
  quiet_to: '08:00',
  time_stamps_at: '',
};

/** A desk with a server, something to send, something to look at. */
export const sync: SyncState = {
  stage: 'synced',
  server: {
    url: 'https://records.hdsd.example',
    name: { en: 'Harbour District records server', 'zh-Hant-HK': '海港區服務署檔案伺服器' },
    fingerprint: '3f9a 7c21 b0d4 e815 62aa 90cd 14f7 5be0',
  },
  last_exchange_at: '2026-11-20T06:03:00Z',
  offline_since: null,
  trouble: null,
  waiting: 2,
  waiting_since: '2026-11-20T06:10:00Z',
  attention: 1,
  anchored_to: { entries: 1284 },
  outbox: [
    {
      operation_id: 'o1',
      what: said('fx-op-file'),
      reference: record(66).reference,
      title: record(66).title,
      asked_at: '2026-11-20T06:12:00Z',
      state: 'queued',
      receipt: null,
    },
    {
      operation_id: 'o2',
      what: said('fx-op-title'),
      reference: record(20).reference,
      title: record(20).title,
      asked_at: '2026-11-20T06:10:00Z',
      state: 'queued',
      receipt: null,
    },
  ],
  recent: [22, 23, 24, 25].map((index, at) => ({
    operation_id: `r${String(index)}`,
    what: said('fx-op-file'),
    reference: record(index).reference,
    title: record(index).title,
    asked_at: `2026-11-20T0${String(5 - at)}:40:00Z`,
    state: at < 2 ? ('accepted' as const) : ('logged' as const),
    receipt: {
      scope: 'hdsd',
      position: 1286 - at,
      accepted_at: `2026-11-20T0${String(5 - at)}:41:00Z`,
      head: 1284,
    },
  })),
};

/** One refused operation. */
export const tray: TrayResponse = {
  items: [
    {
      tray_id: 't1',
      kind: 'conflict',
      what: said('fx-conflict-what'),
      why: said('fx-conflict-why', { name: '黃家豪 WONG Ka-ho' }),
      next: said('fx-conflict-next'),
      since: '2026-11-20T03:20:00Z',
      reference: record(31).reference,
      title: record(31).title,
      differences: [
        {
          element: 'title',
          label: { en: 'Title', 'zh-Hant-HK': '標題' },
          mine: record(31).title['zh-Hant-HK'],
          theirs: `${record(31).title['zh-Hant-HK']}（修訂）`,
        },
        {
          element: 'dated',
          label: { en: 'Date of document', 'zh-Hant-HK': '文件日期' },
          mine: '2026-11-12',
          theirs: '2026-11-21',
        },
      ],
      choices: [
        { choice: 'both', label: said('fx-keep-both') },
        { choice: 'mine', label: said('fx-keep-mine') },
        { choice: 'theirs', label: said('fx-keep-theirs') },
      ],
    },
  ],
};

/** Ten years of due dates. */
export function due(on: string, from: string | null): DueResponse {
  const dated = rows
    .filter((row) => row.due_on !== null && row.due_on <= on && (from === null || row.due_on >= from))
    .sort((a, b) => (a.due_on ?? '').localeCompare(b.due_on ?? ''));
  const months = Array.from({ length: 120 }, (_, index) => {
    const month = `${String(2026 + Math.floor((index + 10) / 12))}-${String(((index + 10) % 12) + 1).padStart(2, '0')}`;
    const falling = rows.filter((row) => row.due_on?.startsWith(month));
    return {
      month,
      due: falling.length + (index % 7 === 3 ? 2 : 0) + (index % 12 === 5 ? 6 : 0),
      held: falling.filter((row) => row.held).length,
    };
  });
  const list = dated.map((row) => ({
    record_id: row.record_id,
    reference: row.reference,
    title: row.title,
    class: 'F7-01',
    state: row.held ? ('held' as const) : ('running' as const),
    action: row.kind === 'email' ? ('review' as const) : ('destroy' as const),
    base: row.filed_at.slice(0, 10),
    end: row.due_on,
    due: row.due_on,
    held: row.held,
  }));
  return { on, total: list.length, rows: list, months };
}

/** A whole journal. */
export const log: LogReport = {
  whole: true,
  entries: 1291,
  checkpoint: 'e1'.repeat(32),
  anchored_to: 'd0'.repeat(32),
  unanchored: 7,
  findings: [],
};

/** What is shown once. */
export const RECOVERY_KEY = 'K7QX-2M4P-9TBD-HW3N-6RFC-VJ8E-5YLA-Z1GS';

/** A favourite as the desk makes one. */
export const favourite = (target: FavouriteTarget, name: string | null): Favourite => {
  const own = { node: 'node_id', search: 'query', form: 'form_no' } as const;
  const text = name ?? (target as Record<string, string>)[own[target.kind]] ?? '';
  return {
    favourite_id: `f-${text}`,
    name: { en: text, 'zh-Hant-HK': '' },
    reference: target.kind === 'search' ? null : text,
    target,
    records: null,
  };
};
