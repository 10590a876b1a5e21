/** Dates and sizes as each language writes them; arguments of messages included. */
import { expect, it } from 'vitest';
import { dayOf, showClock, showDate, showInstant, showSize } from '../../src/state/dates';
import { sayIn } from '../../src/state/catalogue';

it('writes dates, clocks and instants in the office zone', () => {
  expect(showDate('en', '2026-11-20')).toBe('20 Nov 2026');
  expect(showDate('en', '2026-09-01')).toBe('1 Sep 2026');
  expect(showDate('zh-Hant-HK', '2026-11-20')).toBe('2026年11月20日');
  expect(showClock('zh-Hant-HK', '2026-11-20T00:03:00Z')).toBe('08:03');
  expect(showInstant('en', '2026-11-19T18:30:00Z')).toBe('20 Nov 2026 02:30');
  expect(dayOf('2026-11-19T18:30:00Z')).toBe('2026-11-20');
});

it('keeps what is no date as it is', () => {
  expect(showDate('en', '2026-13-40')).toBe('2026-13-40');
  expect(showInstant('en', 'soon')).toBe('soon');
});

it('writes sizes', () => {
  expect([812, 48_000, 999_499, 1_200_000].map(showSize)).toEqual(['812 B', '48 kB', '999 kB', '1.2 MB']);
});

it('writes canonical dates in messages for people, without isolation marks', () => {
  expect(sayIn('en', 'ui-due', { on: '2026-11-20' })).toBe('due 20 Nov 2026');
  expect(sayIn('zh-Hant-HK', 'ui-due', { on: '2026-11-20' })).toBe('2026年11月20日前');
  expect(sayIn('en', 'no-such-sentence')).toBe('no-such-sentence');
});
