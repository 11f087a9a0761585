import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { practicePeople } from '../../electron/practice/people';
import { accountPage } from '../support/account-page';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { lockPage, nextWindow } from '../support/lock-page';
import { startProgram } from '../support/program';
import { searchPage } from '../support/search-page';
import { signInPage } from '../support/sign-in-page';
import { createPage } from '../support/token-form';
import { tokenPage } from '../support/token-page';

const { accounts, operator, tokens } = practicePeople;
const code = tokens.effective.authentication_code;
const toToken = `tokendesk://token/${code}`;
const toCustomer = `tokendesk://customer/${accounts.threeTokens.number}`;

/** Opens a link as a browser or another program does: by starting the app once more. */
async function open(profile: string, link: string): Promise<void> {
  const { code: exitCode } = await startProgram([`--user-data-dir=${profile}`, link], process.env);
  expect(exitCode).toBe(0);
}

function question(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Open a link?' });
  return {
    dialog,
    open: dialog.getByRole('button', { name: 'Open it' }),
    stay: dialog.getByRole('button', { name: 'Stay here' }),
  };
}

test('a link opens a token, and another one a customer; nothing is written', async ({ signedIn, profile, served }) => {
  await open(profile, toToken);
  await expect(tokenPage(signedIn).heading).toBeVisible();
  await expect(signedIn.getByRole('main')).toContainText(code);
  await open(profile, toCustomer);
  await expect(accountPage(signedIn).heading(accounts.threeTokens.owner)).toBeVisible();
  const written = Object.keys(served.ledger.counts()).filter((method) => /create|update|delete|set_as/.test(method));
  expect(written).toEqual([]);
});

test('a link is no scan: a word that is no code of a token is not offered as a new card', async ({
  signedIn,
  profile,
  served,
}) => {
  await open(profile, 'tokendesk://token/abcdefgh');
  await expect(searchPage(signedIn).alert).toBeVisible();
  await expect(signedIn.getByRole('main').getByRole('button', { name: /Create a token with/ })).toHaveCount(0);
  expect(served.ledger.counts()['access_tokens/create']).toBeUndefined();
});

test('a link that names nothing of Tokendesk’s is told, and opens nothing', async ({ signedIn, profile }) => {
  await open(profile, `tokendesk://token/${code}/delete`);
  await expect(frame(signedIn).said('names neither a token nor a customer')).toBeVisible();
  await expect(searchPage(signedIn).heading).toBeVisible();
});

test('an open form is asked for first, and keeps what was typed', async ({ signedIn, profile }) => {
  await frame(signedIn).visit('Create');
  const { code: box, identifier } = createPage(signedIn);
  await box.fill('99021066666');
  await identifier.fill('kept@example.com');
  await open(profile, toToken);
  await expect(question(signedIn).dialog).toContainText(code);
  await expect(question(signedIn).stay).toBeFocused();
  await signedIn.keyboard.press('Escape');
  await expect(question(signedIn).dialog).toBeHidden();
  await expect(box).toHaveValue('99021066666');

  await open(profile, toToken);
  await question(signedIn).open.click();
  await expect(tokenPage(signedIn).heading).toBeVisible();
  await signedIn.keyboard.press('Escape');
  await createPage(signedIn).goOn.click();
  await expect(box).toHaveValue('99021066666');
  await expect(identifier).toHaveValue('kept@example.com');
});

test('a locked desk opens a link once it is unlocked, and tells nothing of it before', async ({
  app,
  signedIn,
  profile,
}) => {
  const page = await nextWindow(app, () => frame(signedIn).lock.click());
  await open(profile, toToken);
  await expect(lockPage(page).heading).toBeVisible();
  await expect(page.locator('body')).not.toContainText(code);
  await lockPage(page).unlock(operator.password);
  await expect(tokenPage(page).heading).toBeVisible();
  await expect(page.getByRole('main')).toContainText(code);
});

test.describe('started by a link', () => {
  test.use({ switches: [toToken] });

  test('the desk opens it once somebody has signed in', async ({ page, served }) => {
    await signInPage(page).signIn(served.url, operator);
    await expect(tokenPage(page).heading).toBeVisible();
    await expect(page.getByRole('main')).toContainText(code);
  });
});

test.describe('where the policy forbids links', () => {
  test.use({ policy: { deepLinks: false } });

  test('none is opened', async ({ signedIn, profile, served }) => {
    await open(profile, toToken);
    await expect
      .poll(() => readFileSync(join(profile, 'logs', 'tokendesk.log'), 'utf8'))
      .toContain('"event":"link-refused","reason":"by-policy"');
    expect(await signedIn.evaluate(() => window.desk.call('link:take', null))).toMatchObject({ ok: true, value: null });
    await expect(searchPage(signedIn).heading).toBeVisible();
    expect(served.ledger.counts()['access_tokens/show']).toBeUndefined();
  });
});
