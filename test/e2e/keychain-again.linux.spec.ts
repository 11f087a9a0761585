import { spawn, type ChildProcess } from 'node:child_process';
import { practicePeople } from '../../electron/practice/people';
import { startDesk } from '../support/desk';
import {
  answered,
  expect,
  expectLocked,
  leaveSession,
  readKeychain,
  readSession,
  signIn,
  test,
} from '../support/keychain-desk';
import { vaultsOf } from '../support/keychain-probe';
import { searchPage } from '../support/search-page';
import { signInPage } from '../support/sign-in-page';

/** Growing pauses, each attempt's own time, and a busy machine. */
const againMs = 30_000;
const signedIn = answered(expect.objectContaining({ signedIn: true, kept: 'keychain' }));

test('a keychain that was locked and is unlocked gives the session back without a press', async ({
  place,
  start,
  served,
}) => {
  await leaveSession(place, start, served);
  await place.lock();
  const { page } = await start();
  await expectLocked(page);
  await place.unlock();
  await expect(searchPage(page).heading).toBeVisible({ timeout: againMs });
  expect(await readSession(page)).toEqual(signedIn);
  expect(await readKeychain(page)).toEqual(answered('working'));
  expect(served.sessionTokens).toHaveLength(1);
});

test('what somebody types on the sign-in screen stays, and they choose whether the session goes on', async ({
  place,
  start,
  served,
}) => {
  await leaveSession(place, start, served);
  await place.lock();
  const { page } = await start();
  await expectLocked(page);
  await signInPage(page).password.fill('half a passw');
  await place.unlock();
  const goOn = page.getByRole('button', { name: 'Continue this session' });
  await expect(goOn).toBeVisible({ timeout: againMs });
  await expect(signInPage(page).password).toHaveValue('half a passw');
  await goOn.click();
  await expect(searchPage(page).heading).toBeVisible();
});

test('a Secret Service that starts late keeps the session and opens the Outbox', async ({ place, start, served }) => {
  await place.startBus();
  const { page } = await start();
  await signInPage(page).signIn(served.url, practicePeople.operator);
  await expect(searchPage(page).heading).toBeVisible();
  await expect(page.getByText('Not kept after quitting')).toBeVisible();
  await place.unlock();
  await expect(page.getByText('Not kept after quitting')).toBeHidden({ timeout: againMs });
  expect(await readSession(page)).toEqual(signedIn);
  await expect
    .poll(() => page.evaluate(() => window.desk.call('outbox:read', null)))
    .toMatchObject(answered({ unavailable: null }));
});

test('a Secret Service that was restarted is used again', async ({ place, start, served }) => {
  await place.startBus();
  await place.unlock();
  const { page } = await start();
  expect((await signIn(page, served)).answers).toMatchObject([answered({ kept: 'keychain' })]);
  await place.lock();
  await signIn(page, served);
  await place.unlock();
  await expect.poll(() => readSession(page), { timeout: againMs }).toEqual(signedIn);
});

test('a keyring that stops for a while is one failure, and is used again by itself', async ({
  place,
  start,
  served,
}) => {
  await leaveSession(place, start, served);
  const { page } = await start();
  await expect(searchPage(page).heading).toBeVisible();
  place.freeze();
  expect((await signIn(page, served)).answers).toMatchObject([answered({ kept: 'memory' })]);
  // left alone meanwhile: nobody waits for it again
  const { ms } = await signIn(page, served);
  expect(ms).toBeLessThan(1_500);
  place.thaw();
  await expect.poll(() => readSession(page), { timeout: againMs }).toEqual(signedIn);
});

for (const [signal, what] of [
  ['SIGSTOP', 'frozen for five seconds'],
  ['SIGKILL', 'killed'],
] as const)
  test(`a keychain worker that is ${what} at sign-in loses nothing`, async ({ place, start, served }) => {
    await place.startBus();
    await place.unlock();
    const { app, page } = await start();
    await signInPage(page).heading.waitFor();
    // the first call starts the worker
    await page.evaluate(() => window.desk.call('keychain:retry', null));
    const [worker = NaN] = await vaultsOf(app);
    process.kill(worker, signal);
    const since = Date.now();
    await signInPage(page).signIn(served.url, practicePeople.operator);
    await expect(searchPage(page).heading).toBeVisible();
    if (signal === 'SIGSTOP') {
      await expect.poll(() => Date.now() - since, { timeout: 10_000 }).toBeGreaterThan(5_000);
      process.kill(worker, 'SIGCONT');
    }
    await expect.poll(() => readSession(page), { timeout: againMs }).toEqual(signedIn);
    expect(await readKeychain(page)).toEqual(answered('working'));
  });

test('beside busy processes every start finds its session', async ({ place, start, profile, served }) => {
  const starts = Number(process.env['TOKENDESK_BUSY_STARTS'] ?? 3);
  test.setTimeout(60_000 + starts * 60_000);
  await leaveSession(place, start, served);
  const busy: ChildProcess[] = Array.from({ length: 6 }, () =>
    spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }),
  );
  try {
    for (let count = 0; count < starts; count++) {
      const desk = await startDesk(profile, [], place.env);
      await expect(searchPage(desk.page).heading).toBeVisible({ timeout: 50_000 });
      await expect.poll(() => readSession(desk.page), { timeout: againMs }).toEqual(signedIn);
      await desk.app.close();
    }
  } finally {
    for (const each of busy) each.kill('SIGKILL');
  }
  expect(served.sessionTokens).toHaveLength(1);
});
