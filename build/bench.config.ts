import { defineConfig } from '@playwright/test';
import base from './playwright.config';

export default defineConfig(base, {
  testDir: '../test/bench',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results/bench',
  workers: 1,
  reporter: [['list']],
});
