/** The search over the demo department: exact where the words stand, close where half of them do. */
import type { Hit, MarkWordsResponse, SearchResponse, SnippetRun } from '../../src/generated/contract';
import { filed, partOf, rows } from './department.ts';

const said = (code: string, args: Record<string, string | number> = {}) => ({ code, args });

function marked(text: string, words: string): SnippetRun[] {
  const at = words === '' ? -1 : text.toLowerCase().indexOf(words.toLowerCase());
  if (at < 0) return text ? [{ text, marked: false }] : [];
  return [
    { text: text.slice(0, at), marked: false },
    { text: text.slice(at, at + words.length), marked: true },
    { text: text.slice(at + words.length), marked: false },
  ].filter((run) => run.text !== '');
}

const hitOf = (id: string, words: string): Hit => {
  const row = rows.find((one) => one.record_id === id) ?? (rows[0] as (typeof rows)[number]);
  const text = (filed.find((one) => one.id === id)?.text ?? '').replaceAll('\n', ' ');
  const at = Math.max(0, text.toLowerCase().indexOf(words.toLowerCase()) - 40);
  return {
    record_id: id,
    reference: row.reference,
    provisional: row.provisional,
    folder: partOf(row.reference),
    title: { en: marked(row.title.en, words), 'zh-Hant-HK': marked(row.title['zh-Hant-HK'], words) },
    snippet: marked(`${at > 0 ? '…' : ''}${text.slice(at, at + 180)}…`, words),
    page: row.kind === 'email' ? null : 1,
    kind: row.kind,
    dated_on: row.dated_on,
    seal: row.seal,
    held: row.held,
    score: 1,
  };
};

/** A search over the sample: exact where the words stand, close where half of them do. */
export function search(query: string): SearchResponse {
  const words = query.trim().toLowerCase();
  const has = (id: string, wanted: string) => {
    const record = filed.find((one) => one.id === id);
    return `${record?.title.en ?? ''} ${record?.title['zh-Hant-HK'] ?? ''} ${record?.text ?? ''}`
      .toLowerCase()
      .includes(wanted);
  };
  const ids = rows.map((row) => row.record_id);
  const exact = ids.filter((id) => has(id, words));
  const near = words.slice(0, Math.max(1, Math.ceil(words.length / 2)));
  const close = words === '' ? [] : ids.filter((id) => !exact.includes(id) && has(id, near)).slice(0, 12);
  const hits = exact.map((id) => rows.find((row) => row.record_id === id));
  const count = (kind: string) => hits.filter((row) => row?.kind === kind).length;
  return {
    exact: { count: exact.length, hits: exact.map((id) => hitOf(id, words)) },
    close: { count: close.length, hits: close.map((id) => hitOf(id, near)) },
    chips: words.includes(':') ? [{ label: said('fx-chip', { words }), without: '' }] : [],
    facets: [
      {
        facet: 'class',
        values: [
          {
            value: 'DO',
            label: { en: 'District services', 'zh-Hant-HK': '地區服務' },
            count: hits.filter((row) => row?.reference.startsWith('DO')).length,
            chosen: false,
          },
          {
            value: 'ADM',
            label: { en: 'Administration', 'zh-Hant-HK': '行政' },
            count: hits.filter((row) => row?.reference.includes('ADM')).length,
            chosen: false,
          },
          {
            value: 'FIN',
            label: { en: 'Finance and Accounts', 'zh-Hant-HK': '財務及會計' },
            count: hits.filter((row) => row?.reference.includes('FIN')).length,
            chosen: false,
          },
        ],
      },
      {
        facet: 'kind',
        values: [
          {
            value: 'document',
            label: { en: 'Documents', 'zh-Hant-HK': '文件' },
            count: count('document'),
            chosen: false,
          },
          { value: 'email', label: { en: 'E-mails', 'zh-Hant-HK': '電郵' }, count: count('email'), chosen: false },
          { value: 'form', label: { en: 'Forms', 'zh-Hant-HK': '表格' }, count: count('form'), chosen: false },
        ],
      },
      {
        facet: 'year',
        values: ['2026', '2025', '2024'].map((year) => ({
          value: year,
          label: { en: year, 'zh-Hant-HK': year },
          count: hits.filter((row) => row?.dated_on?.startsWith(year)).length,
          chosen: false,
        })),
      },
    ],
    remark: null,
    waiting: 0,
  };
}

/** The places of the words in texts, letter for letter. */
export function markWords(query: string, texts: readonly string[]): MarkWordsResponse {
  const words = query.trim().toLowerCase();
  const placesIn = (text: string) => {
    const marks = [];
    for (let at = text.indexOf(words); words !== '' && at >= 0; at = text.indexOf(words, at + words.length))
      marks.push({ from: at, to: at + words.length });
    return marks;
  };
  return { marks: texts.map((text) => placesIn(text.toLowerCase())), close: false };
}
