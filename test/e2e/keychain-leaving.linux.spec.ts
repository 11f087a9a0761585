import {
  answered,
  expect,
  expectLocked,
  expectToQuit,
  leaveSession,
  readKeychain,
  readSession,
  retry,
  signIn,
  test,
} from '../support/keychain-desk';
import type { KeychainPlace } from '../support/keychain-place';
import { vaultsOf } from '../support/keychain-probe';
import { searchPage } from '../support/search-page';
import { signInPage } from '../support/sign-in-page';

/** What the keyring has of a session; the key for what is kept offline stays there. */
function ours(place: KeychainPlace): string[] | undefined {
  const names = place.entries()?.map((account) => account.split('/').at(-1) ?? '');
  return names?.filter((name) => name !== 'data-key').sort();
}

test('signing out does not wait for a keychain that has stopped, and counts for good', async ({
  place,
  start,
  served,
}) => {
  await place.startBus();
  await place.unlock();
  const desk = await start();
  expect((await signIn(desk.page, served)).answers).toMatchObject([answered({ kept: 'keychain' })]);
  await expect(searchPage(desk.page).heading).toBeVisible();
  await expect.poll(() => ours(place)).toEqual(['session', 'unlock']);
  place.freeze();
  const after = await desk.page.evaluate(async () => {
    await window.desk.call('session:sign-out', null);
    return window.desk.call('keychain:read', null);
  });
  // had it waited, the keychain would be known to be of no use by now
  expect(after).toEqual(answered('working'));
  await expect(signInPage(desk.page).heading).toBeVisible();
  await expectToQuit(desk);

  place.thaw();
  const { page } = await start();
  await expect(signInPage(page).heading).toBeVisible();
  expect(await readSession(page)).toEqual(answered({ signedIn: false, ended: 'not-yet' }));
  await expect.poll(() => ours(place)).toEqual([]);
});

test('quitting while a prompt is open', async ({ place, start, served }) => {
  await leaveSession(place, start, served);
  await place.lock();
  await place.startPrompter();
  const desk = await start();
  await expectLocked(desk.page);
  void retry(desk.page).catch(() => undefined);
  await expect.poll(async () => (await vaultsOf(desk.app)).length).toBe(1);
  await expectToQuit(desk);
});

test('quitting while four calls hang', async ({ place, start, served }) => {
  await place.startBus();
  await place.unlock();
  const desk = await start();
  expect(await readKeychain(desk.page)).toEqual(answered('working'));
  place.freeze();
  signIn(desk.page, served, 4).catch(() => undefined);
  await expect.poll(() => served.sessionTokens.length).toBe(4);
  await expectToQuit(desk);
});
