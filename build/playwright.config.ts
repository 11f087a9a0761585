import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';

/** These hold the app to bounds of time, which they can only do on a machine that does nothing else meanwhile. */
export const alone = '**/keychain*.linux.spec.ts';

export default defineConfig({
  testDir: '../test',
  testMatch: ['e2e/**/*.spec.ts', 'faults/**/*.spec.ts'],
  outputDir: '../test-results/e2e',
  testIgnore: process.platform === 'linux' ? [alone] : ['**/*.linux.spec.ts'],
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // each worker has a desktop of its own on Linux; elsewhere all share one focus, one clipboard and one keychain
  workers: process.platform === 'linux' ? Math.min(availableParallelism(), 4) : 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
  use: { trace: 'retain-on-failure' },
});
