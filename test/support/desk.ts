import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { serveOverHttp } from '../../electron/practice/http';
import { createPractice, type Practice } from '../../electron/practice/practice';
import type { PracticeOptions } from '../../electron/practice/options';

const root = resolve(import.meta.dirname, '../..');

export interface RunningDesk {
  app: ElectronApplication;
  page: Page;
}

/** Starts the built app on a profile of its own, or goes on with one; the caller closes it. */
export async function startDesk(profile: string, switches: string[] = []): Promise<RunningDesk> {
  const app = await _electron.launch({
    args: [root, `--user-data-dir=${profile}`, ...switches],
    chromiumSandbox: process.platform !== 'linux' || process.getuid?.() !== 0,
    // The theme is what the app asks of the system, not what a browser test would pretend.
    colorScheme: null,
    env: { ...definedOnly(process.env), LANG: 'en_GB.UTF-8' },
  });
  return { app, page: await app.firstWindow() };
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

export interface Served extends Practice {
  url: string;
}

interface Fixtures {
  /** Options of the practice service, set with `test.use`. */
  practiceOptions: Partial<PracticeOptions>;
  /** The practice service over HTTP, on a port of its own. */
  served: Served;
  /** A folder for one profile, removed afterwards. */
  profile: string;
  /** The app, started on the profile, showing Sign in. */
  desk: RunningDesk;
  page: Page;
}

export const test = base.extend<Fixtures>({
  practiceOptions: [{}, { option: true }],
  served: async ({ practiceOptions }, use) => {
    const practice = createPractice(practiceOptions);
    const server = await serveOverHttp(practice, {});
    await use({ ...practice, url: server.url });
    await server.close();
  },
  // eslint-plugin cannot know that Playwright reads the pattern: an empty one means "needs no other fixture".
  profile: async ({}, use) => {
    const profile = mkdtempSync(join(tmpdir(), 'tokendesk-profile-'));
    await use(profile);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  },
  desk: async ({ profile }, use) => {
    const desk = await startDesk(profile);
    await use(desk);
    await desk.app.close();
  },
  page: async ({ desk }, use) => {
    await use(desk.page);
  },
});

export { expect } from '@playwright/test';
