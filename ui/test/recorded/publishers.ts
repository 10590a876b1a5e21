/** Publishers of forms, and what the desk answers when one is recognised or withdrawn. */
import type { Change, PublisherView } from '../../src/generated/contract';
import type { Answers } from './host.ts';

/** Whose forms the department takes. */
export const publishers: PublisherView[] = [
  {
    publisher_id: '0193a1b2-0000-7000-8000-00000000a001',
    name: 'forms.muniment.example',
    title: { en: 'Muniment, sample forms', 'zh-Hant-HK': '檔存範本表格' },
    key: '731feee4dc3060e9b797c38d891486375f86309cae3c1d1ab28aff0597186d59',
    own: false,
    withdrawn: null,
  },
  {
    publisher_id: '0193a1b2-0000-7000-8000-00000000a002',
    name: 'records.hdsd.example/muniment/forms',
    title: { en: 'Home District Services Department', 'zh-Hant-HK': '民政區務署' },
    key: '5c'.repeat(32),
    own: true,
    withdrawn: null,
  },
];

/** What the dialog finds when one is recognised. */
export const newPublisher: PublisherView = {
  publisher_id: '0193a1b2-0000-7000-8000-00000000a003',
  name: 'forms.printers.example',
  title: { en: 'Printers', 'zh-Hant-HK': '印務局' },
  key: 'c4'.repeat(32),
  own: false,
  withdrawn: null,
};

const FORMS: Change[] = [{ topic: 'forms', ids: [] }];

/** A desk that knows the two. */
export function publisherAnswers(): Pick<
  Answers,
  'list_publishers' | 'read_publisher' | 'recognise_publisher' | 'withdraw_publisher' | 'export_publisher'
> {
  let known = publishers;
  return {
    list_publishers: () => ({ publishers: known, changed: [] }),
    read_publisher: () => ({ name: newPublisher.name, title: newPublisher.title, key: newPublisher.key }),
    recognise_publisher: () => ({ publishers: (known = [...known, newPublisher]), changed: FORMS }),
    withdraw_publisher: ({ key, reason }) => {
      const leave = (one: PublisherView) =>
        one.key === key ? { ...one, withdrawn: { on: '2026-11-20', reason } } : one;
      return { publishers: (known = known.map(leave)), changed: FORMS };
    },
    export_publisher: () => ({ name: 'publisher.json' }),
  };
}
