import type { ElectronApplication } from '@playwright/test';
import { practicePeople } from '../../electron/practice/people';
import { expect, quit, startDesk, test, writePolicy } from '../support/desk';
import { lockPage } from '../support/lock-page';
import { searchPage } from '../support/search-page';
import { signInPage } from '../support/sign-in-page';

const { operator } = practicePeople;

/** Sets this computer's clock back for the app, so that more time passes until its next start. */
async function setClockBack(app: ElectronApplication, seconds: number): Promise<void> {
  await app.evaluate((_electron, by) => {
    const now = Date.now.bind(Date);
    Date.now = () => now() - by * 1_000;
  }, seconds);
}

test('the time between quitting and the next start counts for the lock', async ({ profile, served }) => {
  const first = await startDesk(profile);
  await signInPage(first.page).signIn(served.url, operator);
  await searchPage(first.page).heading.waitFor();
  await first.page.evaluate(() => window.desk.call('settings:change', { lockAfter: 1 }));
  await setClockBack(first.app, 75);
  await quit(first);
  const second = await startDesk(profile);
  await expect(lockPage(second.page).heading).toBeVisible();
  await lockPage(second.page).unlock(operator.password);
  await expect(searchPage(second.page).heading).toBeVisible();
  await quit(second);
  // and no longer than that
  const third = await startDesk(profile);
  await expect(searchPage(third.page).heading).toBeVisible();
  await quit(third);
});

test('a kiosk starts locked', async ({ profile, served }) => {
  const first = await startDesk(profile);
  await signInPage(first.page).signIn(served.url, operator);
  await searchPage(first.page).heading.waitFor();
  await quit(first);
  writePolicy(profile, { kiosk: true });
  const second = await startDesk(profile);
  await expect(lockPage(second.page).heading).toBeVisible();
  await quit(second);
});
