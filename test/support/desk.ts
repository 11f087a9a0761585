import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { openDesktop } from '../../build/desktop/session.mjs';
import type { PracticeOptions } from '../../electron/practice/options';
import { practicePeople } from '../../electron/practice/people';
import { searchPage } from './search-page';
import { servePractice, type Served } from './served';
import { createProfile, openSharedDesk, removeProfile, type SharedDesk } from './shared-desk';
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
  /** Whether the tests of a file work at one app, one after the other, each at its start again, or each at its own. */
  sharesDesk: boolean;
}

/** What a test is given; every worker works in a `desktop` of its own, so that no two share focus, clipboard or keyring. */
interface Fixtures {
  /** The practice service over HTTP, on a port of its own. */
  served: Served;
  /** A folder for one profile, removed afterwards; that of the shared desk where there is one. */
  profile: string;
  desk: RunningDesk;
  app: ElectronApplication;
  /** The window of an app that was just started on an empty profile, or put back. */
  page: Page;
  /** The same, signed in to `served` as its operator: the search screen. */
  signedIn: Page;
  /** Ends the desk that is shared where a test does not work at it. */
  noOtherDesk: undefined;
}

interface WorkerFixtures {
  desktop: undefined;
  sharedDesk: SharedDesk;
}

export const test = base.extend<Options & Fixtures, WorkerFixtures>({
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
  sharesDesk: [false, { option: true }],
  sharedDesk: [
    async ({ desktop: _ }, use) => {
      const sharedDesk = openSharedDesk(quit);
      await use(sharedDesk);
      await sharedDesk.keepFor(null);
    },
    { scope: 'worker' },
  ],
  noOtherDesk: [
    async ({ sharedDesk, sharesDesk, switches, policy }, use, { file }) => {
      await sharedDesk.keepFor(sharesDesk ? JSON.stringify([file, switches, policy]) : null);
      await use(undefined);
    },
    { auto: true },
  ],
  served: async ({ practiceOptions }, use) => {
    const served = await servePractice(practiceOptions);
    await use(served);
    await served.close();
  },
  profile: async ({ sharesDesk, sharedDesk }, use) => {
    const profile = sharesDesk ? sharedDesk.profile() : createProfile();
    await use(profile);
    if (!sharesDesk) removeProfile(profile);
  },
  desk: async ({ profile, switches, policy, sharesDesk, sharedDesk }, use, info) => {
    const start = (): Promise<RunningDesk> => {
      if (policy !== null) writePolicy(profile, policy);
      return startDesk(profile, switches);
    };
    const desk = sharesDesk ? await sharedDesk.take(start) : await start();
    await use(desk);
    if (!sharesDesk) await quit(desk);
    // after a test that failed the worker ends, and the app with it: the next test gets a fresh one
    else if (info.status === info.expectedStatus) await sharedDesk.putBack();
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
