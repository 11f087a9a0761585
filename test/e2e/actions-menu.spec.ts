import { practicePeople } from '../../electron/practice/people';
import { actionsPage, openToken, stateOf } from '../support/actions-page';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { press, scan } from '../support/scan';
import { searchPage } from '../support/search-page';
import { createPage } from '../support/token-form';
import { tokenPage } from '../support/token-page';

const { effective, notEffective, pending } = practicePeople.tokens;
/** Not effective, of the account with sixty tokens. */
const unused = '99031000333';

test('deletes only what it was asked for, and leads back to Search', async ({ signedIn, served }) => {
  const number = await openToken(signedIn, notEffective.authentication_code);
  const actions = actionsPage(signedIn);
  await actions.choose('Delete');
  await expect(actions.deleting.dialog).toContainText(number);
  await expect(actions.deleting.cancel).toBeFocused();
  await press(signedIn, 'Enter');
  await expect(actions.deleting.dialog).toHaveCount(0);
  await expect(actions.more).toBeFocused();
  expect(served.ledger.entries('access_tokens/delete')).toEqual([]);

  await actions.choose('Delete');
  await actions.deleting.confirm.click();
  await expect(searchPage(signedIn).heading).toBeVisible();
  await expect(frame(signedIn).said(`Token ${number} deleted`)).toBeVisible();
  await expect(signedIn.getByRole('main')).not.toContainText(number);
  expect(stateOf(served, notEffective.authentication_code)).toBeUndefined();
});

test('says why a token was not deleted, and whether one is gone whose answer was lost', async ({
  signedIn,
  served,
}) => {
  served.options.globalRules = { ...served.options.globalRules, deletesAssociated: false };
  await openToken(signedIn, unused);
  const actions = actionsPage(signedIn);
  await actions.choose('Delete');
  await actions.deleting.confirm.click();
  await expect(actions.deleting.dialog).toContainText('Take the token off its account first');
  await expect(actions.deleting.dialog).toContainText('The access token still has associations.');
  await press(signedIn, 'Escape');

  served.options.faults = { 'access_tokens/delete': [{ kind: 'after-commit', then: { kind: 'truncated' } }] };
  await press(signedIn, '/');
  const number = await openToken(signedIn, notEffective.authentication_code);
  await actions.choose('Delete');
  await actions.deleting.confirm.click();
  await expect(actions.deleting.dialog).toContainText('It is not known whether this was done');
  await actions.lookUp.click();
  await expect(frame(signedIn).said(`The server no longer shows token ${number}.`)).toBeVisible();
  await expect(searchPage(signedIn).heading).toBeVisible();
});

test('a lost card is replaced in two shortcuts and a scan', async ({ signedIn, served }) => {
  await signedIn.keyboard.press('Control+n');
  await createPage(signedIn).identifier.fill('half@typed');
  await press(signedIn, 'Control+f');
  const number = await openToken(signedIn, effective.authentication_code);
  await press(signedIn, 'Control+e');
  await expect(actionsPage(signedIn).setEffective).toBeVisible();
  await press(signedIn, 'Control+n');
  const form = createPage(signedIn);
  await expect(form.heading).toBeVisible();
  await expect(signedIn.getByText(`In place of ${number}`)).toBeVisible();
  await expect(form.account).toHaveValue(practicePeople.accounts.threeTokens.number);
  await expect(form.classification.locator('option:checked')).toHaveText('Loyalty card');
  await expect(form.identifier).toHaveValue('');
  await expect(form.kept).toContainText('a token for half@typed');
  await scan(signedIn, '99021055555');
  await expect(form.code).toHaveValue('99021055555');
  await form.submit.click();
  await expect(tokenPage(signedIn).group('Summary')).toContainText(practicePeople.accounts.threeTokens.owner);
  expect(served.tokens().at(-1)).toMatchObject({ classification: { name: 'Loyalty card' } });
});

test('the menu is a menu for keyboards, and says of each action why it is not for now', async ({
  signedIn,
  served,
}) => {
  await openToken(signedIn, effective.authentication_code);
  const actions = actionsPage(signedIn);
  await actions.more.focus();
  await press(signedIn, 'ArrowDown');
  await expect(actions.item('Create a replacement')).toBeFocused();
  await press(signedIn, 'ArrowUp');
  const remove = actions.item('Delete');
  await expect(remove).toBeFocused();
  await expect(remove).toHaveAttribute('aria-disabled', 'true');
  await expect(remove).toHaveAccessibleDescription(
    'Only tokens that are not effective can be deleted. Set it not effective first.',
  );
  await press(signedIn, 'Enter');
  await expect(actions.menu).toBeVisible();
  await expect(actions.item('Mail a new pass code')).toHaveAccessibleDescription(
    'This token has no identifier to mail to.',
  );
  await press(signedIn, 'o');
  await expect(actions.item('One-time password')).toBeFocused();
  await press(signedIn, 'Escape');
  await expect(actions.menu).toBeHidden();
  await expect(actions.more).toBeFocused();
  await expect(tokenPage(signedIn).heading).toBeVisible();

  await press(signedIn, '/');
  await openToken(signedIn, pending.authentication_code);
  await actions.more.click();
  await expect(actions.item('New pass code')).toHaveAccessibleDescription(
    'Only effective tokens get a new pass code. Verify it first.',
  );
  await expect(actions.item('Send a new verification code')).not.toHaveAttribute('aria-disabled');
  expect(served.ledger.entries('access_tokens/delete')).toEqual([]);
});

test('practice shows what to try', async ({ page }) => {
  await page.getByRole('button', { name: 'Practise without a server' }).click();
  const samples = page.getByRole('group', { name: 'Made-up tokens to try' });
  await samples.getByRole('button', { name: pending.authentication_code }).click();
  await expect(actionsPage(page).verify).toBeVisible();
  await press(page, 'Control+f');
  await expect(samples).toHaveCount(0);
});
