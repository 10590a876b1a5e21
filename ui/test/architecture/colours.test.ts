/**
 * Colours: each is a token, and each token has a colour of the system's for where the system forces them.
 * What is told by a ground in a telling colour is told again there, since grounds are taken away.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../src');
const sheets = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.css'))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '') }));
const tokens = sheets.find(({ file }) => file === 'components/tokens.css')?.text ?? '';
const FORCED = '@media (forced-colors: active)';

/** The part of a sheet that holds where the system forces colours, and the part that holds anyway. */
function parts(text: string): { forced: string; anyway: string } {
  let [forced, anyway] = ['', text];
  for (let at = anyway.indexOf(FORCED); at >= 0; at = anyway.indexOf(FORCED)) {
    let end = anyway.indexOf('{', at) + 1;
    for (let depth = 1; depth > 0; end += 1) depth += { '{': 1, '}': -1 }[anyway[end] ?? ''] ?? 0;
    forced += anyway.slice(at, end);
    anyway = anyway.slice(0, at) + anyway.slice(end);
  }
  return { forced, anyway };
}

const COLOUR =
  /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|oklab|lab|lch|hwb|color)\(|\b(?:white|black|red|green|blue|yellow|orange|gr[ae]y)\b/i;

/** Declarations that a colour may stand in. */
const coloured = (text: string) =>
  [...text.matchAll(/(?:^|[;{])\s*([\w-]+)\s*:\s*([^;{}]+)/g)]
    .map(([, name = '', value = '']) => `${name}: ${value.trim()}`)
    .filter((one) => !one.startsWith('white-space'));

const wrongIn = (text: string) => coloured(text).filter((one) => COLOUR.test(one));

it('every colour is a token', () => {
  const wrong = sheets
    .filter(({ text }) => text !== tokens)
    .flatMap(({ file, text }) => wrongIn(text).map((one) => `${file}: ${one}`));
  expect(wrong).toEqual([]);
  const examples = ['a { color: #b3261e }', 'a { border: 1px solid RED; }', 'a { background: rgb(0 0 0 / 0.1); }'];
  expect(examples.map((one) => wrongIn(one).length)).toEqual([1, 1, 1]);
});

it('every colour that is named in a sheet is there', () => {
  const known = new Set([...tokens.matchAll(/(--[\w-]+)\s*:/g)].map(([, name]) => name));
  const named = sheets.flatMap(({ text }) =>
    coloured(text)
      .filter((one) => /^(?:color|background|border|outline|fill|stroke|text-decoration|box-shadow)/.test(one))
      .flatMap((one) => [...one.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name)),
  );
  expect(named.length).toBeGreaterThan(100);
  expect([...new Set(named)].filter((name) => !known.has(name))).toEqual([]);
});

/** Tokens of grounds that only part one place from another, and what lies on paper. */
const QUIET = [
  'paper',
  'surface',
  'sunken',
  'line',
  'accent-soft',
  'shade',
  'sheet',
  'picked',
  'found',
  'found-now',
  'ink',
];

it('every token of the look has a colour of the system', () => {
  const { forced, anyway } = parts(tokens);
  const themed = [...anyway.matchAll(/(--[\w-]+):\s*light-dark/g)].map(([, name]) => name ?? '');
  expect(themed.length).toBeGreaterThan(15);
  expect(themed.filter((name) => name !== '--shade' && !forced.includes(`${name}:`))).toEqual([]);
});

it('what is told by a ground is told again where the system takes grounds away', () => {
  const telling = new RegExp(`background(?:-color)?:[^;]*var\\(--(?!(?:${QUIET.join('|')})\\))`);
  const wrong = sheets.filter(({ text }) => telling.test(parts(text).anyway) && parts(text).forced === '');
  expect(wrong.map(({ file }) => file)).toEqual([]);
});

it('what is chosen is told by an edge there, for every way in which it is said', () => {
  const { forced } = parts(sheets.find(({ file }) => file === 'components/base.css')?.text ?? '');
  for (const said of ['aria-selected', 'aria-pressed', 'aria-current']) expect(forced).toContain(`[${said}=`);
});

it('in high contrast paper is black, ink white, and the focus alone is yellow', () => {
  const contrast = /data-theme='contrast'\]\s*{([^}]*)}/.exec(tokens)?.[1] ?? '';
  const of = (name: string) => new RegExp(`--${name}:\\s*([^;]+)`).exec(contrast)?.[1];
  expect(['paper', 'surface', 'sunken'].map(of)).toEqual(['#000', '#000', '#000']);
  expect(['ink', 'ink-2', 'ink-3', 'line', 'control'].map(of)).toEqual(['#fff', '#fff', '#fff', '#fff', '#fff']);
  expect(of('focus')).toBe('#ff0');
  expect(contrast.match(/#ff0\b/g)).toHaveLength(1);
});
