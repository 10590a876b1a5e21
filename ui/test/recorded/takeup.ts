/** Take-up of the demo department, as the desk would tell it. */
import type { FormTakeUp, TakeUpAsk, TakeUpCount, TakeUpFigures, TakeUpResponse } from '../../src/generated/contract';

const NONE: TakeUpFigures = {
  begun: 0,
  completed: 0,
  e_signed: 0,
  on_paper: 0,
  refused: 0,
  withdrawn: 0,
  in_hand: 0,
  late: 0,
  open: 0,
  overdue: 0,
  originals_outstanding: 0,
};

const count = (figures: Partial<TakeUpFigures>, late_percent: string | null, electronic_percent: string | null) => ({
  figures: { ...NONE, ...figures },
  late_percent,
  electronic_percent,
  begun_here: 0,
  taken_here: 0,
});

const LEAVE: FormTakeUp = {
  form_no: 'GEN-LV-1',
  title: { en: 'Leave application', 'zh-Hant-HK': '放假申請' },
  count: {
    ...count(
      { begun: 95, completed: 30, e_signed: 28, on_paper: 3, withdrawn: 25, in_hand: 95, late: 40 },
      '42.1',
      '90',
    ),
    begun_here: 7,
  },
  aim: { target: { measure: 'completed', value: 40 }, reached: false },
};

const HALL: FormTakeUp = {
  form_no: 'HAD-CH-1',
  title: { en: 'Application for use of community hall facilities', 'zh-Hant-HK': '租用社區會堂設施申請表' },
  count: count({ begun: 5, in_hand: 5, open: 5, originals_outstanding: 5 }, '0', null),
  aim: { target: { measure: 'electronic', value: 70 }, reached: null },
};

const UNUSED: FormTakeUp = {
  form_no: 'PIDR-1',
  title: { en: 'Post-implementation return', 'zh-Hant-HK': '推行後成效檢討' },
  count: count({}, null, null),
  aim: null,
};

const TOTAL: TakeUpCount = {
  ...count(
    {
      begun: 100,
      completed: 30,
      e_signed: 28,
      on_paper: 3,
      withdrawn: 25,
      in_hand: 100,
      late: 40,
      open: 45,
      overdue: 10,
    },
    '40',
    '90',
  ),
  begun_here: 7,
};

/** What the desk answers; one form only where it is asked for. */
export const takeUp = (ask: TakeUpAsk): TakeUpResponse => ({
  from: ask.period === 'all' ? null : '2026-11-01',
  to: '2026-11-30',
  counted_to: '2026-11-20',
  total: TOTAL,
  forms: [LEAVE, HALL, UNUSED].filter((form) => ask.form_no === null || form.form_no === ask.form_no),
  units: [
    { unit: '', count: count({ begun: 5, in_hand: 5 }, '0', null) },
    { unit: 'Records Management', count: count({ begun: 95, completed: 30, in_hand: 95, late: 40 }, '42.1', '90') },
  ],
  months:
    ask.period === 'month'
      ? [{ month: '2026-11', figures: { begun: 100, completed: 30 } }]
      : [
          { month: '2026-10', figures: { begun: 40, completed: 22 } },
          { month: '2026-11', figures: { begun: 100, completed: 30 } },
        ],
  tiers: [
    { tier: 'T0', forms: 2040, percent: '74.9', completed: 0 },
    { tier: 'T1', forms: 410, percent: '15.1', completed: 0 },
    { tier: 'T2', forms: 258, percent: '9.5', completed: 0 },
    { tier: 'T3', forms: 14, percent: '0.5', completed: 30 },
  ],
  all_units: ['', 'Records Management'],
  may_set_target: ask.period !== 'all' && ask.unit === null,
});
