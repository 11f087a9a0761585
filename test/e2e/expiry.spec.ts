import { practicePeople } from '../../electron/practice/people';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { listPage } from '../support/list-page';
import { keptWork } from '../support/kept-work';
import { searchPage } from '../support/search-page';
import { endSessionSoon, signInAgain } from '../support/sign-in-again';
import { signInPage } from '../support/sign-in-page';
import { createPage } from '../support/token-form';
import { tokenPage } from '../support/token-page';

const { accounts, operator, tokens, webApiKey } = practicePeople;

test('a search that met the end of the session goes on by itself', async ({ signedIn, served }) => {
  served.endSessions();
  await searchPage(signedIn).find(tokens.effective.authentication_code);
  await expect(signInAgain(signedIn).dialog).toContainText('Everything on this screen is still here.');
  await signInAgain(signedIn).signIn(operator.password);
  await expect(tokenPage(signedIn).heading).toBeVisible();
  await expect(signInAgain(signedIn).dialog).toBeHidden();
});

test('a search by identifier goes on with its pass code', async ({ signedIn, served }) => {
  const search = searchPage(signedIn);
  await search.by('Identifier').check();
  await search.identifier.fill(tokens.identified.identifier);
  await search.passCode.fill(tokens.identified.pass_code);
  served.endSessions();
  await search.submit.click();
  await signInAgain(signedIn).signIn(operator.password);
  await expect(tokenPage(signedIn).heading).toBeVisible();
});

test('a list and the look-up of its owner wait for one dialog, and both go on', async ({ signedIn, served }) => {
  await frame(signedIn).visit('List');
  const list = listPage(signedIn);
  await list.show('Of an account').check();
  await list.account.fill(accounts.threeTokens.number);
  served.endSessions();
  await list.load.click();
  await expect(signInAgain(signedIn).dialog).toHaveCount(1);
  await signInAgain(signedIn).signIn(operator.password);
  await expect(list.rows).toHaveCount(3);
  await expect(signedIn.getByRole('main')).toContainText(accounts.threeTokens.owner);
  await expect(signInAgain(signedIn).dialog).toBeHidden();
  expect(served.ledger.entries('authentication/token')).toHaveLength(2);
});

test('Load more goes on where it was, and repeats nothing', async ({ signedIn, served }) => {
  await frame(signedIn).visit('List');
  const list = listPage(signedIn);
  await list.show('Of an account').check();
  await list.account.fill(accounts.sixtyTokens.number);
  await list.number.fill('40');
  await list.load.click();
  await expect(list.count(/40/)).toBeVisible();
  served.endSessions();
  await list.loadMore.click();
  await signInAgain(signedIn).signIn(operator.password);
  await expect(list.count(/60/)).toBeVisible();
  await expect(list.loadMore).toBeHidden();
});

test('at the end of a session the dialog comes by itself over the form, and again each time', async ({
  signedIn,
  served,
}) => {
  await frame(signedIn).visit('Create');
  const form = createPage(signedIn);
  await form.identifier.fill('kept@example.com');
  await form.passCode.fill('secret7');
  await endSessionSoon(signedIn, served);
  const again = signInAgain(signedIn);
  await expect(again.password).toBeFocused();
  await again.signIn(operator.password);
  // the dialog of the session that has just begun holds nothing yet
  await expect.poll(() => served.sessionTokens.length).toBe(3);
  await expect(again.password).toHaveValue('');
  await expect(again.password).toBeFocused();
  // the next session lasts as long as this test may take
  served.options.sessionSeconds = null;
  await again.signIn(operator.password);
  await expect(form.passCode).toBeFocused();
  await expect(form.identifier).toHaveValue('kept@example.com');
  await expect(form.passCode).toHaveValue('secret7');
});

test('a window that is loaded anew after the end of a session still asks over the screen', async ({
  signedIn,
  served,
}) => {
  await frame(signedIn).visit('Create');
  await createPage(signedIn).identifier.fill('kept@example.com');
  await endSessionSoon(signedIn, served);
  await expect(signInAgain(signedIn).dialog).toBeVisible();
  await expect.poll(() => keptWork(signedIn)).toContain('kept@example.com');
  await signedIn.reload();
  served.options.sessionSeconds = null;
  await signInAgain(signedIn).signIn(operator.password);
  await expect(createPage(signedIn).identifier).toHaveValue('kept@example.com');
});

test.describe('ten minutes before the end', () => {
  test.use({ practiceOptions: { sessionSeconds: 606 } });

  test('a quiet notice says so, whatever this computer takes the time for', async ({ signedIn }) => {
    await expect(frame(signedIn).statusLine).toContainText('10 min left');
    await signedIn.evaluate(() => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + 24 * 60 * 60_000;
    });
    await expect(frame(signedIn).said('Your session ends in 10 minutes.')).toBeVisible({ timeout: 20_000 });
    await expect(frame(signedIn).statusLine).toContainText('9 min left');
    await expect(searchPage(signedIn).box).toBeFocused();
  });
});

test('a Web API key session asks for the key again', async ({ page, served }) => {
  const form = signInPage(page);
  await form.server.fill(served.url);
  await form.way('Web API key').check();
  await form.webApiKey.fill(webApiKey);
  await form.submit.click();
  await expect(searchPage(page).heading).toBeVisible();
  served.endSessions();
  await searchPage(page).find(tokens.effective.authentication_code);
  const again = signInAgain(page);
  await expect(again.dialog).toContainText('kiosk');
  await again.submit.click();
  await expect(again.dialog.getByRole('alert')).toContainText('Please fill this in.');
  await again.webApiKey.fill(webApiKey);
  await again.submit.click();
  await expect(tokenPage(page).heading).toBeVisible();
});

test('whoever signs in instead starts with an empty view', async ({ signedIn, served }) => {
  await frame(signedIn).visit('Create');
  await createPage(signedIn).identifier.fill('not for others');
  served.endSessions();
  await frame(signedIn).visit('Search');
  await searchPage(signedIn).find(tokens.effective.authentication_code);
  await signInAgain(signedIn).someoneElse.click();
  await signInPage(signedIn).signIn(served.url, practicePeople.supervisor);
  await expect(searchPage(signedIn).box).toHaveValue('');
  await frame(signedIn).visit('Create');
  await expect(createPage(signedIn).identifier).toHaveValue('');
});
