/**
 * Looks at every screen in the engine the product ships on: both languages, light and dark. Takes a
 * picture of each, runs axe over it, and fails on any violation of accessibility or content policy.
 * `npm run look -- work fill` takes only these; `LOOK_SIZE=1024x720`, `LOOK_THEMES=light` narrow it,
 * `LOOK_ZOOM=200` enlarges it.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { startDriver } from './driver.mjs';
import { SCREENS } from './screens.mjs';
import { serve } from './serve.mjs';

const here = import.meta.dirname;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const record = JSON.parse(readFileSync(join(here, '../fixtures/look.json'), 'utf8')).form_record;
const wanted = process.argv.slice(2);
const [width, height] = (process.env.LOOK_SIZE ?? '1280x800').split('x').map(Number);
const themes = (process.env.LOOK_THEMES ?? 'light,dark').split(',');
const langs = (process.env.LOOK_LANGS ?? 'en,zh-Hant-HK').split(',');
const zoom = process.env.LOOK_ZOOM ?? '100';
const shots = join(here, 'shots');
mkdirSync(shots, { recursive: true });

const RUN_AXE = `
  const done = arguments[arguments.length - 1];
  axe.run(document, { resultTypes: ['violations'], rules: { region: { enabled: false } } })
    .then((found) => done(found.violations.map((v) => v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.target.join(' ') + ' — ' + (n.any[0]?.message ?? n.all[0]?.message ?? n.none[0]?.message ?? '')).join(' | '))))
    .catch((error) => done([String(error)]));`;

const site = await serve(join(here, 'dist'));
const page = await startDriver();
let faults = 0;
try {
  for (const lang of langs)
    for (const theme of themes)
      for (const screen of SCREENS.filter((one) => wanted.length === 0 || wanted.includes(one.name))) {
        const hash = screen.hash.replace('FORM', encodeURIComponent(record));
        await page.go('about:blank');
        await page.go(`${site.address}/?lang=${lang}&theme=${theme}&zoom=${zoom}&${screen.query ?? ''}#${hash}`);
        await page.size(width, height);
        const name = `${screen.name}-${lang}-${theme}`;
        try {
          await page.until(screen.wait, `${name}: ${screen.wait}`);
          await page.pause(350);
          await screen.act?.(page);
          await page.pause(450);
        } catch (error) {
          faults += 1;
          console.error(`${name}: ${error.message}`);
        }
        await page.shot(join(shots, `${name}.png`));
        await page.run(axe);
        const found = [...(await page.runAsync(RUN_AXE)), ...(await page.run('return globalThis.brokenPolicy ?? []'))];
        faults += found.length;
        for (const one of found) console.error(`${name}: ${one}`);
      }
} finally {
  await page.stop();
  site.stop();
}
console.log(faults === 0 ? 'looked at everything: no violation' : `${faults} violations`);
process.exitCode = faults === 0 ? 0 : 1;
