/**
 * The window's language as React sees it: one context, one hook. A change of language repaints in
 * place; nothing is fetched again, because every text of the contract carries both languages or a code.
 */
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { Arg, Lang, Message, Text, WireError } from '../generated/contract';
import { knows, sayIn } from './catalogue';
import { harmless } from './harmless';
import { isToday, showClock, showDate, showInstant, showMonth } from './dates';

/** Everything a screen needs to speak. */
export type Words = {
  lang: Lang;
  /** The other language of the pair. */
  other: Lang;
  /** A sentence of the window. */
  say: (code: string, args?: Record<string, Arg>) => string;
  /** The sentence for one value of an enumeration: `pick('ui-tray', 'to_sign')` says `ui-tray-to-sign`. */
  pick: (family: string, value: string, args?: Record<string, Arg>) => string;
  /** A message of the desk. */
  said: (message: Message) => string;
  /** A text in the reader's language, or the other one where that side is empty. */
  read: (text: Text) => string;
  /** The other language's side, empty when it says the same or nothing. */
  beneath: (text: Text) => string;
  /** The language in which `read` answers, for the `lang` attribute. */
  langOf: (text: Text) => Lang;
  /** The sentence of an error, in the present language where it is known. */
  fault: (error: WireError) => string;
  /** What to do about an error, in the present language where it is known. */
  next: (error: WireError) => string | null;
  date: (civil: string) => string;
  clock: (instant: string) => string;
  moment: (instant: string) => string;
  /** The clock of an instant of today, with its date on any other day. */
  when: (instant: string) => string;
  month: (month: string) => string;
};

/** The words of one language. */
export function wordsOf(lang: Lang): Words {
  const other: Lang = lang === 'en' ? 'zh-Hant-HK' : 'en';
  const say = (code: string, args?: Record<string, Arg>) => sayIn(lang, code, args);
  return {
    lang,
    other,
    say,
    pick: (family, value, args) => say(`${family}-${value.toLowerCase().replaceAll('_', '-')}`, args),
    said: (message) => say(message.code, message.args),
    read: (text) => harmless(text[lang] || text[other]),
    beneath: (text) => (text[lang] && text[other] !== text[lang] ? harmless(text[other]) : ''),
    langOf: (text) => (text[lang] ? lang : other),
    fault: (error) => (knows(lang, error.code) ? say(error.code, error.parameters) : error.message),
    next: (error) => (knows(lang, `${error.code}-hint`) ? say(`${error.code}-hint`, error.parameters) : error.hint),
    date: (civil) => showDate(lang, civil),
    clock: (instant) => showClock(lang, instant),
    moment: (instant) => showInstant(lang, instant),
    when: (instant) => (isToday(instant) ? showClock(lang, instant) : showInstant(lang, instant)),
    month: (month) => showMonth(lang, month),
  };
}

/** The language in which a text without one is written, for fonts and speech: Chinese where it has Han. */
export const langIn = (text: string): Lang => (/\p{Script=Han}/u.test(text) ? 'zh-Hant-HK' : 'en');

const WordsContext = createContext<Words>(wordsOf('en'));

/** Gives the screens beneath it their language. */
export function WordsProvider({ lang, children }: { lang: Lang; children: ReactNode }) {
  const words = useMemo(() => wordsOf(lang), [lang]);
  return <WordsContext value={words}>{children}</WordsContext>;
}

/** The words of the present language. */
export const useWords = (): Words => useContext(WordsContext);
