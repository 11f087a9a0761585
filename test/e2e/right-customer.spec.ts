import { practicePeople } from '../../electron/practice/people';
import { accountAddPage, accountPage, openAccount } from '../support/account-page';
import { openToken } from '../support/actions-page';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { press, scan } from '../support/scan';
import { searchPage } from '../support/search-page';
import { createPage } from '../support/token-form';
import { tokenPage } from '../support/token-page';

const { accounts, tokens } = practicePeople;
/** A card of the account with sixty tokens. */
const hotelCard = '99031000333';
/** A card that nobody has. */
const newCard = '99021055555';

test('a replacement that was left does not come back in a token for the next customer', async ({
  signedIn,
  served,
}) => {
  const form = createPage(signedIn);
  await openToken(signedIn, tokens.effective.authentication_code);
  await press(signedIn, 'Control+n');
  await expect(form.account).toHaveValue(accounts.threeTokens.number);
  await press(signedIn, 'Escape');
  await expect(tokenPage(signedIn).heading).toBeVisible();
  await scan(signedIn, hotelCard);
  await expect(tokenPage(signedIn).group('Summary')).toContainText(accounts.sixtyTokens.owner);
  await frame(signedIn).visit('Create');
  await expect(form.heading).toBeVisible();
  await expect(form.account).toHaveValue('');
  await expect(form.classification).toHaveValue('');
  await scan(signedIn, newCard);
  await expect(form.code).toHaveValue(newCard);
  await press(signedIn, 'Control+s');
  await expect(tokenPage(signedIn).group('Summary')).toContainText(newCard);
  expect(served.tokens().at(-1)).toMatchObject({ authentication_code: newCard, accounts_receivable: null });
});

test('a replacement that was left does not come back in a token with a scanned code', async ({ signedIn }) => {
  const form = createPage(signedIn);
  await openToken(signedIn, tokens.effective.authentication_code);
  await press(signedIn, 'Control+n');
  await form.identifier.fill('half@typed');
  await press(signedIn, 'Escape');
  await frame(signedIn).visit('Search');
  await expect(searchPage(signedIn).box).toBeFocused();
  await scan(signedIn, newCard);
  await signedIn.getByRole('button', { name: 'Create a token with this code' }).click();
  await expect(form.code).toHaveValue(newCard);
  await expect(form.account).toHaveValue('');
  await expect(form.classification).toHaveValue('');
  await expect(form.identifier).toHaveValue('');
});

test('a form that holds a customer and a card asks before it takes the card of the next one', async ({ signedIn }) => {
  const form = createPage(signedIn);
  await frame(signedIn).visit('Create');
  await form.account.fill(accounts.threeTokens.number);
  await scan(signedIn, newCard);
  await scan(signedIn, '99021066666');
  await expect(form.otherCard).toContainText(accounts.threeTokens.owner);
  await form.otherCard.getByRole('button', { name: 'Keep for later' }).click();
  await expect(form.code).toHaveValue('99021066666');
  await expect(form.account).toHaveValue('');
  await form.goOn.click();
  await expect(form.code).toHaveValue(newCard);
  await expect(form.account).toHaveValue(accounts.threeTokens.number);
});

test('what was typed for one customer waits by itself while another one is served', async ({ signedIn }) => {
  const form = createPage(signedIn);
  await frame(signedIn).visit('Create');
  await form.account.fill(accounts.threeTokens.number);
  await form.passCode.fill('secret7');
  await frame(signedIn).visit('Search');
  await openToken(signedIn, hotelCard);
  await frame(signedIn).visit('Create');
  await expect(form.account).toHaveValue('');
  await expect(form.passCode).toHaveValue('');
  await form.goOn.click();
  await expect(form.account).toHaveValue(accounts.threeTokens.number);
  await expect(form.passCode).toHaveValue('secret7');

  await frame(signedIn).visit('Search');
  await searchPage(signedIn).find('0000 0000');
  await signedIn.getByRole('button', { name: 'Create a token with this code' }).click();
  await expect(form.account).toHaveValue('');
  await form.discard.click();
  await expect(form.kept).toBeHidden();
  await expect(form.code).toHaveValue('0000 0000');
});

test('the head of a form says for whom it is, by name, or that this is not checked', async ({ signedIn, served }) => {
  const form = createPage(signedIn);
  await frame(signedIn).visit('Create');
  await expect(form.owner).toContainText('no customer');
  await form.account.fill(accounts.threeTokens.number);
  await expect(form.owner).toContainText(accounts.threeTokens.owner);
  await form.account.fill('ACR9999999999');
  await expect(form.owner).toContainText('no such account');
  served.options.faults['accounts_receivable/show'] = [{ kind: 'http', status: 500, headers: {}, body: '' }];
  await form.account.fill(accounts.sixtyTokens.number);
  await expect(form.owner).toContainText('not checked');

  await openToken(await visitSearch(signedIn), hotelCard);
  await tokenPage(signedIn).update.click();
  await expect(form.owner).toContainText(accounts.sixtyTokens.owner);
});

test('what is added to an account is for the account in its head, whichever was looked at since', async ({
  signedIn,
}) => {
  await openAccount(signedIn, accounts.threeTokens.number, accounts.threeTokens.owner);
  await accountPage(signedIn).add.click();
  const form = accountAddPage(signedIn);
  await form.identifier.fill('jane2@example.com');
  await openAccount(signedIn, accounts.sixtyTokens.number, accounts.sixtyTokens.owner);
  await accountPage(signedIn).add.click();
  await expect(form.identifier).toHaveValue('');
  await expect(signedIn.getByRole('main')).toContainText(accounts.sixtyTokens.owner);
  await openAccount(signedIn, accounts.threeTokens.number, accounts.threeTokens.owner);
  await accountPage(signedIn).add.click();
  await expect(form.identifier).toHaveValue('jane2@example.com');
  await expect(signedIn.getByRole('main')).toContainText(accounts.threeTokens.owner);
});

async function visitSearch<P extends Parameters<typeof frame>[0]>(page: P): Promise<P> {
  await frame(page).visit('Search');
  return page;
}
