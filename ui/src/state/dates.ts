/**
 * How dates, times and sizes are written in each language. Values stay canonical (ISO) everywhere
 * else; the office zone is Asia/Hong_Kong and clocks have 24 hours. No date is computed here.
 */
import type { Lang } from '../generated/contract';

const ZONE = 'Asia/Hong_Kong';
const FORMATS: Record<Lang, { date: Intl.DateTimeFormat; clock: Intl.DateTimeFormat; month: Intl.DateTimeFormat }> = {
  en: formats('en-GB', 'short'),
  'zh-Hant-HK': formats('zh-Hant-HK', 'long'),
};

function formats(locale: string, month: 'short' | 'long') {
  return {
    date: new Intl.DateTimeFormat(locale, { day: 'numeric', month, year: 'numeric', timeZone: ZONE }),
    clock: new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: ZONE }),
    month: new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: ZONE }),
  };
}

/** `YYYY-MM-DD` and nothing else. */
export const isCivilDate = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value);

/** RFC 3339 with a time. */
export const isInstant = (value: string): boolean => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/.test(value);

/** A civil date: `20 Nov 2026`, 「2026年11月20日」. */
export function showDate(lang: Lang, civil: string): string {
  const moment = new Date(`${civil}T12:00:00+08:00`);
  return Number.isNaN(moment.getTime()) ? civil : FORMATS[lang].date.format(moment).replace('Sept', 'Sep');
}

/** The clock of an instant: `14:03`. */
export function showClock(lang: Lang, instant: string): string {
  const moment = new Date(instant);
  return Number.isNaN(moment.getTime()) ? instant : FORMATS[lang].clock.format(moment);
}

/** Date and clock of an instant: `20 Nov 2026 14:03`. */
export function showInstant(lang: Lang, instant: string): string {
  const moment = new Date(instant);
  if (Number.isNaN(moment.getTime())) return instant;
  return `${FORMATS[lang].date.format(moment).replace('Sept', 'Sep')} ${FORMATS[lang].clock.format(moment)}`;
}

/** A month written `YYYY-MM`. */
export const showMonth = (lang: Lang, month: string): string =>
  FORMATS[lang].month.format(new Date(`${month}-15T12:00:00+08:00`));

/** Civil date of an instant in the office zone, `YYYY-MM-DD`: to group a history by day. */
export const dayOf = (instant: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(new Date(instant));

/** The instant lies on the present day of the office: then its clock alone says enough. */
export const isToday = (instant: string): boolean =>
  !Number.isNaN(Date.parse(instant)) && dayOf(instant) === dayOf(new Date(Date.now()).toISOString());

/** A size a person can read: `812 B`, `48 kB`, `1.2 MB`. */
export function showSize(size_bytes: number): string {
  if (size_bytes < 1000) return `${String(size_bytes)} B`;
  if (size_bytes < 999_500) return `${String(Math.round(size_bytes / 1000))} kB`;
  return `${(size_bytes / 1_000_000).toFixed(1)} MB`;
}
