import { practicePeople } from '../../electron/practice/people';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { press } from '../support/scan';
import { searchPage } from '../support/search-page';
import { signInPage } from '../support/sign-in-page';
import { createPage } from '../support/token-form';
import { tokenPage } from '../support/token-page';
import type { Page } from '@playwright/test';

const { operator, tokens } = practicePeople;

function signInAgain(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Sign in again' });
  return {
    dialog,
    password: dialog.getByRole('textbox', { name: 'Password' }),
    submit: dialog.getByRole('button', { name: 'Sign in', exact: true }),
    someoneElse: dialog.getByRole('button', { name: 'Sign in as someone else' }),
  };
}

test('a session that the server ends costs nothing that was typed', async ({ signedIn, served }) => {
  const form = createPage(signedIn);
  await frame(signedIn).visit('Create');
  await form.code.fill('99021066666');
  await form.passCode.fill('secret7');
  await form.toggleMore();
  await form.udf('String 1').fill('half done');
  await form.identifier.fill('kept@example.com');
  served.endSessions();
  await form.identifier.press('Enter');

  const again = signInAgain(signedIn);
  await expect(again.dialog).toBeVisible();
  await expect(again.dialog).toContainText(operator.username);
  await expect(again.password).toBeFocused();
  await press(signedIn, 'Escape');
  await expect(again.dialog).toBeVisible();
  await again.password.fill('wrong');
  await press(signedIn, 'Enter');
  await expect(again.dialog.getByRole('alert')).toHaveText('This password was not accepted.');
  await again.dialog.getByText('Details', { exact: true }).click();
  await expect(again.dialog.getByText('The user name, password or organisation is not correct.')).toBeVisible();
  await again.password.fill(operator.password);
  await again.submit.click();

  await expect(again.dialog).toBeHidden();
  await expect(form.identifier).toBeFocused();
  await expect(form.code).toHaveValue('99021066666');
  await expect(form.passCode).toHaveValue('secret7');
  await expect(form.udf('String 1')).toHaveValue('half done');
  await expect(form.identifier).toHaveValue('kept@example.com');
  await press(signedIn, 'Enter');
  await expect(tokenPage(signedIn).group('Summary')).toContainText('kept@example.com');
  expect(served.ledger.entries('access_tokens/create').filter(({ outcome }) => outcome === 'ok')).toHaveLength(1);
});

test('whoever signs in instead finds nothing of the one before', async ({ signedIn, served }) => {
  await searchPage(signedIn).find(tokens.effective.authentication_code);
  await expect(tokenPage(signedIn).heading).toBeVisible();
  await frame(signedIn).visit('Create');
  await createPage(signedIn).identifier.fill('not for others');
  await frame(signedIn).visit('Search');
  served.endSessions();
  await searchPage(signedIn).find(tokens.notEffective.authentication_code);
  await signInAgain(signedIn).someoneElse.click();
  await signInPage(signedIn).signIn(served.url, practicePeople.supervisor);

  await expect(searchPage(signedIn).box).toBeFocused();
  await expect(searchPage(signedIn).box).toHaveValue('');
  await expect(signedIn.getByRole('region', { name: /^Seen lately/ })).toBeHidden();
  await frame(signedIn).visit('Create');
  await expect(createPage(signedIn).identifier).toHaveValue('');
});

test.describe('with a session of seconds', () => {
  test.use({ practiceOptions: { sessionSeconds: 6 } });

  test('its end is noticed without a request, and the work goes on', async ({ signedIn, served }) => {
    await frame(signedIn).visit('Create');
    await createPage(signedIn).identifier.fill('kept@example.com');
    const again = signInAgain(signedIn);
    await expect(again.dialog).toBeVisible();
    // the next session lasts as long as this test may take
    served.options.sessionSeconds = null;
    await again.password.fill(operator.password);
    await press(signedIn, 'Enter');
    await expect(createPage(signedIn).identifier).toBeFocused();
    await expect(createPage(signedIn).identifier).toHaveValue('kept@example.com');
  });
});

test('a refusal of one request is not taken for the end of the session', async ({ signedIn, served }) => {
  const error = { kind: 'error', code: 'SECURITY.NOTPERMITTED', message: 'You may not do this.' } as const;
  served.options.faults['access_tokens/show'] = [error];
  await searchPage(signedIn).find(tokens.effective.authentication_code);
  await expect(searchPage(signedIn).alert).toContainText('You may not do this.');
  await expect(signInAgain(signedIn).dialog).toBeHidden();
  await searchPage(signedIn).find(tokens.effective.authentication_code);
  await expect(tokenPage(signedIn).heading).toBeVisible();
});
