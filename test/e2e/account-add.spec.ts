import { practicePeople } from '../../electron/practice/people';
import { accountAddPage, accountPage, openAccount } from '../support/account-page';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { press, scan, typeByHand } from '../support/scan';

const { accounts, tokens } = practicePeople;
const { noTokens } = accounts;

test('gets a token that exists, by a scan', async ({ signedIn, served }) => {
  const account = accountPage(signedIn);
  const add = accountAddPage(signedIn);
  const { authentication_code } = tokens.short;
  await openAccount(signedIn, noTokens.number, noTokens.owner);
  await expect(signedIn.getByText('This account has no tokens')).toBeVisible();

  await account.add.click();
  await expect(add.code).toBeFocused();
  await add.submit.click();
  await expect(add.code).toHaveAccessibleDescription(/Please fill this in\./);
  await scan(signedIn, '99021047398');
  await expect(add.code).toHaveValue('99021047398');
  await expect(add.identifier).toBeDisabled();
  await add.submit.click();
  await expect(add.alert).toContainText('Only an effective token');
  expect(served.ledger.counts()['accounts_receivable/update']).not.toMatchObject({ ok: 1 });

  await add.code.fill(authentication_code);
  await add.submit.click();
  await expect(account.heading(noTokens.owner)).toBeVisible();
  await expect(frame(signedIn).said('added to the account')).toBeVisible();
  await expect(account.row(tokens.short.identifier)).toBeVisible();
  expect(served.tokens().find((token) => token['authentication_code'] === authentication_code)).toMatchObject({
    accounts_receivable: { number: noTokens.number },
  });
});

test('gets a token by its identifier and pass code, and a new one, by keyboard alone', async ({ signedIn, served }) => {
  const account = accountPage(signedIn);
  const add = accountAddPage(signedIn);
  await openAccount(signedIn, noTokens.number, noTokens.owner);
  await press(signedIn, 'Tab', 'Enter');
  await expect(add.code).toBeFocused();
  await press(signedIn, 'Tab');
  await typeByHand(signedIn, tokens.short.identifier);
  await press(signedIn, 'Tab');
  await typeByHand(signedIn, tokens.short.pass_code);
  await press(signedIn, 'Enter');
  await expect(account.row(tokens.short.identifier)).toBeVisible();

  await account.add.focus();
  await press(signedIn, 'Enter');
  await expect(add.code).toBeFocused();
  await press(signedIn, 'Shift+Tab', 'ArrowRight');
  await expect(add.kind('New')).toBeChecked();
  await press(signedIn, 'Tab', 'Tab');
  await typeByHand(signedIn, '5550001');
  await press(signedIn, 'Tab', 'Tab');
  await typeByHand(signedIn, 'new@example.com');
  await press(signedIn, 'Control+s');
  await expect(add.passCode).toHaveAccessibleDescription(/An identifier needs a pass code\./);
  await expect(add.passCode).toBeFocused();
  await typeByHand(signedIn, 'secret7');
  await add.classification.selectOption({ index: 1 });
  await press(signedIn, 'Control+s');
  await expect(account.row('5550001')).toBeVisible();
  await expect(account.row('5550001')).toContainText('new@example.com');
  await expect(account.count('2 tokens, that is all')).toBeVisible();
  const made = served.tokens().find((token) => token['authentication_code'] === '5550001');
  expect(made).toMatchObject({ accounts_receivable: { number: noTokens.number } });
});

test('a new token whose code the server makes is not claimed to have been seen', async ({ signedIn }) => {
  const account = accountPage(signedIn);
  const add = accountAddPage(signedIn);
  await openAccount(signedIn, noTokens.number, noTokens.owner);
  await account.add.click();
  await add.kind('New').check();
  await add.generate.check();
  await add.submit.click();
  await expect(account.alert).toContainText('could not be read again');
  await expect(account.count('1 token, that is all')).toBeVisible();
});
