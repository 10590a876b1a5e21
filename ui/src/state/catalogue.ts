/**
 * The sentences of both languages, read from `locales/` when the window is built.
 * All rooms are here, because messages of the desk arrive as codes. Isolation marks are off: they
 * would travel into copied references and searches. Deliberately not here: React.
 */
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import type { Arg, Lang } from '../generated/contract';
import { isCivilDate, isInstant, showDate, showInstant } from './dates';
import { harmless } from './harmless';

const english = import.meta.glob<string>('../../../locales/en/*.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const chinese = import.meta.glob<string>('../../../locales/zh-Hant-HK/*.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
});

function bundle(lang: Lang, files: Record<string, string>): FluentBundle {
  const made = new FluentBundle(lang, { useIsolating: false });
  for (const name of Object.keys(files).sort())
    made.addResource(new FluentResource(files[name] ?? ''), { allowOverrides: true });
  return made;
}

const bundles: Record<Lang, FluentBundle> = {
  en: bundle('en', english),
  'zh-Hant-HK': bundle('zh-Hant-HK', chinese),
};

/** Dates and times in arguments are canonical; a reader sees them as the language writes them. */
function shown(lang: Lang, value: Arg): FluentVariable {
  if (typeof value === 'number') return value;
  if (isCivilDate(value)) return showDate(lang, value);
  if (isInstant(value)) return showInstant(lang, value);
  return harmless(value);
}

/** Whether a language has a sentence for this code. */
export const knows = (lang: Lang, code: string): boolean => bundles[lang].hasMessage(code);

/** The sentence of `code`, or the bare code where there is none: never an empty line. */
export function sayIn(lang: Lang, code: string, args: Record<string, Arg> = {}): string {
  const pattern = bundles[lang].getMessage(code)?.value;
  if (!pattern) return code;
  const variables = Object.fromEntries(Object.entries(args).map(([name, value]) => [name, shown(lang, value)]));
  return bundles[lang].formatPattern(pattern, variables, []);
}
