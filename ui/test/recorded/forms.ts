/**
 * Forms as the desk tells them. Views and evaluations were recorded from the engine itself for three
 * published forms; drafts, keys and previews are set beside them.
 */
import hallEmpty from '../fixtures/forms/HAD-CH-1/apply-empty.json';
import hallWhole from '../fixtures/forms/HAD-CH-1/apply-whole.json';
import hallWrong from '../fixtures/forms/HAD-CH-1/apply-wrong.json';
import hallView from '../fixtures/forms/HAD-CH-1/view.json';
import leaveEmpty from '../fixtures/forms/GEN-LV-1/apply-empty.json';
import leaveView from '../fixtures/forms/GEN-LV-1/view.json';
import transferOpen from '../fixtures/forms/RM-TRF-1/send-open.json';
import transferView from '../fixtures/forms/RM-TRF-1/view.json';
import type {
  DraftView,
  Evaluation,
  FormEntry,
  FormView,
  ListFormsRequest,
  ListFormsResponse,
  PreviewResponse,
  StageProgress,
  TrackResponse,
} from '../../src/generated/contract';
import { agent, department } from './department.ts';

const [hall, leave, transfer] = [hallView, leaveView, transferView] as unknown as [FormView, FormView, FormView];
const titleOf = (form: FormView) => form.texts.title ?? { en: '', 'zh-Hant-HK': '' };

/** The published forms. */
export const views: Record<string, FormView> = { [hall.id]: hall, [leave.id]: leave, [transfer.id]: transfer };

/** An entry with the words by which the recorded desk finds it. */
type Found = FormEntry & { words: string };

const entry = (form: FormView, drafts: number, keywords: string[]): Found => ({
  form_id: form.id,
  form_no: form.form_no,
  edition: form.edition,
  version: form.version,
  title: titleOf(form),
  department,
  summary: form.texts.purpose ?? null,
  stages: form.stages.length,
  signing_stages: form.stages.filter((stage) => stage.signs).length,
  drafts,
  last_used_at: null,
  fillable: true,
  tier: 'T3',
  standing: 'here',
  obstacles: ['signature-required'],
  needs_originals: false,
  on_paper_only: false,
  publisher: { en: 'Muniment, sample forms', 'zh-Hant-HK': '檔存範本表格' },
  synthetic: false,
  words: [form.form_no, titleOf(form).en, titleOf(form)['zh-Hant-HK'], ...keywords].join(' ').toLowerCase(),
});

const absent = (form_no: string, en: string, zh: string, differs: Partial<FormEntry>): Found => ({
  form_id: null,
  form_no,
  edition: null,
  version: null,
  title: { en, 'zh-Hant-HK': zh },
  department,
  summary: null,
  stages: 0,
  signing_stages: 0,
  drafts: 0,
  last_used_at: null,
  fillable: false,
  tier: 'T0',
  standing: 'paper',
  obstacles: [],
  needs_originals: false,
  on_paper_only: false,
  publisher: null,
  synthetic: true,
  words: `${form_no} ${en} ${zh}`.toLowerCase(),
  ...differs,
});

/** The catalogue. */
export const catalogue: Found[] = [
  entry(hall, 2, ['hall', 'booking', 'venue', '會堂', '場地']),
  entry(leave, 1, ['leave', 'holiday', '放假', '休假']),
  absent('ANW-010', 'Application for dog licence', '狗隻牌照申請表', { tier: 'T1', standing: 'elsewhere' }),
  absent('ANW-014', 'Application for replacement of dog licence', '補發狗隻牌照申請表', {
    obstacles: ['signature-required', 'originals-required'],
    needs_originals: true,
    on_paper_only: true,
  }),
  absent('ANW-018', 'Annual return on dog licence', '狗隻牌照周年申報表', {}),
];

/** A window on the catalogue, as the recorded desk finds it. */
export function listed(
  { query, filter, from, limit, find }: ListFormsRequest,
  forms: readonly Found[] = catalogue,
): ListFormsResponse {
  const asked = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = forms.filter(
    (form) =>
      asked.every((word) => form.words.includes(word)) &&
      (!filter.needs_originals || form.needs_originals) &&
      (!filter.here || form.standing === 'here') &&
      (filter.tier === null || form.tier === filter.tier),
  );
  const place = found.findIndex((form) => form.form_no === find);
  return {
    forms: found.slice(from, from + limit),
    found: found.length,
    total: forms.length,
    place: place < 0 ? null : place,
    departments: [{ code: 'HDSD', name: department, count: found.length }],
    figures: { here: 2, needs_originals: 1, on_paper_only: 1, synthetic: 3 },
  };
}

/** As many forms as a library has. */
export const many = (count: number): Found[] =>
  Array.from({ length: count }, (_, index) => absent(`X-${String(index)}`, `Form ${String(index)}`, '', {}));

