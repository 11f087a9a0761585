import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { openDesktop } from '../../build/desktop/session.mjs';
import type { PracticeOptions } from '../../electron/practice/options';
import { practicePeople } from '../../electron/practice/people';
import { searchPage } from './search-page';
import { servePractice, type Served } from './served';
import { signInPage } from './sign-in-page';

/** The project's folder, from which Electron is started. */
export const root = resolve(import.meta.dirname, '../..');

export interface RunningDesk {
  app: ElectronApplication;
  page: Page;
}

/** Where an app that is tested looks for the policy of its machine. */
function policyFile(profile: string): string {
  return join(profile, 'policy.json');
}

/** Starts the built app on a profile of its own, or goes on with one; the caller closes it. */
export async function startDesk(
  profile: string,
  switches: readonly string[] = [],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<RunningDesk> {
  return launchDesk(profile, { args: [root, `--user-data-dir=${profile}`, ...switches] }, environment);
}

/** Starts a packaged app on a profile, as `startDesk` does the built one. */
export async function startPackagedDesk(program: string, profile: string): Promise<RunningDesk> {
  return launchDesk(profile, { executablePath: program, args: [`--user-data-dir=${profile}`] }, process.env);
}

async function launchDesk(
  profile: string,
  what: { executablePath?: string; args: string[] },
  environment: NodeJS.ProcessEnv,
): Promise<RunningDesk> {
  const app = await _electron.launch({
    ...what,
    chromiumSandbox: hasSandbox(),
    // The theme is what the app asks of the system, not what a browser test would pretend.
    colorScheme: null,
    // the policy of the machine that runs the tests is none of theirs
    env: { ...definedOnly(environment), TOKENDESK_POLICY: policyFile(profile), LANG: 'en_GB.UTF-8' },
  });
  return { app, page: await app.firstWindow() };
}

/** Ends an app whatever waits in it: the question is the system's own dialog, which no test can press. */
export async function quit({ app }: RunningDesk): Promise<void> {
  // A test may have ended it already.
  await app
    .evaluate(({ dialog }) => {
      dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
    })
    .catch(() => undefined);
  await app.close();
}

// build/desktop.mjs says where the system has none to offer; root is refused it by Chromium.
function hasSandbox(): boolean {
  return process.env['TOKENDESK_NO_SANDBOX'] === undefined && process.getuid?.() !== 0;
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** Writes the policy of the machine that a desk on this profile stands on; a text is written as it is. */
export function writePolicy(profile: string, policy: object | string): void {
  writeFileSync(policyFile(profile), typeof policy === 'string' ? policy : JSON.stringify(policy), { mode: 0o644 });
}

interface Options {
  /** Options of the practice service, set with `test.use`. */
  practiceOptions: Partial<PracticeOptions>;
  /** What the app is started with, besides its profile. */
  switches: readonly string[];
  /** The policy that the app starts under; null for none. */
  policy: object | string | null;
}

/** What a test is given; every worker works in a `desktop` of its own, so that no two share focus, clipboard or keyring. */
interface Fixtures {
  /** The practice service over HTTP, on a port of its own. */
  served: Served;
  /** A folder for one profile, removed afterwards. */
  profile: string;
  desk: RunningDesk;
  app: ElectronApplication;
  /** The window of an app that was just started on an empty profile. */
  page: Page;
  /** The same, signed in to `served` as its operator: the search screen. */
  signedIn: Page;
}

export const test = base.extend<Options & Fixtures, { desktop: undefined }>({
  desktop: [
    async ({}, use, { parallelIndex }) => {
      // The first worker has the desktop that the whole run was given.
      const own = parallelIndex > 0 ? await openDesktop() : undefined;
      Object.assign(process.env, own?.env);
      await use(undefined);
      await own?.close();
    },
    { scope: 'worker', auto: true },
  ],
  practiceOptions: [{}, { option: true }],
  switches: [[], { option: true }],
  policy: [null, { option: true }],
  served: async ({ practiceOptions }, use) => {
    const served = await servePractice(practiceOptions);
    await use(served);
    await served.close();
  },
  profile: async ({}, use) => {
    const profile = mkdtempSync(join(tmpdir(), 'tokendesk-profile-'));
    await use(profile);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  },
  desk: async ({ profile, switches, policy }, use) => {
    if (policy !== null) writePolicy(profile, policy);
    const desk = await startDesk(profile, switches);
    await use(desk);
    await quit(desk);
  },
  app: async ({ desk }, use) => {
    await use(desk.app);
  },
  page: async ({ desk }, use) => {
    await use(desk.page);
  },
  signedIn: async ({ page, served }, use) => {
    await signInPage(page).signIn(served.url, practicePeople.operator);
    await searchPage(page).heading.waitFor();
    await use(page);
  },
});

export { expect } from '@playwright/test';
