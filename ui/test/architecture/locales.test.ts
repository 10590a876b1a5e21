/** Every sentence the window says stands in both languages, and none stands there for nothing. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';

const src = resolve(import.meta.dirname, '../../src');
const code = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('generated'))
  .map((file) => readFileSync(join(src, file), 'utf8'))
  .join('\n');

const read = (lang: string) => readFileSync(resolve(src, `../../locales/${lang}/ui.ftl`), 'utf8');
const idsOf = (text: string) => [...text.matchAll(/^([a-z][\w-]*) =/gm)].map((found) => found[1] ?? '');
const english = idsOf(read('en'));
const chinese = idsOf(read('zh-Hant-HK'));

/** Families that are said by value (`pick`), with every value of their type in the contract. */
const FAMILIES: Record<string, readonly string[]> = {
  'ui-first': ['own', 'sample', 'server'],
  'ui-first-hint': ['own', 'sample', 'server'],
  'ui-tray': ['to_sign', 'returned', 'to_complete', 'to_file', 'attention', 'review'],
  'ui-do': ['to_sign', 'returned', 'to_complete', 'to_file', 'attention', 'review'],
  'ui-stage': ['done', 'open', 'waiting', 'returned', 'skipped'],
  'ui-fate': ['kept', 'mapped', 'needs-attention', 'set-aside', 'computed'],
  'ui-original': ['copy-enough', 'certified-copy', 'sighted', 'original-follows', 'original-kept'],
  'ui-original-state': ['outstanding', 'sighted', 'received', 'returned'],
  'ui-original-do': ['sighted', 'received', 'returned'],
  'ui-follows': ['counter', 'post', 'drop-box'],
  'ui-node': ['open', 'closed', 'destroyed'],
  'ui-kind': ['document', 'email', 'form', 'scan', 'physical'],
  'ui-seal': ['whole', 'unknown', 'broken', 'unjudged'],
  'ui-security': ['RESTRICTED', 'CONFIDENTIAL', 'SECRET'],
  'ui-source': ['inherited', 'extracted', 'form'],
  'ui-proof': ['here', 'sent', 'accepted', 'anchored'],
  'ui-facet': ['class', 'kind', 'year', 'signed', 'held'],
  'ui-action': ['destroy', 'transfer', 'review', 'permanent', 'none'],
  'ui-sync': ['alone', 'synced', 'waiting', 'exchanging', 'offline', 'attention'],
  'ui-operation': ['queued', 'accepted', 'logged', 'refused'],
  'ui-told-accepted': ['server', 'here'],
  'ui-told-logged': ['server', 'here'],
  'ui-told-refused': ['server', 'here'],
  'ui-tray-kind': ['refused', 'conflict', 'number', 'unreadable', 'signature'],
  'ui-several': ['not-shown', 'shown', 'out', 'cannot'],
  'ui-verdict': ['valid', 'invalid', 'indeterminate'],
  'ui-level': ['good', 'remark', 'fault'],
  'ui-key-purpose': ['non-repudiation', 'digital-signature', 'encipherment', 'other'],
  'ui-suggest': ['alike', 'last', 'favourite', 'match'],
  'ui-offers': ['commands', 'records', 'folders', 'forms', 'search'],
  'ui-scope': ['global', 'work', 'list', 'record', 'compare', 'fill', 'search', 'author'],
  'ui-reminder': ['before', 'on_the_day', 'after'],
  'ui-theme': ['system', 'light', 'dark', 'contrast'],
  'ui-density': ['compact', 'comfortable'],
  'ui-prove-by': ['passphrase', 'recovery'],
  'ui-tier': ['T0', 'T1', 'T2', 'T3'],
  'ui-obstacle': ['signature-required', 'originals-required', 'statutory-form', 'witness-required', 'fee'],
  'ui-period': ['month', 'quarter', 'financial_year', 'all'],
  'ui-takeup-measure': ['completed', 'electronic'],
  'ui-takeup-measure-hint': ['completed', 'electronic'],
  'ui-track': ['under_way', 'completed', 'refused', 'withdrawn'],
};

const family = Object.entries(FAMILIES).flatMap(([name, values]) =>
  values.map((value) => `${name}-${value.toLowerCase().replaceAll('_', '-')}`),
);
const ends = ['sign', 'confirm', 'hand'].flatMap((act) => [`ui-${act}-and-pass-on`, `ui-${act}-and-file`]);
const named = [...code.matchAll(/['"`](ui-[a-z][a-z0-9-]*)['"`]/g)].map((found) => found[1] ?? '');
const picked = new Set([...code.matchAll(/pick\(\s*'(ui-[a-z-]+)'/g)].map((found) => found[1] ?? ''));
const used = new Set([...named.filter((id) => !picked.has(id) || english.includes(id)), ...family, ...ends]);

describe('sentences of the window', () => {
  it('stand in both languages, once, in the same order', () => {
    expect(new Set(english).size).toBe(english.length);
    expect(chinese).toEqual(english);
  });

  it('are all there', () => {
    expect([...used].filter((id) => !english.includes(id))).toEqual([]);
  });

  it('are all said', () => {
    expect(english.filter((id) => !used.has(id))).toEqual([]);
  });

  it('name every family that is said by value', () => {
    expect([...picked].filter((name) => !(name in FAMILIES))).toEqual([]);
  });

  it.each(['en', 'zh-Hant-HK'])('are sound in %s and take the same arguments', (lang) => {
    const resource = new FluentResource(read(lang));
    expect(resource.body.length).toBe(english.length);
    const argumentsOf = (text: string) =>
      Object.fromEntries(
        text
          .split(/^(?=[a-z][\w-]* =)/m)
          .filter((entry) => /^[a-z]/.test(entry))
          .map((entry) => [
            entry.split(' ')[0],
            [...new Set([...entry.matchAll(/\$(\w+)/g)].map((found) => found[1]))].sort(),
          ]),
      );
    expect(argumentsOf(read(lang))).toEqual(argumentsOf(read('en')));
  });

  it('keep to the manner: no exclamation marks, no please', () => {
    const loud = read('en')
      .split('\n')
      .filter((line) => /!|\bplease\b/i.test(line));
    expect(loud).toEqual([]);
    expect(read('zh-Hant-HK')).not.toMatch(/！/);
  });
});
