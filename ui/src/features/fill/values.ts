/** How values of answers are written out: thousands, dates, labels of codes. Nothing is computed. */
import type { NamePair } from '../../components/fields/NamePairBox';
import type { FieldKind, FieldView, Json } from '../../generated/contract';
import { isCivilDate } from '../../state/dates';
import { useWords } from '../../state/words';
import type { Reading } from './reading';

/** Numbers stand at the end of their line. */
export const isNumber = (field: FieldView): boolean => ['integer', 'decimal', 'money'].includes(field.type);

/** A name has two scripts. */
export const isName = (field: FieldView): boolean => ['namePair', 'orgNamePair'].includes(field.type);

/** Text of a scalar; nothing for what is no scalar. */
export const textOf = (value: Json | undefined): string =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

/** The two sides of a name. */
export function pairOf(value: Json | undefined): NamePair {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return { zh: '', en: '' };
  return { zh: textOf(value.zh), en: textOf(value.en) };
}

/** Thousands set off by commas; anything that is no plain number stays as typed. */
export function grouped(number: string): string {
  const found = /^(-?)(\d+)(\.\d+)?$/.exec(number);
  if (!found) return number;
  const [, sign = '', whole = '', rest = ''] = found;
  return `${sign}${whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')}${rest}`;
}

/** The sign of a currency stands between the minus and the digits. */
const withCurrency = (amount: string, currency?: string | null): string =>
  currency === 'HKD' ? amount.replace(/^-?/, (minus) => `${minus}HK$`) : amount;

/** A value as text for people. */
export function useValueWords(): (kind: FieldKind, value: Json | undefined, currency?: string | null) => string {
  const { say, date } = useWords();
  return (kind, value, currency) => {
    const text = textOf(value);
    if (kind === 'boolean') return text === '' ? '' : say(text === 'true' ? 'ui-yes' : 'ui-no');
    if (kind === 'date' && isCivilDate(text)) return date(text);
    if (kind === 'money' && text) return withCurrency(grouped(text), currency);
    if (kind === 'integer' || kind === 'decimal') return grouped(text);
    if (kind === 'namePair' || kind === 'orgNamePair')
      return [pairOf(value).zh, pairOf(value).en].filter(Boolean).join(' ');
    if (kind === 'dateRange') {
      const days = [sideOf(value, 'from'), sideOf(value, 'to')].map((day) => (isCivilDate(day) ? date(day) : day));
      return days.some(Boolean) ? say('ui-from-to', { from: days[0] ?? '', to: days[1] ?? '' }) : '';
    }
    return text;
  };
}

/** One side of a value that is an object. */
const sideOf = (value: Json | undefined, side: string): string =>
  value === null || typeof value !== 'object' || Array.isArray(value) ? '' : textOf(value[side]);

/** The value of a field as text, codes by their labels. */
export function useShownValue(reading: Reading, field: FieldView, path: string): string {
  const { read } = useWords();
  const words = useValueWords();
  const value = reading.value(path);
  const options = reading.options(field, path);
  const labelled = (code: string) => {
    const option = options.find((candidate) => candidate.code === code);
    return option ? read(option.label) : code;
  };
  if (field.type === 'choice' || field.type === 'post') return labelled(textOf(value));
  if (field.type === 'address') return reading.evaluation.lines[path] ?? '';
  if (field.type === 'multiChoice')
    return Array.isArray(value) ? value.map((code) => labelled(textOf(code))).join(' · ') : '';
  return words(field.type, value, field.currency);
}
