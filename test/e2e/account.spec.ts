import { practicePeople } from '../../electron/practice/people';
import { accountAddPage, accountPage, openAccount } from '../support/account-page';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { listPage } from '../support/list-page';
import { searchPage } from '../support/search-page';
import { tokenPage } from '../support/token-page';

const { accounts, participant, tokens } = practicePeople;
const { threeTokens, sixtyTokens } = accounts;

test('is found by number, name or id, and shows owner, participants and every token', async ({ signedIn }) => {
  const account = accountPage(signedIn);
  await openAccount(signedIn, threeTokens.number, threeTokens.owner);
  for (const text of [threeTokens.number, participant.number]) await expect(account.card).toContainText(text);
  await expect(account.count('3 tokens, that is all')).toBeVisible();
  await expect(account.rows).toHaveCount(3);
  await expect(account.row(tokens.identified.authentication_code)).toContainText('Effective');
  expect(
    await account.grid.evaluate(({ parentElement: box }) => (box ? box.scrollWidth - box.clientWidth : -1)),
    'nothing to scroll for in a window of the usual size',
  ).toBe(0);

  await account.card.getByText('More').click();
  const id = /Account id\s*([0-9A-F]{32})/.exec(await account.card.innerText())?.[1] ?? '';
  await frame(signedIn).visit('Search');
  // what was seen here is known by whose it is
  await searchPage(signedIn).by('Authentication code').check();
  await searchPage(signedIn).box.fill(tokens.effective.authentication_code);
  await expect(signedIn.getByRole('option')).toContainText(threeTokens.owner);
  await account.find.way.check();
  await account.find.by.selectOption('Id');
  await account.find.account.fill(id);
  await account.find.submit.click();
  await expect(account.heading(threeTokens.owner)).toBeFocused();

  const name = /Account name\s*(.+)/.exec(await account.card.innerText())?.[1]?.trim() ?? '';
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
