import { practicePeople } from '../../electron/practice/people';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { outboxPage } from '../support/outbox-page';
import { createPage } from '../support/token-form';
import { press } from '../support/scan';
import type { Served } from '../support/served';
import { tokenPage } from '../support/token-page';

const { accounts, tokens } = practicePeople;
const newCode = '99021099999';

test.beforeEach(async ({ signedIn }) => {
  await frame(signedIn).visit('Create');
  await expect(createPage(signedIn).code).toBeFocused();
});

function created(served: Served) {
  return served.ledger.entries('access_tokens/create');
}

test('a code that is taken is said to be, and its token is offered', async ({ signedIn, served }) => {
  const form = createPage(signedIn);
  await form.code.fill(tokens.effective.authentication_code);
  await form.submit.click();
  await expect(form.alert).toContainText('This code or identifier is already in use');
  await expect(form.code).toBeFocused();
  await expect(form.code).toHaveAccessibleDescription(/The authentication code is already used\./);
  await expect(form.code).toHaveValue(tokens.effective.authentication_code);
  await form.openExisting.click();
  await expect(tokenPage(signedIn).group('Summary')).toContainText(tokens.effective.authentication_code);
  expect(created(served).map(({ outcome }) => outcome)).toEqual(['code-taken']);
});

test('shows a refusal of the server at the field that it is about', async ({ signedIn, served }) => {
  const form = createPage(signedIn);
  await form.code.fill(newCode);
  await form.account.fill('ACR9999999999');
  await form.submit.click();
  await expect(form.alert).toContainText('The server did not create the token');
  await expect(form.account).toBeFocused();
  await expect(form.account).toHaveAccessibleDescription('The accounts receivable was not found.');

  await form.account.fill(accounts.noTokens.number);
  await form.identifier.fill(tokens.identified.identifier);
  await form.passCode.fill('secret7');
  await form.submit.click();
  await expect(form.identifier).toBeFocused();
  await expect(form.identifier).toHaveAccessibleDescription(/The identifier is already used\./);
  await expect(form.code).toHaveValue(newCode);
  expect(created(served).map(({ outcome }) => outcome)).toEqual(['account-not-found', 'identifier-taken']);
});

test('creates once, however often it is asked to', async ({ signedIn, served }) => {
  const answer = served.hold('access_tokens/create');
  const form = createPage(signedIn);
  await form.code.fill(newCode);
  await form.submit.dblclick();
  await press(signedIn, 'Enter', 'Control+s', 'Control+s');
  answer();
  await expect(tokenPage(signedIn).heading).toBeVisible();
  expect(created(served)).toHaveLength(1);
});

test('an answer that is lost leaves it open, until it is looked up', async ({ signedIn, served }) => {
  served.options.faults['access_tokens/create'] = [{ kind: 'after-commit', then: { kind: 'truncated' } }];
  const form = createPage(signedIn);
  await form.code.fill(newCode);
  await form.submit.click();
  await expect(form.alert).toContainText('It is not known whether this was done');
  await expect(form.code).toHaveValue(newCode);
  await form.lookUp.click();
  await expect(tokenPage(signedIn).group('Summary')).toContainText(newCode);
  expect(created(served)).toHaveLength(1);

  // lost before the work: it is not sent again before it can no longer arrive, whoever presses what
  await signedIn.evaluate(() => window.desk.call('settings:change', { requestDeadline: 2 }));
  served.options.faults['access_tokens/create'] = [{ kind: 'http', status: 504 }];
  await frame(signedIn).visit('Create');
  await form.code.fill('99021088888');
  await form.submit.click();
  await form.lookUp.click();
  await expect(frame(signedIn).said('The server does not show it now.')).toBeVisible();
  await form.submit.click();
  // the same form is no new request: its answer is still that nobody knows
  await expect(form.submit).toBeEnabled();
  await expect(form.alert).toContainText('It is not known whether this was done');
  expect(created(served)).toHaveLength(2);
  await frame(signedIn).visit('Outbox');
  await expect(outboxPage(signedIn).entry('99021088888').row).toContainText('Confirmed', { timeout: 30_000 });
  expect(created(served).map(({ outcome }) => outcome)).toEqual(['ok', 'not-done', 'ok']);
});
