import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';
import { svelteOptions } from './svelte-options.mjs';

const root = resolve(import.meta.dirname, '..');
// A busy machine is slow, not wrong: no test measures time, so none fails for want of it.
const common = {
  root,
  allowOnly: false,
  testTimeout: 30_000,
  expect: { requireAssertions: true },
} as const;

export default defineConfig({
  root,
  test: {
    silent: 'passed-only',
    // one for each core: by itself Vitest leaves one to whoever watches
    maxWorkers: availableParallelism(),
    projects: [
      {
        root,
        test: {
          ...common,
          name: 'node',
          environment: 'node',
          include: ['test/unit/**/*.test.ts'],
          exclude: ['**/*.svelte.test.ts', ...(process.platform === 'linux' ? [] : ['**/*.linux.test.ts'])],
        },
      },
      {
        root,
        plugins: [svelte(svelteOptions), svelteTesting()],
        test: { ...common, name: 'renderer', environment: 'happy-dom', include: ['test/unit/**/*.svelte.test.ts'] },
      },
    ],
  },
});
