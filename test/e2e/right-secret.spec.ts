import type { ElectronApplication, Page } from '@playwright/test';
import { practicePeople } from '../../electron/practice/people';
import { actionsPage, openToken } from '../support/actions-page';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { keptWork } from '../support/kept-work';
import { lockPage, nextWindow } from '../support/lock-page';
import { press, scan } from '../support/scan';
import type { Served } from '../support/served';
import { tokenPage } from '../support/token-page';

const { tokens, operator } = practicePeople;

test('a verification code is masked, also behind the question for it', async ({ signedIn }) => {
  await openToken(signedIn, tokens.pending.authentication_code);
  const verification = tokenPage(signedIn).group('Verification');
  await expect(verification).toBeVisible();
  expect(await signedIn.content()).not.toContain(tokens.pending.verification_code);
  await actionsPage(signedIn).verify.click();
  await expect(actionsPage(signedIn).verifying.dialog).toContainText('Ask the customer for the code');
  expect(await signedIn.content()).not.toContain(tokens.pending.verification_code);
  await press(signedIn, 'Escape');
  await verification.getByRole('button', { name: 'Show verification code' }).click();
  await expect(verification).toContainText(tokens.pending.verification_code);
});

test('a new pass code is lost by no key, scan, press or lock, and is gone once it is noted', async ({
  app,
  signedIn,
  served,
}) => {
  await openToken(signedIn, tokens.identified.authentication_code);
  const { dialog, make, secret, show, noted } = actionsPage(signedIn).passCode;
  await actionsPage(signedIn).choose('New pass code');
  await make.click();
  await expect(show).toBeFocused();
  await press(signedIn, 'Escape', 'Escape', 'Control+f', 'Control+n', 'Control+l');
  await signedIn.mouse.click(5, 5);
  await noted.focus();
  await scan(signedIn, tokens.effective.authentication_code);
  await expect(dialog).toContainText('A scan came in and was not used.');
  await expect(secret.locator('output')).toHaveCount(0);
  await show.click();
  const passCode = await secret.locator('output').innerText();
  expect(served.ledger.entries('access_tokens/show')).toHaveLength(2);

  const page = await nextWindow(app, () => press(signedIn, 'F9'));
  await expect(lockPage(page).heading).toBeVisible();
  expect(await page.content()).not.toContain(passCode);
  await lockPage(page).unlock(operator.password);
  const again = actionsPage(page).passCode;
  await expect(again.dialog).toBeVisible();
  expect(await page.content()).not.toContain(passCode);
  await again.show.click();
  await expect(again.secret.locator('output')).toHaveText(passCode);
  await again.noted.click();
  await expect(again.dialog).toHaveCount(0);
  expect(await page.content()).not.toContain(passCode);
  await expect.poll(() => keptWork(page)).not.toContain(passCode);
});

test('a one-time password is masked, and closed by nothing but its button', async ({ signedIn }) => {
  await openToken(signedIn, tokens.identified.authentication_code);
  const { dialog, code, show, noted } = actionsPage(signedIn).oneTimePassword;
  await actionsPage(signedIn).choose('One-time password');
  await expect(show).toBeVisible();
  await expect(code).toHaveCount(0);
  await press(signedIn, 'Escape', 'Escape', 'Control+f');
  await scan(signedIn, tokens.effective.authentication_code);
  await expect(dialog).toContainText('A scan came in and was not used.');
  await show.click();
  await expect(code).toHaveText(/^\d{6}$/);
  await noted.click();
  await expect(dialog).toHaveCount(0);
  await expect(tokenPage(signedIn).heading).toBeVisible();
});

for (const isLate of [false, true]) {
  test(`a pass code that is made while the desk locks is shown once it is unlocked, made ${isLate ? 'after' : 'before'} that`, async ({
    app,
    signedIn,
    served,
  }) => {
    const release = served.hold('reset_pass_code');
    await openToken(signedIn, tokens.identified.authentication_code);
    await actionsPage(signedIn).choose('New pass code');
    await actionsPage(signedIn).passCode.make.click();
    const made = () => served.ledger.entries('access_tokens/reset_pass_code').length;
    await expect.poll(made).toBe(1);
    const page = await nextWindow(app, () => press(signedIn, 'F9'));
    const { dialog, show, secret, noted } = actionsPage(page).passCode;
    if (!isLate) release();
    await lockPage(page).unlock(operator.password);
    await expect(tokenPage(page).heading).toBeVisible();
    if (isLate) release();
    await expect(dialog).toBeVisible();
    await show.click();
    await expect(secret.locator('output')).toHaveText(/\S/);
    await noted.click();
    await expect(dialog).toHaveCount(0);
    expect(made()).toBe(1);
  });
}

