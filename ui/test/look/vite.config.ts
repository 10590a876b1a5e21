/** Builds the look-at-it entry exactly as the product, plus the sentences of the recorded answers. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { onlyOurLocales, pdfAssets } from '../../vite.plugins.ts';

const fixtures = join(import.meta.dirname, '../fixtures');

/** Puts the recorded sentences behind those of the window; the product never has them. */
function recordedSentences(): Plugin {
  return {
    name: 'recorded-sentences',
    enforce: 'pre',
    load(id) {
      const found = /locales\/(en|zh-Hant-HK)\/ui\.ftl\?raw/.exec(id);
      if (!found) return null;
      const own = readFileSync(id.split('?')[0] ?? '', 'utf8');
      const more = readFileSync(join(fixtures, `sentences.${found[1] ?? 'en'}.ftl`), 'utf8');
      return `export default ${JSON.stringify(`${own}\n${more}`)}`;
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  publicDir: join(fixtures, 'public'),
  plugins: [recordedSentences(), react(), onlyOurLocales(), pdfAssets()],
  build: {
    outDir: join(import.meta.dirname, 'dist'),
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 3000,
  },
});
