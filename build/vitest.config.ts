import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { svelteOptions } from './svelte-options.mjs';

const root = resolve(import.meta.dirname, '..');
// A busy machine is slow, not wrong: no test measures time, so none fails for want of it.
const common = {
  root,
  allowOnly: false,
  testTimeout: 30_000,
  expect: { requireAssertions: true },
} as const;

/** What takes longest begins first, lest one core wait for it at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean => /offline-kill|outbox-model/.test(moduleId);
    const others = await super.sort(files.filter((file) => !isLong(file)));
    return [...files.filter(isLong), ...others];
  }
}

export default defineConfig({
  root,
  test: {
    sequence: { sequencer: LongestFirst },
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
          // One process for many files: none of these modules holds anything that a test could leave behind.
          isolate: false,
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
