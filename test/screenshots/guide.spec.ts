import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { practicePeople } from '../../electron/practice/people';
import { setTheme } from '../support/audit';
import { expect, root, test } from '../support/desk';
import { frame } from '../support/frame';
import { listPage } from '../support/list-page';
import { lockPage, nextWindow } from '../support/lock-page';
import { outboxPage, saving } from '../support/outbox-page';
import { press } from '../support/scan';
import { searchPage } from '../support/search-page';
import { signInAgain } from '../support/sign-in-again';
import { createPage } from '../support/token-form';
import { tokenPage } from '../support/token-page';

const { accounts, tokens } = practicePeople;

/** Takes one picture of the operator's guide, without the notices of earlier steps. */
async function picture(page: Page, name: string, keeps?: 'notices'): Promise<void> {
  const dismiss = page.getByRole('button', { name: 'Dismiss' });
  if (!keeps && !(await signInAgain(page).dialog.isVisible()))
    while ((await dismiss.count()) > 0) await dismiss.first().click();
  await page.screenshot({ path: join(root, 'docs/screenshots', `guide-${name}.png`), animations: 'disabled' });
}

async function settle(page: Page): Promise<void> {
  await setTheme(page, 'light');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
}

test('the pictures of a day at the desk', async ({ app, signedIn, served }) => {
  await settle(signedIn);
  await searchPage(signedIn).find(tokens.effective.authentication_code);
  await expect(tokenPage(signedIn).heading).toBeFocused();
  await press(signedIn, 'Control+e');
  await expect(frame(signedIn).said('set not effective')).toBeVisible();
  await picture(signedIn, 'lost', 'notices');

  await press(signedIn, 'Control+n');
  await createPage(signedIn).code.fill('99021055501');
  await picture(signedIn, 'replacement');

  served.endSessions();
  await press(signedIn, 'Control+s');
  await expect(signInAgain(signedIn).password).toBeFocused();
  await picture(signedIn, 'session-ends');
  await signInAgain(signedIn).signIn(practicePeople.operator.password);
  await expect(signInAgain(signedIn).dialog).toBeHidden();

  await frame(signedIn).visit('List');
  await listPage(signedIn).show('Of an account').check();
  await listPage(signedIn).account.fill(accounts.sixtyTokens.number);
  await listPage(signedIn).load.click();
  await expect(listPage(signedIn).count(/50/)).toBeVisible();
  await picture(signedIn, 'list');

  await served.stop();
  await frame(signedIn).visit('Create');
  await createPage(signedIn).code.fill('99021055502');
  await createPage(signedIn).submit.click();
  await expect(saving(signedIn).save).toBeVisible();
  await picture(signedIn, 'no-server');
  await saving(signedIn).save.click();
  await frame(signedIn).visit('Outbox');
  await expect(outboxPage(signedIn).entry('99021055502').row).toContainText('Waiting');
  await picture(signedIn, 'outbox');

  const page = await nextWindow(app, () => frame(signedIn).lock.click());
  await settle(page);
  await expect(lockPage(page).heading).toBeVisible();
  await picture(page, 'locked');
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
  });
});
