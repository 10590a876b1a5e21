/** Tests of the window without an engine: jsdom, recorded host. The look-at-it harness is test/look. */
import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  server: { fs: { allow: ['..'] } },
  test: {
    environment: 'jsdom',
    include: ['test/**/*.test.{ts,tsx}'],
    setupFiles: ['test/setup.ts'],
    restoreMocks: true,
    testTimeout: 60_000,
    // Left to itself it spares one core, which is half of a small machine.
    maxWorkers: availableParallelism(),
  },
});
