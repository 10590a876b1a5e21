/** Single records of the demo department with seals, keeping and history. */
import type {
  ExplainResponse,
  KeepingLine,
  LaterChange,
  RecordView,
  SignatureView,
} from '../../src/generated/contract';
import { agent, filed, partOf, pathOf, rows } from './department.ts';

const said = (code: string, args: Record<string, string | number> = {}) => ({ code, args });
const plain = (value: string) => said('registry-explain-value', { value });

/** How long a record of the sample is kept. */
export function keepingOf(reference: string): KeepingLine {
  const row = rows.find((one) => one.reference === reference);
  const due = row?.due_on ?? null;
  const base = due ? `${String(Number(due.slice(0, 4)) - 7)}-04-01` : null;
  const held = row?.held ?? false;
  return {
    state: held ? 'held' : due ? 'running' : 'permanent',
    text: held
      ? said('fx-held-line', { due: due ?? '' })
      : due
        ? said('fx-destroy-line', { due, base: base ?? '' })
        : said('fx-permanent-line'),
    base_on: base,
    end_on: due,
    due_on: due,
    action: due ? 'destroy' : 'permanent',
    rule: 'F7-01',
    rule_title: { en: 'Accounting records, seven years', 'zh-Hant-HK': '會計紀錄，七年' },
    held,
    elapsed: due
      ? Math.min(
          1,
          Math.max(
            0,
            (Date.parse('2026-11-20') - Date.parse(base ?? due)) / (Date.parse(due) - Date.parse(base ?? due)),
          ),
        )
      : null,
  };
}

/** A change after a signature; without more, a page that was replaced. */
export function laterChange(more: Partial<LaterChange>): LaterChange {
  const what = said('fx-changed-page', { page: more.page ?? 0 });
  return {
    what,
    headline: what,
    before: null,
    after: null,
    permitted: true,
    why: null,
    page: null,
    place: null,
    ...more,
  };
}

const filled = (field: string, before: string | null, after: string, place: LaterChange['place']) =>
  laterChange({
    what: said('fx-filled', { field, after }),
    headline: said('fx-field', { field }),
    before,
    after,
    page: 1,
    place,
  });

/** The seal of an earlier stage: two later stages filled and signed; `forged`, and somebody changed a page. */
export function earlierSeal(forged: boolean): SignatureView {
  const at = '2026-11-18T02:40:00Z';
  const signedField = (field: string, bottom: number) =>
    laterChange({
      what: said('fx-signed', { field }),
      headline: said('fx-signed', { field }),
      page: 1,
      place: { left: 60, bottom, right: 290, top: bottom + 44 },
    });
  const changes = [
    filled('vet.findings', null, '場地合適，建議批准。', { left: 60, bottom: 400, right: 530, top: 424 }),
    filled('vet.days', '14', '21', { left: 60, bottom: 360, right: 180, top: 380 }),
    signedField('vet.signature', 300),
    laterChange({ what: said('fx-data', { stage: 'vet' }), headline: said('fx-data', { stage: 'vet' }) }),
    signedField('decide.signature', 130),
  ];
  const content = laterChange({
    what: said('fx-content', { page: 1 }),
    headline: said('fx-content', { page: 1 }),
    permitted: false,
    why: said('fx-why-content'),
    page: 1,
    place: { left: 60, bottom: 560, right: 530, top: 600 },
  });
  return {
    ...seal(forged ? 'invalid' : 'valid', 'cheung-tsz-kin', at),
    changes: forged ? [...changes, content] : changes,
    signed: {
      paper: { lies: 'record', record_id: 'r1', component_id: 'c1' },
      signature: 0,
      whole: true,
    },
  };
}

/** A seal of the sample. */
export function seal(verdict: SignatureView['verdict'], who: string, at: string): SignatureView {
  const person = agent(who);
  return {
    by: person.name.en,
    name: person.name,
    post: person.post,
    verdict,
    reason: said(`fx-seal-${verdict}`),
    answers: [
      said('fx-whole'),
      said(verdict === 'invalid' ? 'fx-changed' : 'fx-unchanged'),
      said(verdict === 'valid' ? 'fx-signer-now' : 'fx-signer-uncertain', { name: person.name.en }),
      said(verdict === 'valid' ? 'fx-evidence' : 'fx-evidence-unasked'),
    ],
    unchanged: verdict !== 'invalid',
    changes: verdict === 'invalid' ? [laterChange({ permitted: false, why: said('fx-why-content'), page: 2 })] : [],
    signed: null,
    trusted: verdict === 'valid',
    at,
    at_proven: verdict === 'valid',
    issuer: 'Harbour District Demo CA',
    valid_until: '2028-03-31T15:59:59Z',
    algorithm: 'RSA-PSS SHA-256',
  };
}

