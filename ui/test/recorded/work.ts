/** What waits for the officer of the demo department, as the desk would tell it. */
import type { MyWorkResponse } from '../../src/generated/contract';
import { record, said, TODAY } from './department.ts';

const NO_REMINDERS = { standing: null, next_on: null, unknown: null };

/** My work with something in most trays. */
export const work: MyWorkResponse = {
  trays: [
    {
      tray: 'to_sign',
      total: 2,
      items: [
        {
          item_id: 'w1',
          title: { en: 'Application for use of community hall facilities', 'zh-Hant-HK': '租用社區會堂設施申請表' },
          stage: { en: 'Application', 'zh-Hant-HK': '申請' },
          mark: 'HAD-CH-1',
          note: said('fx-from', { name: '吳淑芬 NG Suk-fan' }),
          since: '2026-11-19T08:12:00Z',
          due_on: '2026-11-24',
          overdue: false,
          reminders: NO_REMINDERS,
          target: { kind: 'draft', draft_id: 'hall-whole' },
        },
        {
          item_id: 'w2',
          title: { en: 'Leave application', 'zh-Hant-HK': '放假申請' },
          stage: { en: 'Application', 'zh-Hant-HK': '申請' },
          mark: 'GEN-LV-1',
          note: said('fx-from', { name: '蘇炳坤 SO Ping-kwan' }),
          since: '2026-11-17T02:30:00Z',
          due_on: '2026-11-18',
          overdue: true,
          reminders: NO_REMINDERS,
          target: { kind: 'draft', draft_id: 'leave-new' },
        },
      ],
    },
    {
      tray: 'returned',
      total: 1,
      items: [
        {
          item_id: 'w3',
          title: { en: 'Application for use of community hall facilities', 'zh-Hant-HK': '租用社區會堂設施申請表' },
          stage: { en: 'Application', 'zh-Hant-HK': '申請' },
          mark: 'HAD-CH-1',
          note: said('fx-returned', { name: '何美儀 HO Mei-yee' }),
          since: '2026-11-20T01:05:00Z',
          due_on: null,
          overdue: false,
          reminders: NO_REMINDERS,
          target: { kind: 'draft', draft_id: 'hall-wrong' },
        },
      ],
    },
    { tray: 'to_complete', total: 0, items: [] },
    { tray: 'to_file', total: 0, items: [] },
    {
      tray: 'attention',
      total: 1,
      items: [
        {
          item_id: 'w4',
          title: record(31).title,
          stage: null,
          mark: record(31).reference,
          note: said('fx-refused-note'),
          since: '2026-11-20T03:20:00Z',
          due_on: null,
          overdue: false,
          reminders: NO_REMINDERS,
          target: { kind: 'tray', tray_id: 't1' },
        },
      ],
    },
    {
      tray: 'review',
      total: 2,
      items: [40, 12].map((index) => ({
        item_id: `w-r${String(index)}`,
        title: record(index).title,
        stage: null,
        mark: record(index).reference,
        note: null,
        since: '2026-11-02T01:00:00Z',
        due_on: record(index).due_on,
        overdue: (record(index).due_on ?? '9') < TODAY,
        reminders: NO_REMINDERS,
        target: { kind: 'record', reference: record(index).reference },
      })),
    },
  ],
};
