/**
 * The window over recorded answers, for looking at it. `?lang=`, `?theme=`, `?vault=` choose the first
 * state; violations of the content policy are kept where the harness reads them.
 */
import { start } from '../../src/app/start';
import * as exchange from '../recorded/exchange.ts';
import { drafts } from '../recorded/forms.ts';
import { handedOver } from '../recorded/signing.ts';
import { recordedHost, refused } from '../recorded/host.ts';
import type { DraftView, Lang, Settings, Theme, VaultStage } from '../../src/generated/contract';

const broken: string[] = [];
(globalThis as { brokenPolicy?: string[] }).brokenPolicy = broken;
document.addEventListener('securitypolicyviolation', (event) =>
  broken.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`),
);

// The recorded answers are of one day.
Date.now = () => Date.parse('2026-11-20T06:20:00Z');

const asked = new URLSearchParams(location.search);
// The router takes the search of the page for its own.
history.replaceState(null, '', location.pathname + location.hash);
let settings: Settings = {
  ...exchange.settings,
  language: (asked.get('lang') ?? 'en') as Lang,
  theme: (asked.get('theme') ?? 'light') as Theme,
  zoom_percent: Number(asked.get('zoom') ?? 100),
};
const first = asked.get('vault') ?? 'open';
const stage = (first === 'awaits' ? 'open' : first) as VaultStage;
let vault =
  stage === 'open'
    ? { ...exchange.open, awaits_server: first === 'awaits' }
    : { ...exchange.open, stage, holder: null, department: stage === 'absent' ? null : exchange.open.department };

/** A draft with a masked number, to be typed or only read, and with what was said of rows that are gone. */
function aside({ form, evaluation, ...rest }: DraftView): DraftView {
  const fields = { ...form.fields };
  const masked: Record<string, string> = {};
  for (const path of ['/registrationNo', '/officer']) {
    const field = fields[path];
    if (field) fields[path] = { ...field, type: 'hkid', mask: true };
    masked[path] = 'A123***(*)';
  }
  const one = (name: string, zh: string, row: string, shown: string) => ({
    path: '/bookings/4/x',
    label: { en: name, 'zh-Hant-HK': zh },
    row: { en: row, 'zh-Hant-HK': row },
    shown: { en: shown, 'zh-Hant-HK': shown },
    value: shown,
  });
  const set_aside = [
    one('Finding', '點收結果', 'HDSD-0107 · 會堂管理委員會：會議紀錄', 'The back cover is stained by water.'),
    {
      ...one('Photograph', '相片', 'HDSD-0107 · 會堂管理委員會：會議紀錄', 'cover.jpg'),
      value: [{ name: 'cover.jpg', sha256: 'ab'.repeat(32) }],
    },
  ];
  const read_only = [...evaluation.read_only, '/registrationNo'];
  return { ...rest, form: { ...form, fields }, evaluation: { ...evaluation, masked, set_aside, read_only } };
}

/** A recorded draft; with `?stale=` its profile says something else by now, with `?aside=` rows of it are gone. */
function draft(id: string): DraftView {
  const view = drafts[id];
  if (!view) throw refused('fx-not-found', 'Not found');
  if (asked.has('aside')) return aside(view);
  if (!asked.has('stale')) return view;
  const of = (path: string, held: string, now: string, locked: boolean) => {
    const label = view.form.fields[path]?.label ?? { en: path, 'zh-Hant-HK': path };
    const both = (text: string) => ({ en: text, 'zh-Hant-HK': text });
    return { path, label, held: both(held), now: both(now), locked };
  };
  return { ...view, stale: [of('/post', 'EO(Records)', 'SEO(Records)', false), of('/unit', '檔案組', '總務組', true)] };
}

let step = 0;
const { form, evaluation, draft: whole } = draft('hall-whole');

start(
  recordedHost(
    {
      ...(asked.has('fails')
        ? {
            sign_next: () => {
              const draft_id = ['hall-whole', 'leave-new', 'transfer'][step++] ?? '';
              const error = step === 2 ? refused('registry-preview-changed', 'The form has changed.') : null;
              return { draft_id, handed: error ? null : handedOver, error, left: 3 - step, changed: [] };
            },
          }
        : {}),
      open_draft: ({ draft_id }) => draft(draft_id),
      read_definition: () => ({ name: 'HAD-CH-1.json', source: '{}' }),
      preview_definition: () => ({
        sound: true,
        findings: [],
        form: { form, stage_id: whole.stage_id, answers: {}, evaluation, rules: [] },
      }),
      get_settings: () => ({ settings, changed: [] }),
      set_settings: (request) => ({
        settings: (settings = { ...settings, ...request.settings }),
        changed: [{ topic: 'settings', ids: [] }],
      }),
      vault_state: () => vault,
      create_vault: () => ({
        state: (vault = exchange.open),
        recovery_key: exchange.RECOVERY_KEY,
        changed: [{ topic: 'vault', ids: [] }],
      }),
      connect_server: () => {
        throw refused('sync-code-used', 'The one-time code was used before. Ask the records manager for another.');
      },
      unlock: () => ({ state: (vault = exchange.open), changed: [{ topic: 'vault', ids: [] }] }),
    },
    async (_verb, request) => {
      const text = JSON.stringify(request).includes('c3');
      const answer = await fetch(text ? 'samples/answers.json' : 'samples/form.pdf');
      return answer.arrayBuffer();
    },
  ),
);
