import { practicePeople } from '../../electron/practice/people';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { searchPage } from '../support/search-page';
import { signInPage } from '../support/sign-in-page';

const { operator, organisation, units, webApiKey } = practicePeople;

test('signs in with the right password', async ({ page, served }) => {
  const form = signInPage(page);
  await expect(form.heading).toBeVisible();
  await expect(form.server).toBeFocused();
  await form.signIn(served.url, operator);

  await expect(searchPage(page).heading).toBeVisible();
  await expect(searchPage(page).box).toBeFocused();
  const { statusLine, practiceBand } = frame(page);
  await expect(statusLine).toContainText(operator.username);
  await expect(statusLine).toContainText(organisation);
  await expect(statusLine).toContainText('Online');
  await expect(statusLine).toContainText(/2 h left|1 h 59 min left/);
  await expect(practiceBand).toBeHidden();
  expect(served.ledger.entries('authentication/token')).toMatchObject([
    { outcome: 'ok', request: { username: operator.username, organisation, has_password: true } },
  ]);
});

test('says in the server’s words what is wrong, and keeps what was typed', async ({ page, served }) => {
  const form = signInPage(page);
  await form.signIn(served.url, { ...operator, password: 'not it' });

  await expect(form.alert).toContainText('The server did not accept these sign-in details');
  await expect(form.alert).toContainText('The user name, password or organisation is not correct.');
  await expect(form.server).toHaveValue(served.url);
  await expect(form.organisation).toHaveValue(organisation);
  await expect(form.userName).toHaveValue(operator.username);
  await expect(form.password).toHaveValue('not it');
  await expect(form.password).toBeFocused();

  // what was refused is selected: typing replaces it
  await page.keyboard.type(operator.password);
  await page.keyboard.press('Enter');
  await expect(searchPage(page).heading).toBeVisible();
});

test('asks for what is missing, and goes to the first field without it', async ({ page, served }) => {
  const form = signInPage(page);
  await form.server.fill(served.url);
  await form.userName.fill(operator.username);
  await form.submit.click();

  await expect(form.organisation).toBeFocused();
  await expect(form.organisation).toHaveAccessibleDescription('Please fill this in.');
  await expect(form.password).toHaveAttribute('aria-invalid', 'true');
  await expect(form.userName).not.toHaveAttribute('aria-invalid', 'true');
  await expect(form.userName).toHaveValue(operator.username);
  expect(served.ledger.entries()).toEqual([]);
});

test('signs in with a Web API key', async ({ page, served }) => {
  const form = signInPage(page);
  await form.server.fill(served.url);
  await form.way('Web API key').check();
  await expect(form.password).toBeHidden();
  await form.webApiKey.fill('not a key');
  await form.submit.click();
  await expect(form.alert).toContainText('The server did not accept these sign-in details');
  await expect(form.webApiKey).toHaveValue('not a key');

  await form.webApiKey.fill(webApiKey);
  await form.submit.click();
  await expect(searchPage(page).heading).toBeVisible();
  await expect(frame(page).statusLine).toContainText('kiosk');
  expect(served.ledger.entries('authentication/web_api_key/token').map(({ outcome }) => outcome)).toEqual([
    'bad-credentials',
    'ok',
  ]);
});

test('signs in to a unit, and says when the operator does not belong to it', async ({ page, served }) => {
  const form = signInPage(page);
  await form.fill(served.url, operator);
  await form.unit.fill(units.admin.id);
  await form.submit.click();
  await expect(form.alert).toContainText('The user does not belong to this unit.');
  await expect(form.unit).toHaveValue(units.admin.id);

  await form.unit.fill(units.kiosk.id);
  await form.submit.click();
  await expect(searchPage(page).heading).toBeVisible();
  expect(served.ledger.entries('authentication/token').map(({ request }) => request['unit'])).toEqual([
    units.admin.id,
    units.kiosk.id,
  ]);
});

test('takes a server address without a path, and an organisation’s own base path', async ({ page, served }) => {
  const form = signInPage(page);
  await form.signIn(new URL(served.url).origin, operator);
  await expect(searchPage(page).heading).toBeVisible();
  expect(served.ledger.counts()).toMatchObject({ 'authentication/token': { ok: 1 } });
});

test('is done by keyboard alone', async ({ page, served }) => {
  const form = signInPage(page);
  await expect(form.server).toBeFocused();
  await page.keyboard.type(served.url);
  await page.keyboard.press('Tab');
  await expect(form.way('Password')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(form.webApiKey).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Tab');
  await page.keyboard.type(organisation);
  await page.keyboard.press('Tab');
  await page.keyboard.type(operator.username);
  await page.keyboard.press('Tab');
  await page.keyboard.type(operator.password);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Show password' })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(form.password).toHaveAttribute('type', 'text');
  await page.keyboard.press('Tab');
  await expect(form.unit).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(searchPage(page).box).toBeFocused();
  expect(served.ledger.counts()).toMatchObject({ 'authentication/token': { ok: 1 } });
});
