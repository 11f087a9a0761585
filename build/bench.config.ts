import { defineConfig } from '@playwright/test';
import { base } from './playwright-base';

export default defineConfig(base, {
  testDir: '../test/bench',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results/bench',
});
