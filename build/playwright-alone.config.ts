import { defineConfig } from '@playwright/test';
import { base } from './playwright-base';
import { alone } from './playwright.config';

export default defineConfig(base, {
  testMatch: [alone],
  outputDir: '../test-results/e2e-alone',
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e-alone.json' }]],
});
