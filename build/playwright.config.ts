import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '../test',
  testMatch: ['e2e/**/*.spec.ts', 'faults/**/*.spec.ts'],
  outputDir: '../test-results/e2e',
  testIgnore: process.platform === 'linux' ? [] : ['**/*.linux.spec.ts'],
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // one at a time: the tests share a display with one focus and one clipboard, and a keyring
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
  use: { trace: 'retain-on-failure' },
});
