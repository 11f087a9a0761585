import { readFileSync } from 'node:fs';
import type { Result } from '../../electron/contract/failure';
import { schemas } from '../../electron/contract/schemas';
import { practicePeople } from '../../electron/practice/people';
import { expect, startDesk, test } from '../support/desk';
import { frame } from '../support/frame';
import { heapOf } from '../support/heap';
import { lockPage, nextWindow, pretendIdle, rendererProcess, warning } from '../support/lock-page';
import { searchPage } from '../support/search-page';
import { signInPage } from '../support/sign-in-page';
import { createPage } from '../support/token-form';
import { tokenPage } from '../support/token-page';

const { operator, supervisor, tokens } = practicePeople;

test('the button locks; the right password opens it where the operator was', async ({ app, signedIn, served }) => {
  await frame(signedIn).visit('Create');
  await createPage(signedIn).identifier.fill('kept@example.com');
  await createPage(signedIn).passCode.fill('secret7');
  const page = await nextWindow(app, () => frame(signedIn).lock.click());

  const locked = lockPage(page);
  await expect(locked.heading).toBeVisible();
  await expect(page).toHaveTitle('Locked – Tokendesk');
  await expect(locked.main).toContainText(operator.username);
  await expect(locked.password).toBeFocused();
  await locked.unlock('not it');
  await expect(locked.alert).toContainText('The user name, password or organisation is not correct.');
  await expect(locked.password).toBeFocused();
  await page.keyboard.type(operator.password);
  await page.keyboard.press('Enter');

  await expect(createPage(page).identifier).toHaveValue('kept@example.com');
  await expect(createPage(page).passCode).toHaveValue('');
  await expect(frame(page).statusLine).toContainText(operator.username);
  await frame(page).visit('Search');
  await searchPage(page).find(tokens.effective.authentication_code);
  await expect(tokenPage(page).heading).toBeVisible();
  const signIns = served.ledger.entries('authentication/token').map(({ outcome }) => outcome);
  expect(signIns).toEqual(['ok', 'bad-credentials', 'ok']);
  expect(new Set(served.sessionTokens).size).toBe(2);
});

test('the shortcut locks from within a field and from within a dialog', async ({ app, signedIn }) => {
  await frame(signedIn).visit('Create');
  await createPage(signedIn).code.fill('99021066666');
  const first = await nextWindow(app, () => signedIn.keyboard.press('Control+Shift+L'));
  await lockPage(first).unlock(operator.password);
  await expect(createPage(first).code).toHaveValue('99021066666');

  await frame(first).visit('Search');
  await first.getByRole('navigation').getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await expect(frame(first).shortcuts).toContainText('Lock the desk');
  const second = await nextWindow(app, () => first.keyboard.press('Control+Shift+L'));
  await expect(lockPage(second).heading).toBeVisible();
});

test('a desk that is left alone warns, and then locks itself', async ({ app, signedIn }) => {
  await pretendIdle(app, 288);
  await expect(warning(signedIn).dialog).toBeVisible();
  await expect(warning(signedIn).timer).toHaveText(/^1?\d seconds?$/);
  const page = await nextWindow(app, () => pretendIdle(app, 300));
  await expect(lockPage(page).heading).toBeVisible();
});

test('whoever is there after all says so by any key', async ({ app, signedIn }) => {
  await frame(signedIn).visit('Create');
  await createPage(signedIn).identifier.fill('kept@example.com');
  await pretendIdle(app, 290);
  await expect(warning(signedIn).dialog).toBeVisible();
  await signedIn.keyboard.press('Shift');
  await expect(warning(signedIn).dialog).toBeHidden();
  await expect(createPage(signedIn).identifier).toBeFocused();
});

