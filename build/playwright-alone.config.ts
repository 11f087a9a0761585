import { defineConfig } from '@playwright/test';
import base, { alone } from './playwright.config';

export default defineConfig(base, {
  testMatch: [alone],
  testIgnore: [],
  outputDir: '../test-results/e2e-alone',
  workers: 1,
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e-alone.json' }]],
});
