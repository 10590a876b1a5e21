/**
 * How the window is built: one bundle under a strict content policy, no inlined assets.
 * Deliberately not here: anything for tests (vitest.config.ts, test/look).
 */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { onlyOurLocales, pdfAssets } from './vite.plugins.ts';

export default defineConfig({
  plugins: [react(), onlyOurLocales(), pdfAssets()],
  base: './',
  server: { port: 1420, strictPort: true, fs: { allow: ['..'] } },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
});