test('the time until it locks itself is a setting', async ({ app, signedIn }) => {
  await frame(signedIn).visit('Settings');
  const lockAfter = signedIn.getByRole('textbox', { name: 'Lock after' });
  await expect(lockAfter).toHaveValue('5');
  await lockAfter.fill('0');
  await lockAfter.press('Tab');
  await expect(lockAfter).toHaveAccessibleDescription(/Use a whole number from 1 to 60\./);
  await lockAfter.fill('2');
  await lockAfter.press('Tab');
  await expect(frame(signedIn).said('Saved.')).toBeVisible();
  const page = await nextWindow(app, () => pretendIdle(app, 120));
  await expect(lockPage(page).heading).toBeVisible();
});

for (const event of ['suspend', 'lock-screen'])
  test(`the system's ${event} locks`, async ({ app, signedIn }) => {
    await expect(searchPage(signedIn).heading).toBeVisible();
    const page = await nextWindow(app, () =>
      app.evaluate(({ powerMonitor }, name) => powerMonitor.emit(name as 'suspend'), event),
    );
    await expect(lockPage(page).heading).toBeVisible();
  });

test('nothing of the desk is left in memory, nor told to the window', async ({ app, signedIn, served }) => {
  const code = 'PLANTED-CODE-7391';
  await searchPage(signedIn).find(tokens.identified.authentication_code);
  const number = (await tokenPage(signedIn).heading.textContent()) ?? '';
  await frame(signedIn).visit('Create');
  await createPage(signedIn).code.fill(code);
  await createPage(signedIn).identifier.fill('planted@example.com');
  await createPage(signedIn).passCode.fill('PLANTED-PASS-7391');
  const before = await rendererProcess(app);
  expect(await heapOf(signedIn)).toContain(code);

  const page = await nextWindow(app, () => frame(signedIn).lock.click());
  await expect.poll(() => isRunning(before), { timeout: 2_000 }).toBe(false);
  await expect(lockPage(page).heading).toBeVisible();
  expect(await rendererProcess(app)).not.toBe(before);

  const names = Object.keys(schemas).filter((name) => name !== 'lock:hand-over');
  const refusals = await page.evaluate(async (asked) => {
    const call = window.desk.call as (name: string, ask: null) => Promise<Result<unknown>>;
    const answers = await Promise.all(asked.map((name) => call(name, null)));
    return answers.map((answer, index) => [asked[index], answer.ok ? 'answered' : answer.failure.reason]);
  }, names);
  // all but how the lock stands, and an attempt without a password
  expect(refusals.filter(([, reason]) => reason !== 'locked').map(([name]) => name)).toEqual([
    'lock:read',
    'lock:unlock',
  ]);

  const heap = await heapOf(page);
  const customer = practicePeople.accounts.threeTokens.owner;
  const planted = [code, 'planted@example.com', 'PLANTED-PASS-7391', number, customer, ...served.sessionTokens];
  expect(planted.filter((secret) => heap.includes(secret))).toEqual([]);
});

test('whoever takes the desk over finds nothing, and the operator their work on return', async ({
  app,
  signedIn,
  served,
}) => {
  await searchPage(signedIn).find(tokens.effective.authentication_code);
  await expect(tokenPage(signedIn).heading).toBeVisible();
  await frame(signedIn).visit('Create');
  await createPage(signedIn).identifier.fill('not for others');
  const page = await nextWindow(app, () => frame(signedIn).lock.click());
  await lockPage(page).someoneElse.click();
  await signInPage(page).signIn(served.url, supervisor);

  await expect(searchPage(page).box).toBeFocused();
  await expect(page.getByRole('region', { name: /^Seen lately/ })).toBeHidden();
  await frame(page).visit('Create');
  await expect(createPage(page).identifier).toHaveValue('');

  await frame(page).signOut.click();
  await signInPage(page).signIn(served.url, operator);
  await expect(createPage(page).identifier).toHaveValue('not for others');
});

