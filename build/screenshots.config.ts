import { defineConfig } from '@playwright/test';
import { base } from './playwright-base';

export default defineConfig(base, {
  testDir: '../test/screenshots',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results/screenshots',
});