const element = (
  name: string,
  en: string,
  zh: string,
  value: string,
  source: RecordView['metadata'][number]['source'] = 'own',
  from: string | null = null,
) => ({
  element: name,
  label: { en, 'zh-Hant-HK': zh },
  value: { en: value, 'zh-Hant-HK': value },
  raw: source === 'own' ? value : null,
  source,
  inherited_from: from,
  editable: source === 'own' && name !== 'id',
  mandatory: false,
});

/** A record by its reference. */
export function recordOf(reference: string): RecordView | null {
  const row = rows.find((one) => one.reference === reference || one.record_id === reference);
  const source = filed.find((one) => one.id === row?.record_id);
  if (!row || !source) return null;
  const form = row.kind === 'form';
  const at = row.filed_at;
  const component = (
    id: string,
    name: string,
    role: 'main' | 'attachment' | 'data',
    preview: 'pdf' | 'text' | null,
    size: number,
  ) => ({
    component_id: id,
    name,
    media_type: preview === 'pdf' ? 'application/pdf' : 'text/plain',
    size_bytes: size,
    sha256: '9f2c'.repeat(16),
    role,
    preview,
  });
  return {
    record_id: row.record_id,
    reference: row.reference,
    provisional: row.provisional,
    withdrawn: null,
    former: row.provisional ? [] : row.record_id.endsWith('5') ? ['DO/4/11 (7)'] : [],
    title: row.title,
    kind: row.kind,
    security: row.security,
    path: pathOf(partOf(row.reference)).map(({ node_id, kind, reference: at_, title }) => ({
      node_id,
      kind,
      reference: at_,
      title,
    })),
    metadata: [
      element('dated', 'Date of document', '文件日期', row.dated_on ?? ''),
      element('author', 'Author', '作者', `${row.filed_by.name['zh-Hant-HK']} ${row.filed_by.name.en}`),
      element(
        'subject',
        'Subject',
        '事由',
        Object.values(source.subjects ?? {})
          .flat()
          .join('、') || '—',
        'form',
      ),
      element('language', 'Language', '語文', '中文、English', 'extracted'),
      element('security', 'Security', '保密級別', row.security ?? '—', 'inherited', partOf(row.reference)),
      element('filed', 'Filed', '歸檔時間', at, 'extracted'),
    ],
    components: form
      ? [
          component('c1', 'HAD-CH-1.pdf', 'main', 'pdf', 214_000),
          component('c2', 'society-certificate.pdf', 'attachment', 'pdf', 86_400),
          component('c3', 'answers.json', 'data', 'text', 3_120),
        ]
      : [
          component(
            'c1',
            source.file_name ?? 'document.pdf',
            'main',
            row.kind === 'email' ? 'text' : 'pdf',
            row.size_bytes,
          ),
        ],
    seals: form
      ? [earlierSeal(false), seal('valid', 'ho-mei-yee', at)]
      : row.seal
        ? [seal('indeterminate', source.author, at)]
        : [],
    keeping: keepingOf(row.reference),
    history: [
      {
        event_id: 'e1',
        at,
        agent: row.filed_by,
        what: said('fx-filed', { reference: row.reference }),
        old: null,
        new: null,
        reason: null,
        state: 'anchored',
      },
      {
        event_id: 'e2',
        at: '2026-11-19T03:12:00Z',
        agent: agent('wong-ka-ho'),
        what: said('fx-title-changed'),
        old: { ...row.title, en: row.title.en.toUpperCase() },
        new: row.title,
        reason: row.provisional ? null : 'Typing error in the title',
        state: row.provisional ? 'here' : 'accepted',
      },
    ],
  };
}

/** Why a record is kept so long. */
export function explain(reference: string): ExplainResponse | null {
  const row = rows.find((one) => one.reference === reference);
  if (!row) return null;
  const keeping = keepingOf(reference);
  return {
    reference,
    title: row.title,
    due: keeping.due_on,
    keeping,
    steps: [
      {
        rule: 'class',
        inputs: [{ name: said('fx-class'), value: plain('F7-01'), source: 'HDSD-SCH/3' }],
        result: 'F7-01',
        text: said('fx-step-class'),
      },
      {
        rule: 'trigger',
        inputs: [{ name: said('fx-declared'), value: plain(row.filed_at.slice(0, 10)), source: null }],
        result: row.filed_at.slice(0, 10),
        text: said('fx-step-trigger'),
      },
      { rule: 'cut-off', inputs: [], result: keeping.base_on, text: said('fx-step-cut-off') },
      {
        rule: 'period',
        inputs: [{ name: said('fx-period'), value: plain('7'), source: null }],
        result: keeping.due_on,
        text: said('fx-step-period', { due: keeping.due_on ?? '' }),
      },
    ],
  };
}
