import type { Page } from '@playwright/test';
import { practicePeople } from '../../electron/practice/people';
import { accountAddPage, accountPage } from '../support/account-page';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { listPage } from '../support/list-page';
import { press, scan, typeByHand } from '../support/scan';
import { searchPage } from '../support/search-page';
import { tokenPage } from '../support/token-page';

const { accounts, participant, tokens } = practicePeople;
const { threeTokens, sixtyTokens, noTokens } = accounts;

async function openAccount(page: Page, number: string, owner: string): Promise<void> {
  const { find, heading } = accountPage(page);
  await frame(page).visit('Search');
  await find.way.check();
  await find.account.fill(number);
  await find.account.press('Enter');
  await expect(heading(owner)).toBeFocused();
}

test('is found by number, name or id, and shows owner, participants and every token', async ({ signedIn }) => {
  const account = accountPage(signedIn);
  await openAccount(signedIn, threeTokens.number, threeTokens.owner);
  for (const text of [threeTokens.number, participant.number]) await expect(account.card).toContainText(text);
  await expect(account.count('3 tokens, that is all')).toBeVisible();
  await expect(account.rows).toHaveCount(3);
  await expect(account.row(tokens.identified.authentication_code)).toContainText('Effective');

  await account.card.getByText('More').click();
  const id = /Account id\s*([0-9A-F]{32})/.exec((await account.card.innerText()) ?? '')?.[1] ?? '';
  await frame(signedIn).visit('Search');
  await account.find.way.check();
  await account.find.by.selectOption('Id');
  await account.find.account.fill(id);
  await account.find.submit.click();
  await expect(account.heading(threeTokens.owner)).toBeFocused();

  const name = /Account name\s*(.+)/.exec((await account.card.innerText()) ?? '')?.[1]?.trim() ?? '';
  await signedIn.keyboard.press('Escape');
  await account.find.by.selectOption('Name');
  await account.find.account.fill(name);
  await account.find.submit.click();
  await expect(account.heading(threeTokens.owner)).toBeFocused();
});

test('is said to be missing where the server knows none, and typed numbers lead to it', async ({ signedIn }) => {
  const account = accountPage(signedIn);
  const search = searchPage(signedIn);
  await search.find(threeTokens.number);
  await signedIn.getByRole('button', { name: `Find the account ${threeTokens.number}` }).click();
  await expect(account.heading(threeTokens.owner)).toBeFocused();

  await signedIn.keyboard.press('Escape');
  await account.find.submit.click();
  await expect(account.heading(threeTokens.owner)).toBeFocused();
  await signedIn.keyboard.press('Escape');
  await account.find.account.fill('');
  await account.find.submit.click();
  await expect(account.find.account).toHaveAccessibleDescription(/Please fill this in\./);
  await account.find.account.fill('ACR9999999999');
  await account.find.submit.click();
  await expect(account.alert).toContainText('No account was found');
  await expect(account.find.account).toBeFocused();
});

test('is reached from a token and from a list, and leads to its tokens and back', async ({ signedIn }) => {
  const account = accountPage(signedIn);
  await searchPage(signedIn).find(tokens.identified.authentication_code);
  await signedIn.getByRole('button', { name: 'Open account' }).first().click();
  await expect(account.heading(threeTokens.owner)).toBeFocused();
  const row = account.row(tokens.identified.authentication_code);
  await row.click();
  await expect(tokenPage(signedIn).heading).toBeFocused();
  await signedIn.keyboard.press('Escape');
  await expect(row).toBeFocused();

  await frame(signedIn).visit('List');
  const list = listPage(signedIn);
  await list.show('Of an account').check();
  await list.account.fill(sixtyTokens.number);
  await list.load.click();
  await signedIn.getByRole('region', { name: 'Owner' }).getByRole('button', { name: 'Open account' }).click();
  await expect(account.heading(sixtyTokens.owner)).toBeFocused();
  await expect(account.count('50 tokens loaded, the server has more')).toBeVisible();
  await account.loadMore.click();
  await expect(account.count('60 tokens, that is all')).toBeVisible();
});

test('gets a token that exists, by a scan', async ({ app, signedIn, served }) => {
  const account = accountPage(signedIn);
  const add = accountAddPage(signedIn);
  const { authentication_code } = tokens.short;
  await openAccount(signedIn, noTokens.number, noTokens.owner);
  await expect(signedIn.getByText('This account has no tokens')).toBeVisible();

  await account.add.click();
  await expect(add.code).toBeFocused();
  await add.submit.click();
  await expect(add.code).toHaveAccessibleDescription(/Please fill this in\./);
  await scan(app, '99021047398');
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

test('loses a token, after asking', async ({ signedIn, served }) => {
  const account = accountPage(signedIn);
  await openAccount(signedIn, threeTokens.number, threeTokens.owner);
  await account.removeIn(tokens.effective.authentication_code).click();
  await expect(account.removal).toContainText('may become not effective');
  await signedIn.keyboard.press('Escape');
  await expect(account.removal).toBeHidden();
  expect(served.ledger.counts()['accounts_receivable/update']).toBeUndefined();

  await account.removeIn(tokens.effective.authentication_code).click();
  await account.confirm.click();
  await expect(frame(signedIn).said('removed from the account')).toBeVisible();
  await expect(account.row(tokens.effective.authentication_code)).toBeHidden();
  await expect(account.count('2 tokens, that is all')).toBeVisible();
  await expect(signedIn.locator('[role=row]:focus')).toHaveCount(1);
});

test('keeps a token that is not effective, and says why', async ({ signedIn }) => {
  const account = accountPage(signedIn);
  await openAccount(signedIn, sixtyTokens.number, sixtyTokens.owner);
  await account.grid.getByRole('row').filter({ hasText: 'Not effective' }).first().getByRole('button').click();
  await expect(account.removal).toContainText('only effective tokens');
  await expect(account.confirm).toBeHidden();
  await account.removal.getByRole('button', { name: 'Open the token' }).click();
  await expect(tokenPage(signedIn).heading).toBeVisible();
});

test.describe('where the server accepts a change without making it', () => {
  const accepted = { kind: 'error', code: 'OK', message: '' } as const;
  test.use({ practiceOptions: { faults: { 'accounts_receivable/update': { always: accepted } } } });

  test('says plainly that nothing changed, and where that is set', async ({ signedIn }) => {
    const account = accountPage(signedIn);
    const add = accountAddPage(signedIn);
    await openAccount(signedIn, threeTokens.number, threeTokens.owner);
    await account.removeIn(tokens.effective.authentication_code).click();
    await account.confirm.click();
    await expect(account.alert).toContainText('shows no change of AT');
    await expect(account.alert).toContainText('It still belongs to this account.');
    await expect(account.row(tokens.effective.authentication_code)).toBeVisible();

    await account.add.click();
    await add.code.fill(tokens.short.authentication_code);
    await add.submit.click();
    await expect(account.alert).toContainText('It still belongs to nobody.');
    await expect(account.alert).toContainText('Settings > Servers > “Name of the token list”');
    await account.alert.getByRole('button', { name: 'Open Settings' }).click();
    await expect(signedIn.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  });
});
