import { practicePeople } from '../../electron/practice/people';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { listPage } from '../support/list-page';
import { operatorPage } from '../support/operator-page';
import { press, typeByHand } from '../support/scan';
import { searchPage } from '../support/search-page';
import { signInPage } from '../support/sign-in-page';
import { createPage } from '../support/token-form';
import { tokenPage } from '../support/token-page';

const { operator, supervisor, tokens, units, organisation } = practicePeople;

test('another operator takes over by two keys, and finds an empty desk', async ({ signedIn, served }) => {
  await searchPage(signedIn).find(tokens.effective.authentication_code);
  await expect(tokenPage(signedIn).heading).toBeVisible();
  await frame(signedIn).visit('List');
  const list = listPage(signedIn);
  await list.number.fill('5');
  await list.load.click();
  await expect(list.rows).toHaveCount(5);
  await frame(signedIn).visit('Create');
  const create = createPage(signedIn);
  await create.code.fill('5550001');
  await create.identifier.fill('half@example.com');

  const page = operatorPage(signedIn);
  await press(signedIn, 'Control+Shift+O');
  await expect(page.userName).toBeFocused();
  await expect(page.userName).toHaveValue('');
  await typeByHand(signedIn, supervisor.username);
  await press(signedIn, 'Tab');
  await typeByHand(signedIn, 'wrong');
  await press(signedIn, 'Enter');
  await expect(page.alert).toContainText('The server did not accept these sign-in details');
  await expect(page.userName).toHaveValue(supervisor.username);
  await press(signedIn, 'Escape');
  await expect(page.dialog).toBeHidden();
  // nothing was lost by the try, and the operator is still there
  await expect(create.code).toHaveValue('5550001');
  await expect(page.name(operator.username)).toBeVisible();

  await press(signedIn, 'Control+Shift+O');
  await typeByHand(signedIn, supervisor.username);
  await press(signedIn, 'Tab');
  await typeByHand(signedIn, supervisor.password);
  await press(signedIn, 'Enter');
  await expect(searchPage(signedIn).box).toBeFocused();
  await expect(page.dialog).toBeHidden();
  await expect(page.name(supervisor.username)).toBeVisible();
  await expect(frame(signedIn).said(`${supervisor.username} is signed in.`)).toBeVisible();
  await expect(signedIn.getByText('Ready for the first scan')).toBeVisible();
  await frame(signedIn).visit('List');
  await expect(signedIn.getByText('Nothing loaded yet')).toBeVisible();
  await expect(list.number).toHaveValue('50');
  await frame(signedIn).visit('Create');
  await expect(create.code).toHaveValue('');
  await expect(create.identifier).toHaveValue('');

  await create.code.fill('5550002');
  await create.submit.click();
  await expect(tokenPage(signedIn).heading).toBeVisible();
  expect(served.ledger.entries('access_tokens/create')).toHaveLength(1);
  await expect(tokenPage(signedIn).group('Log')).toContainText(supervisor.username);
  expect(served.ledger.entries('authentication/token').map(({ request }) => request['username'])).toEqual([
    operator.username,
    supervisor.username,
    supervisor.username,
  ]);
});

test('what the earlier operator was waiting for is told to nobody', async ({ signedIn, served }) => {
  const answer = served.hold('access_tokens/create');
  await frame(signedIn).visit('Create');
  const create = createPage(signedIn);
  await create.code.fill('5550003');
  await create.submit.click();
  const page = operatorPage(signedIn);
  await press(signedIn, 'Control+Shift+O');
  await page.userName.fill(supervisor.username);
  await page.password.fill(supervisor.password);
  await press(signedIn, 'Enter');
  await expect(page.name(supervisor.username)).toBeVisible();
  await frame(signedIn).visit('Create');
  await create.code.fill('5550004');
  await expect.poll(() => served.ledger.counts()['access_tokens/create']).toMatchObject({ ok: 1 });
  // it has come by the time that the next one has
  answer();
  await create.submit.click();
  await expect(frame(signedIn).said('created')).toHaveCount(1);
  await expect(tokenPage(signedIn).group('Summary')).toContainText('5550004');
});

test('the unit is switched without leaving what is on the screen', async ({ signedIn, served }) => {
  await frame(signedIn).visit('Create');
  const create = createPage(signedIn);
  await create.code.fill('5550005');
  const page = operatorPage(signedIn);
  await press(signedIn, 'Control+Shift+P');
  await expect(page.unit).toBeFocused();
  await page.unit.fill(units.admin.id);
  await page.unitPassword.fill(operator.password);
  await press(signedIn, 'Enter');
  await expect(page.unitAlert).toContainText('The user does not belong to this unit.');
  await page.unit.fill(units.kiosk.id);
  await press(signedIn, 'Enter');
  await expect(page.unitDialog).toBeHidden();
  await expect(frame(signedIn).said(`You now work for unit ${units.kiosk.name}.`)).toBeVisible();
  await expect(create.code).toHaveValue('5550005');
  await expect(frame(signedIn).statusLine).toContainText(`${organisation} / ${units.kiosk.name}`);
  await create.submit.click();
  await expect(tokenPage(signedIn).group('Log')).toContainText(units.kiosk.name);
  expect(served.ledger.entries('authentication/token').at(-1)?.request['unit']).toBe(units.kiosk.id);
});

test('both are in the menu of the operator and among the shortcuts', async ({ signedIn }) => {
  const page = operatorPage(signedIn);
  await page.name(operator.username).focus();
  await press(signedIn, 'Enter');
  await expect(page.menu).toBeVisible();
  await press(signedIn, 'Tab');
  await expect(page.item('Switch operator')).toBeFocused();
  await press(signedIn, 'Tab');
  await expect(page.item('Switch unit')).toBeFocused();
  await press(signedIn, 'Enter');
  await expect(page.unit).toBeFocused();
  await press(signedIn, 'Escape');
  await expect(page.name(operator.username)).toBeFocused();
  await page.name(operator.username).click();
  await page.item('Switch operator').click();
  await expect(page.userName).toBeFocused();
  await press(signedIn, 'Escape');

  await searchPage(signedIn).heading.click();
  await press(signedIn, '?');
  await expect(frame(signedIn).shortcuts).toContainText('Switch operator');
  await expect(frame(signedIn).shortcuts).toContainText('Switch unit');
});

test('practice has one operator, and says so', async ({ page }) => {
  await signInPage(page).practise.click();
  await expect(searchPage(page).heading).toBeVisible();
  await press(page, 'Control+Shift+O');
  await expect(operatorPage(page).dialog).toContainText('Practice has one operator');
  await press(page, 'Escape');
  await expect(searchPage(page).box).toBeFocused();
});