function stages(form: FormView, at: number): StageProgress[] {
  const people = ['cheung-tsz-kin', 'ho-mei-yee', 'yip-wing-sze'];
  return form.stages.map((stage, index) => ({
    stage_id: stage.id,
    title: stage.label,
    by: agent(people[index % 3] ?? '').post,
    state: index < at ? 'done' : index === at ? 'open' : 'waiting',
    agent: index < at ? agent(people[index % 3] ?? '') : null,
    done_at: index < at ? '2026-11-18T02:40:00Z' : null,
    due_on: index > at ? null : index === at ? '2026-11-27' : null,
    signed: index < at && stage.signs,
    signed_by: index < at && stage.signs ? 'certificate' : null,
  }));
}

/** One form that is late and waits here, one that is in time elsewhere. */
export const tracked: TrackResponse = {
  under_way: 2,
  late: 1,
  offices: [1, 0].map((late) => ({ office: agent(late ? 'ho-mei-yee' : 'wong-ka-ho').post, open: 1, late })),
  forms: [
    {
      form_id: hall.id,
      instance_id: 't1',
      form_no: hall.form_no,
      form_title: titleOf(hall),
      subject: {
        en: 'Community hall booking: Wan Chai Neighbourhood Mutual Help Society',
        'zh-Hant-HK': '租用社區會堂：灣仔街坊互助社',
      },
      begun_by: agent('cheung-tsz-kin'),
      begun_on: '2026-11-05',
      standing: 'under_way',
      stages: stages(hall, 1),
      open_since: '2026-11-05',
      due_on: '2026-11-12',
      days_late: 8,
      turn_to: [agent('wong-ka-ho').post],
      follow_up: false,
      reminders: { standing: { on: '2026-11-17', side: 'after', working_days: 3 }, next_on: null, unknown: null },
      returned: null,
      mine: true,
      can_carry: false,
    },
    {
      form_id: leave.id,
      instance_id: 't2',
      form_no: leave.form_no,
      form_title: titleOf(leave),
      subject: null,
      begun_by: agent('ho-mei-yee'),
      begun_on: '2026-11-18',
      standing: 'under_way',
      stages: stages(leave, 2),
      open_since: '2026-11-19',
      due_on: '2026-11-24',
      days_late: 0,
      turn_to: [],
      follow_up: false,
      reminders: { standing: null, next_on: '2026-11-23', unknown: null },
      returned: null,
      mine: false,
      can_carry: true,
    },
  ],
};

function draft(draft_id: string, form: FormView, evaluation: unknown, at = 0): DraftView {
  const stage = form.stages[at];
  const found = evaluation as Evaluation;
  return {
    draft: {
      draft_id,
      instance_id: `i-${draft_id}`,
      form_id: form.id,
      form_no: form.form_no,
      title: titleOf(form),
      about: null,
      stage_id: stage?.id ?? '',
      stage_title: stage?.label ?? titleOf(form),
      saved_at: '2026-11-20T06:03:00Z',
      discarded_at: null,
      problems: found.problems.length,
      due_on: null,
    },
    form,
    evaluation: found,
    originals: [],
    attachments: [],
    stages: stages(form, at),
    returned: null,
    newer_edition: null,
    moved: null,
    stale: [],
  };
}

/** Drafts: nothing answered, something wrong, everything right; boxes with files, and a title that is left out. */
export const drafts: Record<string, DraftView> = {
  'hall-new': draft('hall-new', hall, hallEmpty),
  'hall-wrong': draft('hall-wrong', hall, hallWrong),
  'hall-whole': draft('hall-whole', hall, hallWhole),
  'leave-new': draft('leave-new', leave, leaveEmpty),
  transfer: draft('transfer', transfer, transferOpen),
};

/** What will be signed. */
export const preview: PreviewResponse = {
  digest: 'ab12'.repeat(16),
  pages: 2,
  size_bytes: 214_320,
  declaration: {
    en: 'I declare that the information given in this form is true and complete to the best of my knowledge, that the organisation has authorised me to apply on its behalf, and that I have read and will comply with the conditions for the use of community halls.',
    'zh-Hant-HK':
      '本人謹此聲明，就本人所知，本表格所填報的資料均屬真確完整；本人獲團體授權提出申請，並已閱悉及同意遵守使用社區會堂的條件。',
  },
  answers: 27,
  attachments: [
    {
      file_id: 'f1',
      attachment_id: 'societyCert',
      path: '/$attachments/societyCert/0',
      row: null,
      name: '社團註冊證明書（核證副本）.pdf',
      size_bytes: 86_400,
      sha256: 'cd'.repeat(32),
    },
  ],
  earlier: [],
  left_out: [
    { en: 'Amount charged per head', 'zh-Hant-HK': '每人收費' },
    { en: 'Budget', 'zh-Hant-HK': '收支預算' },
  ],
  next: [
    { stage_id: 'vet', title: hall.stages[1]?.label ?? titleOf(hall), to: agent('ho-mei-yee').post, waits_for: [] },
  ],
  files_under: null,
  signs: true,
  ways: [
    {
      way: 'certificate',
      label: { en: 'With a certificate', 'zh-Hant-HK': '以證書簽署' },
      means: { en: '', 'zh-Hant-HK': '' },
    },
  ],
  reference: '019f2a11-8d3e-7c10-9b55-6a0c44d1e7f2',
  signer: 'CHAN Tai-man',
  printed: null,
  scans: [],
};
