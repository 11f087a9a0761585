import type { PlaywrightTestConfig } from '@playwright/test';

/** What every run of Playwright's here has in common. */
export const base: PlaywrightTestConfig = {
  testDir: '../test',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  reporter: [['list']],
  // what was called, asked and printed; pictures of the page (--trace on) would take a fifth of the time of a run
  use: { trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false } },
};
