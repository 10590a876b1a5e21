/** Whom this desk trusts, and whom its department. */
import type { AnchorView, Change, TrustListView } from '../../src/generated/contract';
import type { Answers } from './host.ts';

/** Authorities whose certificates this desk trusts. */
export const anchors: AnchorView[] = [
  {
    fingerprint: '3f9a7c21b0d4e81562aa90cd14f75be03f9a7c21b0d4e81562aa90cd14f75be0',
    subject: 'Harbour District Demo CA',
    issuer: 'Harbour District Demo CA',
    valid_until: '2035-12-31T15:59:59Z',
  },
  {
    fingerprint: '88d0515e2c7a9b41f3e6d0c2a17b4e9588d0515e2c7a9b41f3e6d0c2a17b4e95',
    subject: 'e-Cert CA Demo 02',
    issuer: 'Demo Root CA 1',
    valid_until: '2031-05-20T15:59:59Z',
  },
];

/** What the dialog finds when one is added. */
export const newAnchor: AnchorView = {
  fingerprint: 'c4'.repeat(32),
  subject: 'Second Demo CA',
  issuer: 'Second Demo CA',
  valid_until: '2040-01-31T15:59:59Z',
};

/** The list that the department issued. */
export const trustList: TrustListView = {
  serial: 7,
  title: { en: 'Trust list of the department', 'zh-Hant-HK': '部門信任清單' },
  issued_at: '2026-11-01T00:00:00Z',
  next_at: '2027-02-01T00:00:00Z',
  is_old: false,
  publisher: { en: 'Harbour District Services Department', 'zh-Hant-HK': '海港區服務署' },
  entries: [
    {
      anchor: {
        fingerprint: 'b71c55e09a4d2f8361aa90cd14f75be0b71c55e09a4d2f8361aa90cd14f75be0',
        subject: 'Demo Root CA 2',
        issuer: 'Demo Root CA 2',
        valid_until: '2038-05-20T15:59:59Z',
      },
      kind: {
        en: 'Certificates of persons in the service of the government',
        'zh-Hant-HK': '政府人員證書',
      },
      issuers: 1,
      policies: ['2.16.344.8.2.2008.810.2'],
      valid_from: '2026-01-01T00:00:00Z',
      valid_until: null,
      remark: { en: 'g-Cert of officers.', 'zh-Hant-HK': '公職人員的 g-Cert。' },
    },
  ],
};

const SETTINGS: Change[] = [{ topic: 'settings', ids: [] }];

/** What is answered about them. */
export function trustAnswers(): Pick<Answers, 'list_anchors' | 'add_anchor' | 'remove_anchor' | 'issue_trust_list'> {
  let [own, list] = [anchors, trustList];
  const all = (changed: Change[]) => ({ anchors: own, list, changed });
  return {
    list_anchors: () => all([]),
    add_anchor: () => {
      own = [...own, newAnchor];
      return all(SETTINGS);
    },
    remove_anchor: ({ fingerprint }) => {
      own = own.filter((one) => one.fingerprint !== fingerprint);
      return all(SETTINGS);
    },
    issue_trust_list: () => {
      list = { ...list, serial: list.serial + 1 };
      return all(SETTINGS);
    },
  };
}
