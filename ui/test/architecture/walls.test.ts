/**
 * The inner walls: host ← state ← components ← features ← app. A feature never imports a feature; only
 * the host knows the shell, only components know the component library and the PDF reader; every file
 * says what it is for, and nothing of the tests is in the product.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../src');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'),
);
const sources = files.map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

/** What each floor may know besides itself and the generated contract. */
const BENEATH: Record<string, readonly string[]> = {
  generated: [],
  host: [],
  state: ['host'],
  components: ['state'],
  features: ['state', 'components'],
  app: ['host', 'state', 'components', 'features'],
};

const floorOf = (path: string) => path.split('/')[0] ?? '';
const roomOf = (path: string) => path.split('/').slice(0, 2).join('/');

const importsOf = (text: string) =>
  [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((found) => found[1] ?? '');

const inner = sources.flatMap(({ file, text }) =>
  importsOf(text)
    .filter((name) => name.startsWith('.'))
    .map((name) => ({ file, target: relative(root, resolve(join(root, dirname(file)), name)) })),
);

it('imports go downwards only', () => {
  const wrong = inner.filter(({ file, target }) => {
    const from = floorOf(file);
    const to = floorOf(target);
    if (!(from in BENEATH) || from === to || to === 'generated' || target.endsWith('.css')) return false;
    return !BENEATH[from]?.includes(to);
  });
  expect(wrong).toEqual([]);
});

it('no feature knows another', () => {
  const wrong = inner.filter(
    ({ file, target }) =>
      floorOf(file) === 'features' && floorOf(target) === 'features' && roomOf(file) !== roomOf(target),
  );
  expect(wrong).toEqual([]);
});

it.each([
  ['@tauri-apps/', 'host/'],
  ['react-aria-components', 'components/'],
  ['pdfjs-dist', 'components/'],
  ['@fluent/bundle', 'state/'],
])('%s stays in %s', (library, home) => {
  const users = sources
    .filter(({ text }) => importsOf(text).some((name) => name.startsWith(library)))
    .map(({ file }) => file);
  expect(users.length).toBeGreaterThan(0);
  expect(users.filter((file) => !file.startsWith(home))).toEqual([]);
});

it('every file opens with what it is for', () => {
  expect(sources.filter(({ text }) => !text.startsWith('/**')).map(({ file }) => file)).toEqual([]);
});

it('no file that a person writes is longer than 300 lines', () => {
  const written = sources.filter(({ file }) => !file.startsWith('generated/'));
  expect(written.filter(({ text }) => text.split('\n').length > 300).map(({ file }) => file)).toEqual([]);
});

it('no circle between files', () => {
  const known = new Set(files.map((file) => file.replace(/\.tsx?$/, '')));
  const edges = Map.groupBy(
    inner.filter(({ target }) => known.has(target)),
    ({ file }) => file.replace(/\.tsx?$/, ''),
  );
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (file: string, path: readonly string[]) => {
    if (path.includes(file)) return void circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (done.has(file)) return;
    for (const { target } of edges.get(file) ?? []) walk(target, [...path, file]);
    done.add(file);
  };
  for (const file of known) walk(file, []);
  expect(circles).toEqual([]);
});

it('nothing of the tests is in the product', () => {
  const wrong = sources.filter(({ text }) => importsOf(text).some((name) => /\btest\b|recorded|fixtures/.test(name)));
  expect(wrong.map(({ file }) => file)).toEqual([]);
});

it('nothing hands text to the engine as markup or code', () => {
  const wrong = sources.filter(({ text }) => /dangerouslySetInnerHTML|\.innerHTML|new Function|\beval\(/.test(text));
  expect(wrong.map(({ file }) => file)).toEqual([]);
});
