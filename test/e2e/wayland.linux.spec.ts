import { practicePeople } from '../../electron/practice/people';
import { expect, quit, startDesk, test as base, type RunningDesk } from '../support/desk';
import { frame } from '../support/frame';
import { lockPage, nextWindow } from '../support/lock-page';
import { searchPage } from '../support/search-page';
import { signInPage } from '../support/sign-in-page';
import { tokenPage } from '../support/token-page';
import { openWayland } from '../support/wayland';

const { operator, tokens } = practicePeople;

/** An app on a Wayland compositor: Electron from 38 on chooses it by itself. */
const test = base.extend<{ desk: RunningDesk }>({
  desk: async ({ profile }, use) => {
    const wayland = await openWayland();
    // Playwright has Chromium draw by SwiftShader, which presents no frame on Wayland; without it, as for an operator whose
    // machine has no graphics card, the compositor of Chromium draws
    const desk = await startDesk(profile, ['--ozone-platform=wayland', '--disable-gpu'], wayland.env);
    await use(desk);
    await quit(desk);
    await wayland.close();
  },
});

test('on Wayland the window comes, and takes a sign-in, a search, a lock and a print', async ({
  app,
  page,
  served,
}) => {
  const isShown = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.isVisible()));
  await expect.poll(isShown).toEqual([true]);
  await expect(signInPage(page).heading).toBeVisible();
  expect(await app.evaluate(({ app: own }) => own.commandLine.getSwitchValue('ozone-platform'))).toBe('wayland');

  await signInPage(page).signIn(served.url, operator);
  await searchPage(page).find(tokens.effective.authentication_code);
  await expect(tokenPage(page).heading).toBeVisible();

  const locked = await nextWindow(app, () => frame(page).lock.click());
  await expect(lockPage(locked).heading).toBeVisible();
  await expect.poll(isShown).toEqual([true]);
  await lockPage(locked).unlock(operator.password);
  await expect(tokenPage(locked).heading).toBeVisible();

  // a machine of tests has no printer, which the operator is told
  await tokenPage(locked).print.click();
  await expect(locked.getByRole('alert').filter({ hasText: 'This could not be printed' })).toBeVisible();
});
