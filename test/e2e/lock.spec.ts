import { readFileSync } from 'node:fs';
import type { Result } from '../../electron/contract/failure';
import { schemas } from '../../electron/contract/schemas';
import { practicePeople } from '../../electron/practice/people';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { heapOf } from '../support/heap';
import { lockPage, nextWindow, pretendIdle, rendererProcess, warning } from '../support/lock-page';
import { searchPage } from '../support/search-page';
import { signInPage } from '../support/sign-in-page';
import { createPage } from '../support/token-form';
import { tokenPage } from '../support/token-page';

const { operator, tokens } = practicePeople;

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
  await expect(locked.alert).toHaveText('This password was not accepted.');
  await expect(locked.password).toBeFocused();
  const words = locked.main.getByText('The user name, password or organisation is not correct.');
  await expect(words).toBeHidden();
  await locked.main.getByText('Details', { exact: true }).click();
  await expect(words).toBeVisible();
  await locked.password.fill('');
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

test('a machine that was idle for long does not lock the desk of whoever has just come', async ({
  app,
  page,
  served,
}) => {
  await expect(signInPage(page).heading).toBeVisible();
  await pretendIdle(app, 3_600);
  await signInPage(page).signIn(served.url, operator);
  await expect(searchPage(page).heading).toBeVisible();
  // the watch looks twice more, and the system has seen nobody all the while
  const looks = await app.evaluate(
    ({ powerMonitor }) =>
      new Promise<number>((resolve) => {
        let asked = 0;
        powerMonitor.getSystemIdleTime = () => {
          if (++asked === 2) resolve(asked);
          return 7_200;
        };
      }),
  );
  expect(looks).toBe(2);
  await expect(searchPage(page).heading).toBeVisible();
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
    const { desk } = window as unknown as { desk: { call: (name: string, ask: null) => Promise<Result<unknown>> } };
    const answers = await Promise.all(asked.map((name) => desk.call(name, null)));
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

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    // one that has ended stays listed until its parent has heard of it
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${id}/status`, 'utf8'));
  } catch {
    return false;
  }
}
