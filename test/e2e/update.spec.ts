import { practicePeople } from '../../electron/practice/people';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { press, scan, typeByHand } from '../support/scan';
import { searchPage } from '../support/search-page';
import type { Served } from '../support/served';
import { updatePage } from '../support/token-form';
import { tokenPage } from '../support/token-page';
import type { Page } from '@playwright/test';

test.use({ sharesDesk: true });

const { effective, identified, notEffective } = practicePeople.tokens;
const newCode = '99021077777';

async function open(page: Page, code: string): Promise<void> {
  await searchPage(page).find(code);
  await tokenPage(page).update.click();
  await expect(updatePage(page).heading).toBeVisible();
}

/** What was sent to be changed, without what says which token is meant. */
function changes(served: Served): Record<string, unknown>[] {
  return served.ledger.entries('access_tokens/update').map(({ request }) => {
    const { has_token: _session, access_token_identifier: _which, ...sent } = request;
    return sent;
  });
}

function tokenAt(served: Served, code: string): Record<string, unknown> | undefined {
  return served.tokens().find((token) => token['authentication_code'] === code);
}

test('sends what was changed, null for what was emptied, and nothing else', async ({ signedIn, served }) => {
  await open(signedIn, identified.authentication_code);
  const form = updatePage(signedIn);
  await expect(form.code).toHaveValue(identified.authentication_code);
  await expect(form.identifier).toHaveValue(identified.identifier);
  await expect(form.passCode).toHaveValue('');
  await expect(form.udf('String 1')).toHaveValue('Silver');
  await expect(form.summary).toContainText('Change a field, and what will be saved is listed here.');
  await expect(form.save).toBeDisabled();

  await form.udf('String 1').fill('');
  await form.udf('Float 1').fill('13.75');
  await form.cardMaskedNumber.fill('411111******4242');
  await expect(form.summary).toContainText(/String 1\s+Silver\s+emptied/);
  await expect(form.summary).toContainText(/Float 1\s+12\.5\s+13\.75/);
  await expect(form.summary).toContainText(/Masked card number\s+empty\s+411111\*+4242/);
  await expect(signedIn.getByText('3 changes')).toBeVisible();
  await form.save.click();

  await expect(tokenPage(signedIn).heading).toBeFocused();
  const changed = tokenAt(served, identified.authentication_code);
  await expect(frame(signedIn).said(`Token ${String(changed?.['number'])} updated`)).toBeVisible();
  await expect(tokenPage(signedIn).group('User-defined fields')).toContainText('13.75');
  expect(changes(served)).toEqual([
    { udf_string_1: null, udf_float_1: expect.anything() as unknown, card_masked_number: '411111******4242' },
  ]);
  expect(changed).toMatchObject({ identifier: identified.identifier, udf_string_1: null, udf_float_1: 13.75 });
  // Back leads past the form, to where the token was found
  await press(signedIn, 'Escape');
  await expect(searchPage(signedIn).heading).toBeVisible();
});

test('after a changed code the token goes by its new one', async ({ signedIn, served }) => {
  await open(signedIn, effective.authentication_code);
  const form = updatePage(signedIn);
  await form.code.fill('');
  await expect(form.save).toBeDisabled();
  await form.code.fill(` ${newCode} `);
  await form.save.click();
  await expect(tokenPage(signedIn).group('Summary')).toContainText(newCode);
  await tokenPage(signedIn).update.click();
  // open, as one of them is in use
  await form.udf('String 2').fill('second change');
  await form.save.click();
  await expect(tokenPage(signedIn).group('User-defined fields')).toContainText('second change');
  expect(served.ledger.entries('access_tokens/update')).toMatchObject([
    { request: { access_token_identifier: { authentication_code: effective.authentication_code } } },
    { request: { access_token_identifier: { authentication_code: newCode } } },
  ]);
  expect(tokenAt(served, effective.authentication_code)).toBeUndefined();
});

