import type { ElectronApplication, Page } from '@playwright/test';
import { practicePeople } from '../../electron/practice/people';
import { expect, startDesk, test } from '../support/desk';
import { frame } from '../support/frame';
import { lockPage, nextWindow } from '../support/lock-page';
import { searchPage } from '../support/search-page';
import { signInPage } from '../support/sign-in-page';
import { createPage } from '../support/token-form';
import { tokenPage } from '../support/token-page';

const { operator, supervisor, tokens } = practicePeople;

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
  await stopTime(app, page);
  for (const attempt of ['one', 'two', 'three']) {
    await locked.unlock(attempt);
    await expect(locked.alert).toBeVisible();
  }
  await expect(locked.wait).toContainText('Try again in 1 second.');
  await letTimePass(app, page, 1_000);
  await expect(locked.submit).toBeEnabled();
  await locked.unlock('four');
  await expect(locked.wait).toContainText('Try again in 2 seconds.');
  await expect(locked.submit).toBeDisabled();
  await page.reload();
  await expect(locked.wait).toBeVisible();
  // also the right one, and whatever the page makes of its button
  const tooEarly = await page.evaluate((secret) => window.desk.call('lock:unlock', { secret }), operator.password);
  expect(tooEarly).toMatchObject({ ok: false, failure: { reason: 'too-many-attempts' } });
  await letTimePass(app, page, 2_000);
  await expect(locked.submit).toBeEnabled();
  await locked.unlock(operator.password);
  await expect(searchPage(page).heading).toBeVisible();
});

/** No time passes in main process and page, now and after it was loaded anew, but what the test lets pass. */
async function stopTime(app: ElectronApplication, page: Page): Promise<void> {
  const stop = (): void => {
    const time = { now: performance.now() };
    Object.assign(globalThis, { time });
    Object.defineProperty(performance, 'now', { value: () => time.now, configurable: true });
  };
  await app.evaluate(stop);
  await page.addInitScript(stop);
  await page.evaluate(stop);
}

async function letTimePass(app: ElectronApplication, page: Page, milliseconds: number): Promise<void> {
  const pass = (by: number): void => {
    (globalThis as unknown as { time: { now: number } }).time.now += by;
  };
  await app.evaluate((_electron, by) => {
    (globalThis as unknown as { time: { now: number } }).time.now += by;
  }, milliseconds);
  await page.evaluate(pass, milliseconds);
}

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