test('wrong attempts have to wait ever longer, also after the window was loaded anew', async ({ app, signedIn }) => {
  const page = await nextWindow(app, () => frame(signedIn).lock.click());
  const locked = lockPage(page);
  for (const attempt of ['one', 'two', 'three']) {
    await locked.unlock(attempt);
    await expect(locked.alert).toBeVisible();
  }
  await expect(locked.wait).toContainText(/Try again in \d seconds?\./);
  await expect(locked.submit).toBeEnabled();
  await locked.unlock('four');
  await expect(locked.wait).toContainText('Try again in 2 seconds.');
  await expect(locked.submit).toBeDisabled();
  await page.reload();
  await expect(locked.wait).toBeVisible();
  // also the right one, and whatever the page makes of its button
  const tooEarly = await page.evaluate((secret) => window.desk.call('lock:unlock', { secret }), operator.password);
  expect(tooEarly).toMatchObject({ ok: false, failure: { reason: 'too-many-attempts' } });
  await expect(locked.submit).toBeEnabled();
  await locked.unlock(operator.password);
  await expect(searchPage(page).heading).toBeVisible();
});

test('without the server, the password that it took last opens', async ({ app, signedIn, served }) => {
  await frame(signedIn).visit('Create');
  await createPage(signedIn).identifier.fill('kept@example.com');
  const page = await nextWindow(app, () => frame(signedIn).lock.click());
  await served.close();
  await lockPage(page).unlock('not it');
  await expect(lockPage(page).alert).toContainText('This password was not accepted.');
  await lockPage(page).unlock(operator.password);
  await expect(createPage(page).identifier).toHaveValue('kept@example.com');
  await expect(frame(page).statusLine).toContainText('Offline');
});

test('a restart does not open what was locked', async ({ profile, served }) => {
  const first = await startDesk(profile);
  await signInPage(first.page).signIn(served.url, operator);
  await expect(searchPage(first.page).heading).toBeVisible();
  const locked = await nextWindow(first.app, () => frame(first.page).lock.click());
  await lockPage(locked).unlock('not it');
  await expect(lockPage(locked).alert).toBeVisible();
  await first.app.close();

  const second = await startDesk(profile);
  await expect(lockPage(second.page).heading).toBeVisible();
  await expect(lockPage(second.page).main).toContainText(operator.username);
  await lockPage(second.page).unlock(operator.password);
  await expect(searchPage(second.page).heading).toBeVisible();
  await second.app.close();

  const third = await startDesk(profile);
  await expect(searchPage(third.page).heading).toBeVisible();
  await third.app.close();
});

test('a Web API key session asks for the key', async ({ app, page, served }) => {
  const form = signInPage(page);
  await form.server.fill(served.url);
  await form.way('Web API key').check();
  await form.webApiKey.fill(practicePeople.webApiKey);
  await form.submit.click();
  await expect(searchPage(page).heading).toBeVisible();
  const next = await nextWindow(app, () => frame(page).lock.click());
  await expect(lockPage(next).main).toContainText('kiosk');
  await lockPage(next).webApiKey.fill('not a key');
  await lockPage(next).submit.click();
  await expect(lockPage(next).alert).toContainText('This Web API key was not accepted.');
  await lockPage(next).webApiKey.fill(practicePeople.webApiKey);
  await lockPage(next).submit.click();
  await expect(searchPage(next).heading).toBeVisible();
});

test.describe('in practice', () => {
  test.use({ switches: ['--practice'] });

  test('the desk locks as well, and says how it opens', async ({ app, page }) => {
    await expect(searchPage(page).heading).toBeVisible();
    const next = await nextWindow(app, () => frame(page).lock.click());
    await expect(lockPage(next).password).toHaveAccessibleDescription('In practice the password is “practice”.');
    await lockPage(next).unlock('practice');
    await expect(frame(next).practiceBand).toBeVisible();
    await expect(searchPage(next).heading).toBeVisible();
  });
});

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    // one that has ended stays listed until its parent has heard of it
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${id}/status`, 'utf8'));
  } catch {
    return false;
  }
}
