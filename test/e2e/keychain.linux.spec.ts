import {
  answered,
  answerMs,
  expect,
  expectLocked,
  expectMemoryOnly,
  expectNotHeld,
  expectToQuit,
  leaveSession,
  readKeychain,
  readSession,
  refused,
  retry,
  signIn,
  test,
} from '../support/keychain-desk';
import { filesHolding, firstPaint, firstTrouble, startOf, timeUntilKnown, vaultsOf } from '../support/keychain-probe';
import { searchPage } from '../support/search-page';
import { signInPage } from '../support/sign-in-page';

for (const hasBus of [false, true]) {
  test(hasBus ? 'a bus without a keychain' : 'no bus at all', async ({ place, start, profile, served }) => {
    if (hasBus) await place.startBus();
    const desk = await start();
    await expectLocked(desk.page);
    await expectMemoryOnly(desk.page, served, profile, place.folder);
    expect(await retry(desk.page)).toMatchObject({ ok: true, value: refused });
    await expectToQuit(desk);
    // what was promised to last until then is not missed afterwards
    expect(await readSession((await start()).page)).toEqual(answered({ signedIn: false, ended: 'not-yet' }));
  });
}

test('an open keychain keeps the session, and nothing else does', async ({ place, start, profile, served }) => {
  await leaveSession(place, start, served);
  expect(filesHolding(served.sessionTokens.at(-1) ?? '', profile, place.folder)).toEqual([]);
  const desk = await start();
  await expect(searchPage(desk.page).heading).toBeVisible();
  expect(await timeUntilKnown(desk.page)).toBeLessThan(answerMs);
  expect(await readSession(desk.page)).toMatchObject(answered({ signedIn: true, kept: 'keychain' }));
  expect(await readKeychain(desk.page)).toEqual(answered('working'));
  const [vault = NaN] = await vaultsOf(desk.app);
  expect(startOf(vault)).toBeGreaterThan(await firstPaint(desk.page));
  await expectToQuit(desk);
});

test('locked, and nobody to ask for the password', async ({ place, start, profile, served }) => {
  await leaveSession(place, start, served);
  await place.lock();
  const { page } = await start();
  await expectLocked(page);
  expect(await retry(page)).toMatchObject({ ok: true, value: refused });
  await place.unlock();
  expect(await retry(page)).toEqual(answered('working'));
  await expect(searchPage(page).heading).toBeVisible();
  expect(await readSession(page)).toMatchObject(answered({ signedIn: true, kept: 'keychain' }));
  expect(filesHolding(served.sessionTokens.at(-1) ?? '', profile, place.folder)).toEqual([]);
});

test('locked, with a prompt that nobody answers', async ({ place, start, profile, served }) => {
  await leaveSession(place, start, served);
  await place.lock();
  await place.startPrompter();
  const desk = await start();
  await expectLocked(desk.page);

  // told of it, the operator has time; the window can be used meanwhile
  const settled = { isSettled: false };
  const retried = retry(desk.page).finally(() => (settled.isSettled = true));
  await expectNotHeld(desk.page, 3_000);
  expect(settled.isSettled).toBe(false);
  await expectMemoryOnly(desk.page, served, profile, place.folder);
  expect(settled.isSettled).toBe(false);
  await place.dismiss();
  expect(await retried).toMatchObject({ ok: true, value: refused });

  await place.unlock();
  expect(await retry(desk.page)).toEqual(answered('working'));
  expect(await readSession(desk.page)).toMatchObject(answered({ signedIn: true, kept: 'keychain' }));
});

test('a keychain that has stopped', async ({ place, start, profile, served }) => {
  await leaveSession(place, start, served);
  place.freeze();
  const desk = await start();
  await expectLocked(desk.page);
  // the window had words in it long before
  expect(await firstPaint(desk.page, 'first-contentful-paint')).toBeLessThan(firstTrouble(profile));
  await expectMemoryOnly(desk.page, served, profile, place.folder);
  void retry(desk.page).catch(() => undefined);
  await expectNotHeld(desk.page, 2_500);
  expect(await vaultsOf(desk.app)).toHaveLength(1);
  await expectToQuit(desk);

  place.thaw();
  const { page } = await start();
  // what the stopped keychain was told last was that the session is not to be kept
  expect(await readSession(page)).toEqual(answered({ signedIn: false, ended: 'not-yet' }));
});

test('what a keychain says late moves no button from under a press', async ({ place, start }) => {
  await place.startBus();
  await place.unlock();
  place.freeze();
  const { page } = await start();
  const { submit } = signInPage(page);
  await expect(submit).toBeVisible();
  const before = await submit.boundingBox();
  await expectLocked(page);
  expect(await submit.boundingBox()).toEqual(before);
});

for (const [times, name] of [
  [1, 'a call'],
  [4, 'four calls at once'],
] as const) {
  test(`${name} to a keychain that stops under way`, async ({ place, start, served }) => {
    await place.startBus();
    await place.unlock();
    const desk = await start();
    await signIn(desk.page, served);
    await expect(searchPage(desk.page).heading).toBeVisible();
    place.freeze();
    const calls = signIn(desk.page, served, times);
    const held = expectNotHeld(desk.page, 1_500);
    const { answers, ms } = await calls;
    for (const answer of answers) expect(answer).toMatchObject(answered({ signedIn: true, kept: 'memory' }));
    expect(ms).toBeLessThan(answerMs);
    await held;
    expect((await vaultsOf(desk.app)).length).toBeLessThan(2);
    await expectToQuit(desk);
  });
}

test('a vault that dies is noticed at once, and the next one does its work', async ({ place, start, served }) => {
  await leaveSession(place, start, served);
  const { app, page } = await start();
  await expect(searchPage(page).heading).toBeVisible();
  place.freeze();
  const [first = NaN] = await vaultsOf(app);
  const retried = retry(page);
  const second = async () => (await vaultsOf(app)).find((pid) => pid !== first);
  await expect.poll(second).toBeDefined();
  process.kill((await second()) ?? NaN, 'SIGKILL');
  expect(await retried).toEqual(answered('failed'));
  place.thaw();
  expect(await retry(page)).toEqual(answered('working'));
});