test('a new code from the server is asked for as null', async ({ signedIn, served }) => {
  const before = tokenAt(served, effective.authentication_code);
  await open(signedIn, effective.authentication_code);
  const form = updatePage(signedIn);
  await form.regenerate.check();
  await expect(form.code).toBeDisabled();
  await expect(form.summary).toContainText('a new code from the server');
  await form.save.click();
  await expect(tokenPage(signedIn).heading).toBeVisible();
  const after = served.tokens().find(({ id }) => id === before?.['id']);
  const code = String(after?.['authentication_code']);
  expect(code).not.toBe(effective.authentication_code);
  await expect(tokenPage(signedIn).group('Summary')).toContainText(code);
  expect(changes(served)).toEqual([{ authentication_code: null }]);
});

test('demands a pass code with an identifier, and never shows it in the summary', async ({ signedIn, served }) => {
  await open(signedIn, identified.authentication_code);
  const form = updatePage(signedIn);
  await form.identifier.fill('jane.new@example.com');
  await form.save.click();
  await expect(form.passCode).toBeFocused();
  await expect(form.passCode).toHaveAccessibleDescription(/An identifier needs a pass code\./);
  expect(changes(served)).toEqual([]);

  await form.passCode.fill('secret7');
  await expect(form.summary).toContainText('a new pass code');
  await expect(form.summary).not.toContainText('secret7');
  await form.save.click();
  await expect(tokenPage(signedIn).group('Summary')).toContainText('jane.new@example.com');
  expect(changes(served)).toEqual([{ identifier: 'jane.new@example.com', has_pass_code: true }]);

  // an emptied identifier needs none
  await tokenPage(signedIn).update.click();
  await form.identifier.fill('');
  await expect(form.summary).toContainText(/Identifier\s+jane\.new@example\.com\s+emptied/);
  await form.save.click();
  await expect(tokenPage(signedIn).heading).toBeVisible();
  expect(tokenAt(served, identified.authentication_code)).toMatchObject({ identifier: null });
});

test('saves nothing where nothing changed, and takes everything back at once', async ({ signedIn, served }) => {
  await open(signedIn, identified.authentication_code);
  const form = updatePage(signedIn);
  await press(signedIn, 'Control+s');
  await form.identifier.fill('x');
  await form.identifier.fill(identified.identifier);
  await expect(form.save).toBeDisabled();
  await form.udf('String 3').fill('a mistake');
  await form.undo.click();
  await expect(form.udf('String 3')).toHaveValue('');
  await expect(form.save).toBeDisabled();
  expect(changes(served)).toEqual([]);
});

test('a refusal and a lost answer keep what was typed', async ({ signedIn, served }) => {
  await open(signedIn, notEffective.authentication_code);
  const form = updatePage(signedIn);
  await scan(signedIn, effective.authentication_code);
  await expect(form.code).toHaveValue(effective.authentication_code);
  await form.save.click();
  await expect(form.alert).toContainText('This code or identifier is already in use');
  await expect(form.code).toBeFocused();
  await expect(form.code).toHaveValue(effective.authentication_code);

  served.options.faults['access_tokens/update'] = [{ kind: 'after-commit', then: { kind: 'html' } }];
  await form.code.fill(newCode);
  await form.save.click();
  await expect(form.alert).toContainText('It is not known whether this was done');
  await expect(form.code).toHaveValue(newCode);
  await form.lookUp.click();
  await expect(tokenPage(signedIn).group('Summary')).toContainText(newCode);
  expect(changes(served)).toHaveLength(2);
});

test('is done by keyboard alone', async ({ signedIn, served }) => {
  await searchPage(signedIn).find(identified.authentication_code);
  await expect(tokenPage(signedIn).heading).toBeFocused();
  await tokenPage(signedIn).print.focus();
  await press(signedIn, 'Tab');
  await expect(tokenPage(signedIn).update).toBeFocused();
  await press(signedIn, 'Enter');
  const form = updatePage(signedIn);
  await expect(form.code).toBeFocused();
  await press(signedIn, 'Tab', 'Tab', 'Tab');
  await expect(form.passCode).toBeFocused();
  await typeByHand(signedIn, 'new pass');
  await press(signedIn, 'Enter');
  await expect(tokenPage(signedIn).heading).toBeFocused();
  expect(changes(served)).toEqual([{ has_pass_code: true }]);
});
