import { once } from 'node:events';
import type { Page } from '@playwright/test';
import type { SignIn } from '../../electron/contract/desk-state';
import { practicePeople } from '../../electron/practice/people';
import { expect, startDesk, test as base, type RunningDesk } from './desk';
import { openPlace, type KeychainPlace } from './keychain-place';
import { filesHolding, isRunning, timeUntilKnown, vaultsOf, watchHeld } from './keychain-probe';
import { searchPage } from './search-page';
import type { Served } from './served';

const { operator, organisation } = practicePeople;
/** Milliseconds within which the keychain's part of an answer is known. */
export const answerMs = 2_500;
/** Milliseconds from the first paint until the window says that the keychain did not answer: the worker's start comes first. */
const knownMs = 6_000;
const quitMs = 2_000;
const heldMs = 100;
const locked = 'The keychain of this computer is locked, missing or slow, so your last session could not be read yet.';

interface Fixtures {
  place: KeychainPlace;
  /** Starts the app in the place. */
  start: () => Promise<RunningDesk>;
}

/** Tests with a place of their own for the keychain. */
export const test = base.extend<Fixtures>({
  place: async ({}, use) => {
    const place = openPlace();
    await use(place);
    await place.close();
  },
  start: async ({ place, profile }, use) => {
    const started: RunningDesk[] = [];
    await use(async () => {
      const desk = await startDesk(profile, [], place.env);
      started.push(desk);
      return desk;
    });
    for (const { app } of started) await app.close();
  },
});

/** What the window knows of the session. */
export const readSession = (page: Page) => page.evaluate(() => window.desk.call('session:read', null));
/** What the window knows of the keychain. */
export const readKeychain = (page: Page) => page.evaluate(() => window.desk.call('keychain:read', null));
/** The operator has the keychain tried again. */
export const retry = (page: Page) => page.evaluate(() => window.desk.call('keychain:retry', null));
/** An answer that is no failure. */
export const answered = <T>(value: T) => ({ ok: true, value });

/** What becomes of a keychain that is locked, absent or slow. */
export const refused = 'unavailable';

/**
 * Signs in, as often at once as is said, and tells how many milliseconds the keychain's part of the answers took: what a
 * refused attempt takes, which gets as far as the server, is not the keychain's. Drawing the first screen is not, either:
 * for a measure somebody has to be signed in already.
 */
export async function signIn(page: Page, served: Served, times = 1) {
  const right: SignIn = {
    with: 'password',
    server: served.url,
    organisation,
    userName: operator.username,
    password: operator.password,
  };
  const wrong = { ...right, password: `not ${right.password}` };
  const { ms: without } = await callAtOnce(page, wrong, times);
  const { answers, ms } = await callAtOnce(page, right, times);
  return { answers, ms: ms - without };
}

function callAtOnce(page: Page, ask: SignIn, times: number) {
  return page.evaluate(
    async ([typed, count]) => {
      const since = performance.now();
      const calls = Array.from({ length: count }, () => window.desk.call('session:sign-in', typed));
      return { answers: await Promise.all(calls), ms: performance.now() - since };
    },
    [ask, times] as const,
  );
}

/** Leaves a session in an open keychain, as the last app that ran here. */
export async function leaveSession(place: KeychainPlace, start: Fixtures['start'], served: Served): Promise<void> {
  await place.startBus();
  await place.unlock();
  const { app, page } = await start();
  // A busy machine may take longer to start the vault than the vault has to answer; once it runs, it is held to that.
  await expect.poll(() => retry(page)).toEqual(answered('working'));
  expect((await signIn(page, served)).answers).toMatchObject([answered({ kept: 'keychain' })]);
  await app.close();
}

/** The window says that the keychain could not be read; it does not say that somebody signed out. */
export async function expectLocked(page: Page): Promise<void> {
  expect(await timeUntilKnown(page)).toBeLessThan(knownMs);
  await expect(page.getByText(locked)).toBeVisible();
  expect(await readSession(page)).toEqual(answered({ signedIn: false, ended: 'keychain-unavailable' }));
  expect(await readKeychain(page)).toMatchObject({ ok: true, value: refused });
}

/** The app can be worked with until it quits, and leaves nothing on the disk. */
export async function expectMemoryOnly(page: Page, served: Served, ...folders: string[]): Promise<void> {
  const { answers } = await signIn(page, served);
  expect(answers).toMatchObject([answered({ signedIn: true, kept: 'memory' })]);
  await expect(searchPage(page).heading).toBeVisible();
  const sessionToken = served.sessionTokens.at(-1) ?? '';
  expect(sessionToken.length).toBeGreaterThan(30);
  expect(filesHolding(sessionToken, ...folders)).toEqual([]);
}

/** Quits in time, and takes the vaults along. */
export async function expectToQuit({ app }: RunningDesk): Promise<void> {
  const vaults = await vaultsOf(app);
  const ended = once(app.process(), 'exit');
  const since = performance.now();
  await app.evaluate(({ app: electron }) => electron.quit()).catch(() => undefined);
  await ended;
  expect(performance.now() - since).toBeLessThan(quitMs);
  await expect.poll(() => vaults.filter(isRunning)).toEqual([]);
}

/** Neither window nor main process is held up by what hangs meanwhile. */
// A machine that is busy with something else holds up everything now and then; a keychain would do so every time.
export async function expectNotHeld(page: Page, forMs: number): Promise<void> {
  await expect(async () => {
    const held = await watchHeld(page, forMs);
    expect(held.window).toBeLessThan(heldMs);
    expect(held.main).toBeLessThan(heldMs);
  }).toPass({ timeout: 12_000 });
}

export { expect };
