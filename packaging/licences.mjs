/**
 * Lists every library of others that is compiled into the programs, with its version, its licence and the
 * licence's text: the crates of the three programs (`cargo metadata`), the packages of the window, the
 * typeface. Writes to standard output. `node packaging/licences.mjs`
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = dirname(import.meta.dirname);
const PROGRAMS = ['cli', 'server', 'muniment-desktop'];
const IS_TEXT = /^(licen[cs]e|copying|notice|unlicense|copyright)/i;
const IS_SOURCE = /\.(rs|js|mjs|cjs|ts|json|html|py)$/i;
/** How deep texts may lie: code taken over from others has its own in a folder beneath. */
const DEPTH = 2;

function texts(folder, depth = 0) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isFile())
        return IS_TEXT.test(entry.name) && !IS_SOURCE.test(entry.name) ? [readFileSync(path, 'utf8')] : [];
      const further = entry.isDirectory() && depth < DEPTH && !['node_modules', 'tests', 'test'].includes(entry.name);
      return further ? texts(path, depth + 1) : [];
    });
}

/** Sources in another language, which a crate builds and links, come as a dependency of its build. */
const isSource = (kind, dep) => kind === 'build' && dep.name.endsWith('_src');

function crates() {
  const host = /host: (\S+)/.exec(execFileSync('rustc', ['-vV'], { encoding: 'utf8' }))[1];
  const asked = ['metadata', '--format-version', '1', '--locked', '--filter-platform', host];
  const { packages, resolve } = JSON.parse(
    execFileSync('cargo', asked, {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    }),
  );
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const seen = new Set();
  const next = packages.filter((one) => one.source === null && PROGRAMS.includes(one.name)).map((one) => one.id);
  while (next.length > 0) {
    const id = next.pop();
    if (seen.has(id)) continue;
    seen.add(id);
    const compiledIn = nodes
      .get(id)
      .deps.filter((dep) => dep.dep_kinds.some(({ kind }) => kind === null || isSource(kind, dep)));
    next.push(...compiledIn.map((dep) => dep.pkg));
  }
  const others = packages.filter((one) => seen.has(one.id) && one.source !== null);
  return others.map(({ name, version, license, manifest_path }) => ({
    name,
    version,
    license,
    folder: dirname(manifest_path),
  }));
}

function pages() {
  const { packages } = JSON.parse(readFileSync(join(root, 'ui/package-lock.json'), 'utf8'));
  const used = Object.entries(packages).filter(([place, one]) => place !== '' && !one.dev && !one.optional);
  return used.map(([place, { version, license }]) => ({
    name: place.split('node_modules/').at(-1),
    version,
    license,
    folder: join(root, 'ui', place),
  }));
}

function typeface() {
  const folder = join(root, 'fonts/node_modules/@expo-google-fonts/noto-sans-hk');
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return [{ name: 'Noto Sans HK (typeface)', version, license: 'OFL-1.1', folder }];
}

const all = [...crates(), ...pages(), ...typeface()].sort((a, b) =>
  `${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1,
);
const byText = new Map();
const bare = [];
for (const one of all) {
  const title = `${one.name} ${one.version}`;
  const found = [...new Set(texts(one.folder).map((text) => text.replaceAll('\r', '').trim()))];
  if (found.length === 0) bare.push(title);
  for (const text of found) byText.set(text, [...(byText.get(text) ?? []), title]);
}
const line = '─'.repeat(80);
const out = [
  'Muniment: libraries of others that are part of the programs, and their licences.',
  '',
  ...all.map((one) => `${one.name} ${one.version}: ${one.license ?? 'see its text'}`),
  '',
  'Of these, the following come without a text of their licence; it is the one named above:',
  bare.join(', '),
  ...[...byText].flatMap(([text, titles]) => ['', line, titles.join(', '), line, '', text]),
];
process.stdout.write(`${out.join('\n')}\n`);
