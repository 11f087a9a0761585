import { defineConfig } from '@playwright/test';
import { base } from './playwright-base';

export default defineConfig(base, {
  testDir: '../test/tour',
  testMatch: '**/*.spec.ts',
  timeout: 180_000,
  outputDir: '../test-results/tour-run',
  reporter: [['./tour-reporter.mjs']],
});
