import { practicePeople } from '../../electron/practice/people';
import { accountAddPage, accountPage, openAccount } from '../support/account-page';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { outboxPage, saving } from '../support/outbox-page';
import { searchPage } from '../support/search-page';
import { signInAgain } from '../support/sign-in-again';
import { createPage, updatePage } from '../support/token-form';
import { tokenPage } from '../support/token-page';

const { accounts, operator, tokens } = practicePeople;

test('a change is never sent again by itself: it waits with all that was typed', async ({ signedIn, served }) => {
  await searchPage(signedIn).find(tokens.identified.authentication_code);
  await tokenPage(signedIn).update.click();
  const form = updatePage(signedIn);
  await form.udf('String 2').fill('half done');
  await form.passCode.fill('secret7');
  served.endSessions();
  await form.save.click();
  await signInAgain(signedIn).signIn(operator.password);

  await expect(signInAgain(signedIn).dialog).toBeHidden();
  await expect(frame(signedIn).said('Nothing was sent: what you entered is ready to be saved.')).toBeVisible();
  await expect(form.udf('String 2')).toHaveValue('half done');
  await expect(form.passCode).toHaveValue('secret7');
  await expect(form.alert).toBeHidden();
  const sent = () => served.ledger.entries('access_tokens/update').filter(({ outcome }) => outcome === 'ok');
  expect(sent()).toHaveLength(0);
  await form.save.click();
  await expect(frame(signedIn).said(/updated/)).toBeVisible();
  expect(sent()).toHaveLength(1);
});

test('what is being added to an account waits with all that was typed', async ({ signedIn, served }) => {
  const { noTokens } = accounts;
  const add = accountAddPage(signedIn);
  await openAccount(signedIn, noTokens.number, noTokens.owner);
  await accountPage(signedIn).add.click();
  await add.kind('New').check();
  await add.code.fill('5550001');
  await add.identifier.fill('new@example.com');
  await add.classification.selectOption({ index: 1 });
  const classification = await add.classification.inputValue();
  await add.passCode.fill('secret7');
  served.endSessions();
  await add.passCode.press('Enter');
  await signInAgain(signedIn).signIn(operator.password);

  await expect(signInAgain(signedIn).dialog).toBeHidden();
  await expect(frame(signedIn).said('Nothing was sent: what you entered is ready to be saved.')).toBeVisible();
  await expect(add.passCode).toBeFocused();
  await expect(add.kind('New')).toBeChecked();
  await expect(add.code).toHaveValue('5550001');
  await expect(add.identifier).toHaveValue('new@example.com');
  await expect(add.passCode).toHaveValue('secret7');
  await expect(add.classification).toHaveValue(classification);
  const sent = () => served.ledger.entries('accounts_receivable/update').filter(({ outcome }) => outcome === 'ok');
  expect(sent()).toHaveLength(0);
  await add.passCode.press('Enter');
  await expect(accountPage(signedIn).row('5550001')).toContainText('new@example.com');
  expect(sent()).toHaveLength(1);
});

test('an entry of the Outbox that is being edited waits with all that was typed', async ({ signedIn, served }) => {
  const form = createPage(signedIn);
  const entry = outboxPage(signedIn).entry('99021099999');
  await served.stop();
  await frame(signedIn).visit('Create');
  await form.code.fill('99021099999');
  await form.account.fill('ACR9999999999');
  await form.submit.click();
  await saving(signedIn).save.click();
  await expect(frame(signedIn).said('Saved on this desk')).toBeVisible();
  await served.resume();
  await frame(signedIn).visit('Outbox');
  await expect(entry.row).toContainText('Rejected', { timeout: 30_000 });
  await entry.button('Edit').click();
  await form.account.fill(accounts.noTokens.number);
  await form.identifier.fill('kept@example.com');
  await form.passCode.fill('secret7');
  served.endSessions();
  // whatever is asked next finds out
  await signedIn.evaluate(() => window.desk.call('tokens:find', { authenticationCode: 'any' }));
  await signInAgain(signedIn).signIn(operator.password);

  await expect(signInAgain(signedIn).dialog).toBeHidden();
  await expect(form.passCode).toBeFocused();
  await expect(form.code).toHaveValue('99021099999');
  await expect(form.account).toHaveValue(accounts.noTokens.number);
  await expect(form.identifier).toHaveValue('kept@example.com');
  await expect(form.passCode).toHaveValue('secret7');
  await saving(signedIn).save.click();
  await expect(entry.row).toContainText('Confirmed', { timeout: 30_000 });
  const made = served.tokens().find((token) => token['authentication_code'] === '99021099999');
  expect(made).toMatchObject({ identifier: 'kept@example.com' });
});
