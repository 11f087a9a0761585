import { defineConfig } from '@playwright/test';
import base from './playwright.config';

export default defineConfig(base, {
  testDir: '../test/screenshots',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results/screenshots',
  workers: 1,
  reporter: [['list']],
});
