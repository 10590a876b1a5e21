/**
 * Two small build steps: keep only the locales of the component library that Muniment speaks, and
 * put the character maps and standard fonts of the PDF reader beside the bundle.
 */
import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Plugin } from 'vite';

const KEPT = new Set(['en-US', 'zh-TW']);

/**
 * The component library takes the first `zh-*` catalogue for an unknown Chinese locale, which would be
 * the simplified one. With only en-US and zh-TW in the bundle, zh-Hant-HK finds the traditional one.
 */
export function onlyOurLocales(): Plugin {
  return {
    name: 'only-our-locales',
    enforce: 'pre',
    load(id) {
      const file = id.split('?')[0] ?? '';
      if (!/node_modules\/(react-aria|react-stately|@react-aria|@react-stately)/.test(file)) return null;
      const found = /\/intl\/(?:.*\/)?([a-z]{2}-[A-Z]{2})\.m?js$/.exec(file);
      return found && !KEPT.has(found[1] ?? '') ? 'export default undefined;' : null;
    },
  };
}

const PDF_FOLDERS = ['cmaps', 'standard_fonts'] as const;
const pdfFolder = (folder: string) => join(import.meta.dirname, 'node_modules/pdfjs-dist', folder);

/** Serves `pdf/cmaps/` and `pdf/standard_fonts/` in development and emits them into the bundle. */
export function pdfAssets(): Plugin {
  return {
    name: 'pdf-assets',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const found = /^\/pdf\/(cmaps|standard_fonts)\/([\w.-]+)$/.exec(request.url ?? '');
        if (!found) return next();
        createReadStream(join(pdfFolder(found[1] ?? ''), basename(found[2] ?? ''))).pipe(response);
      });
    },
    generateBundle() {
      for (const folder of PDF_FOLDERS)
        for (const name of readdirSync(pdfFolder(folder)))
          this.emitFile({
            type: 'asset',
            fileName: `pdf/${folder}/${name}`,
            source: readFileSync(join(pdfFolder(folder), name)),
          });
    },
  };
}
