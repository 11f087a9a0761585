import { defineConfig } from '@playwright/test';
import { base } from './playwright-base';

export default defineConfig(base, {
  testDir: '../test/engine',
  testMatch: '**/*.spec.ts',
  timeout: 180_000,
  outputDir: '../test-results/engine-run',
  reporter: [['list'], ['json', { outputFile: '../test-results/engine.json' }]],
});
