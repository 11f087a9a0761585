import { defineConfig } from '@playwright/test';
import base from './playwright.config';

export default defineConfig(base, {
  testDir: '../test/fleet',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results/fleet',
  workers: 1,
  reporter: [['list']],
});
