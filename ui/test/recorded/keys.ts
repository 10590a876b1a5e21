/** Signing keys, a card that is put in, and the drivers that were asked. */
import type {
  KeyView,
  ListKeysResponse,
  ModuleView,
  Request,
  Response,
  TokenView,
  Verb,
} from '../../src/generated/contract';

/** A signing key that may be used, one that is past, and one on a card. */
export const keys: KeyView[] = [
  {
    key_path: '/keys/cheung.p12',
    is_on_token: false,
    is_kept: true,
    label: 'cheung-tsz-kin.p12',
    subject: 'CHEUNG Tsz-kin',
    issuer: 'Harbour District Demo CA',
    serial: '4a119c',
    purposes: ['digital-signature', 'non-repudiation'],
    valid_from: '2025-04-01T00:00:00Z',
    valid_until: '2028-03-31T15:59:59Z',
    usable: true,
    remark: null,
  },
  {
    key_path: '/keys/old.p12',
    is_on_token: false,
    is_kept: true,
    label: 'cheung-2022.p12',
    subject: 'CHEUNG Tsz-kin',
    issuer: 'Harbour District Demo CA',
    serial: '11073e',
    purposes: ['digital-signature'],
    valid_from: '2022-04-01T00:00:00Z',
    valid_until: '2025-03-31T15:59:59Z',
    usable: false,
    remark: { code: 'fx-key-past', args: { on: '2025-03-31' } },
  },
];

/** The same person's key on a card with one try of its PIN left. */
export const onCard: KeyView = {
  key_path: 'pkcs11:token=Officer%20card;id=%01',
  is_on_token: true,
  is_kept: false,
  label: 'Officer card',
  subject: 'CHEUNG Tsz-kin',
  issuer: 'Harbour District Demo CA',
  serial: '5b20d1',
  purposes: ['non-repudiation'],
  valid_from: '2026-04-01T00:00:00Z',
  valid_until: '2029-03-31T15:59:59Z',
  usable: true,
  remark: { code: 'tokens-last-try', args: {} },
};

export const card: TokenView = {
  label: 'Officer card',
  maker: 'SoftHSM project',
  model: 'SoftHSM v2',
  serial: '8f2c44d01b7a5e90',
  keys: 1,
  remark: { code: 'tokens-last-try', args: {} },
};

/** One driver that answers, and one that was added here and does not. */
export const modules: ModuleView[] = [
  {
    path: '/opt/vendor/slow-driver.so',
    name: 'slow-driver.so',
    is_added: true,
    tokens: null,
    trouble: { code: 'tokens-look-timed-out', args: { seconds: 8 } },
  },
  { path: '/usr/lib/softhsm/libsofthsm2.so', name: 'libsofthsm2.so', is_added: false, tokens: 1, trouble: null },
];

/** Before any look: what this desk has opened before. */
export const unlooked: ListKeysResponse = {
  keys,
  preferred: keys[0]?.key_path ?? null,
  tokens: [],
  modules: modules.map((module) => ({ ...module, tokens: null, trouble: null })),
  looked: false,
};

/** After one. */
export const looked: ListKeysResponse = { ...unlooked, keys: [...keys, onCard], tokens: [card], modules, looked: true };

type KeyVerb = Extract<
  Verb,
  'list_keys' | 'look_for_tokens' | 'forget_key' | 'add_token_module' | 'remove_token_module'
>;

/** A desk that has not looked before it is asked to. */
export function keyAnswers(): { [V in KeyVerb]: (request: Request<V>) => Response<V> } {
  let now = unlooked;
  const changed = { changed: [{ topic: 'keys' as const, ids: [] }] };
  return {
    list_keys: () => now,
    look_for_tokens: () => {
      now = looked;
      return changed;
    },
    forget_key: ({ key_path }) => {
      now = { ...now, keys: now.keys.filter((key) => key.key_path !== key_path) };
      return changed;
    },
    add_token_module: () => changed,
    remove_token_module: ({ path }) => {
      now = { ...now, modules: now.modules.filter((module) => module.path !== path) };
      return changed;
    },
  };
}
