/**
 * The window over recorded answers, for looking at it. `?lang=`, `?theme=`, `?vault=` choose the first
 * state; violations of the content policy are kept where the harness reads them.
 */
import { start } from '../../src/app/start';
import * as exchange from '../recorded/exchange.ts';
import { recordedHost, refused } from '../recorded/host.ts';
import type { Lang, Settings, Theme, VaultStage } from '../../src/generated/contract';

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

start(
  recordedHost(
    {
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