/** Asks for a new pass code and locks the desk before the answer comes; gives the window that takes its place. */
async function lockWhileAsked({ app, signedIn, served }: { app: ElectronApplication; signedIn: Page; served: Served }) {
  await openToken(signedIn, tokens.identified.authentication_code);
  await actionsPage(signedIn).choose('New pass code');
  const release = served.hold('access_tokens/reset_pass_code');
  await actionsPage(signedIn).passCode.make.click();
  await expect.poll(() => served.ledger.entries('access_tokens/reset_pass_code')).toHaveLength(1);
  const page = await nextWindow(app, () => press(signedIn, 'F9'));
  return { page, release };
}

test('a new pass code whose answer comes to a locked desk is told once it is unlocked', async ({
  app,
  signedIn,
  served,
}) => {
  const { page, release } = await lockWhileAsked({ app, signedIn, served });
  await expect(lockPage(page).heading).toBeVisible();
  release();
  await lockPage(page).unlock(operator.password);
  const { dialog, show, secret, noted } = actionsPage(page).passCode;
  await expect(dialog).toBeVisible();
  await show.click();
  await expect(secret.locator('output')).toHaveText(/\S{4,}/);
  await noted.click();
  await expect(dialog).toHaveCount(0);
  expect(served.ledger.entries('access_tokens/reset_pass_code')).toHaveLength(1);
});

test('a new pass code whose answer comes after the unlocking is told all the same', async ({
  app,
  signedIn,
  served,
}) => {
  const { page, release } = await lockWhileAsked({ app, signedIn, served });
  await lockPage(page).unlock(operator.password);
  await expect(frame(page).said('A new pass code was asked for')).toBeVisible();
  release();
  await expect(actionsPage(page).passCode.dialog).toBeVisible();
  await expect(frame(page).said('A new pass code was asked for')).toHaveCount(0);
});

test('where no answer comes to a new pass code, the unlocked desk says what is known', async ({
  app,
  signedIn,
  served,
}) => {
  served.options.faults['access_tokens/reset_pass_code'] = [
    { kind: 'after-commit', then: { kind: 'html', status: 502 } },
  ];
  const { page, release } = await lockWhileAsked({ app, signedIn, served });
  release();
  await lockPage(page).unlock(operator.password);
  await expect(frame(page).alert).toContainText('pass code');
  await expect(frame(page).alert).toContainText('not known');
});

test('a one-time password whose answer comes to a locked desk is told as made and not shown', async ({
  app,
  signedIn,
  served,
}) => {
  await openToken(signedIn, tokens.identified.authentication_code);
  const release = served.hold('access_tokens/generate_otp');
  await actionsPage(signedIn).choose('One-time password');
  await expect.poll(() => served.ledger.entries('access_tokens/generate_otp')).toHaveLength(1);
  const page = await nextWindow(app, () => press(signedIn, 'F9'));
  release();
  await lockPage(page).unlock(operator.password);
  await expect(frame(page).said(/A one-time password was made for AT\d{10} and was not shown/)).toBeVisible();
});

for (const [action, name] of [
  ['New pass code', 'a new pass code'],
  ['One-time password', 'a one-time password'],
] as const)
  test(`closing the window asks while ${name} is not noted, and it is still there for who stays`, async ({
    app,
    signedIn,
  }) => {
    await app.evaluate(({ dialog }) => {
      const asked: string[] = [];
      Object.assign(globalThis, { asked });
      dialog.showMessageBox = (...args: unknown[]) => {
        asked.push(JSON.stringify(args));
        return Promise.resolve({ response: 1, checkboxChecked: false });
      };
    });
    const asked = () => app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked.join());
    const close = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await openToken(signedIn, tokens.identified.authentication_code);
    const { passCode, oneTimePassword } = actionsPage(signedIn);
    await actionsPage(signedIn).choose(action);
    const { dialog, show, noted } = action === 'New pass code' ? passCode : oneTimePassword;
    if (action === 'New pass code') await passCode.make.click();
    await expect(show).toBeVisible();
    await expect.poll(() => keptWork(signedIn)).toMatch(/"passCode"|"showsOneTimePassword":true/);
    await close();
    await expect.poll(asked).toContain('is not noted yet');
    await show.click();
    await expect(dialog.locator('output')).toHaveText(/\S{4,}/);
    await noted.click();
    await expect(dialog).toHaveCount(0);
    await expect.poll(() => keptWork(signedIn)).not.toMatch(/"passCode"|"showsOneTimePassword":true/);
    const ended = app.waitForEvent('close');
    await close();
    await ended;
  });
