import { practicePeople } from '../../electron/practice/people';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { listPage } from '../support/list-page';
import type { Served } from '../support/served';

const { accounts, participant, tokens } = practicePeople;

test.beforeEach(async ({ signedIn }) => {
  await frame(signedIn).visit('List');
  await expect(listPage(signedIn).heading).toBeFocused();
});

/** Tokens of the server that are linked to nobody. */
function free(served: Served): Record<string, unknown>[] {
  return served.tokens().filter((token) => !token['accounts_receivable'] && !token['rewards_participant']);
}

test('lists as many tokens of nobody as are asked for, in the state that is asked for', async ({
  signedIn,
  served,
}) => {
  const list = listPage(signedIn);
  await list.number.fill('7');
  await list.state('Not effective').check();
  await list.load.click();

  await expect(list.count('7 tokens loaded, the server has more')).toBeVisible();
  await expect(list.rows).toHaveCount(7);
  await expect(list.rows.filter({ hasText: 'Not effective' })).toHaveCount(7);
  await expect(list.row(1)).toContainText(tokens.notEffective.authentication_code);
  const [entry] = served.ledger.entries('access_tokens/get_not_associated');
  // one more than is shown, as the server tells no total
  expect(entry?.request).toMatchObject({ number: '8', life_cycle_state: 'NOT_EFFECTIVE' });

  // there is no second page: more is asked for as a larger number
  await list.loadMore.click();
  const all = free(served).filter((token) => token['life_cycle_state'] === 'NOT_EFFECTIVE').length;
  await expect(list.count(`${Math.min(all, 14)} tokens`)).toBeVisible();
  expect(served.ledger.entries('access_tokens/get_not_associated').at(-1)?.request).toMatchObject({ number: '15' });
});

test('refuses a number that is none, before anything is sent', async ({ signedIn, served }) => {
  const list = listPage(signedIn);
  for (const wrong of ['', '0', '1.5', '10001']) {
    await list.number.fill(wrong);
    await list.load.click();
    await expect(list.number).toBeFocused();
    await expect(list.number).toHaveAccessibleDescription('A whole number from 1 to 10,000');
  }
  await list.show('Of an account').check();
  await list.number.fill('5');
  await list.load.click();
  await expect(list.account).toBeFocused();
  await expect(list.account).toHaveAccessibleDescription('Please fill this in.');
  expect(served.ledger.entries('access_tokens/get_not_associated')).toEqual([]);
  expect(served.ledger.entries('access_tokens/list')).toEqual([]);
});

test('lists the tokens of an account page by page, and says whose they are', async ({ signedIn, served }) => {
  const list = listPage(signedIn);
  await list.show('Of an account').check();
  await list.account.fill(accounts.sixtyTokens.number);
  await list.load.click();
  await expect(list.count('50 tokens loaded, the server has more')).toBeVisible();
  await expect(signedIn.getByRole('region', { name: 'Owner' })).toContainText(accounts.sixtyTokens.owner);

  await list.loadMore.click();
  await expect(list.count('60 tokens, that is all')).toBeVisible();
  await expect(list.loadMore).toBeHidden();
  await expect(list.grid).toHaveAttribute('aria-rowcount', '61');
  expect(served.ledger.entries('access_tokens/list').map(({ request }) => request)).toMatchObject([
    { accounts_receivable_identifier: { number: accounts.sixtyTokens.number }, number_of_results: '51', offset: '0' },
    { accounts_receivable_identifier: { number: accounts.sixtyTokens.number }, number_of_results: '51', offset: '50' },
  ]);

  // CRM.COM cannot pick these by state, so the desk does
  await list.state('Not effective').check();
  await expect(list.count('6 of 60 tokens loaded')).toBeVisible();
});

test('finds an account by its name, and says when there is none', async ({ signedIn, served }) => {
  const list = listPage(signedIn);
  await list.show('Of an account').check();
  await list.account.fill('ACR9999999999');
  await list.load.click();
  await expect(signedIn.getByRole('main').getByRole('alert')).toContainText('The accounts receivable was not found.');
  await expect(list.account).toHaveValue('ACR9999999999');

  await list.account.fill(accounts.noTokens.number);
  await list.load.click();
  await expect(signedIn.getByText('This account has no tokens')).toBeVisible();
  await expect(signedIn.getByRole('main').getByRole('alert')).toBeHidden();

  await list.accountBy.selectOption('Name');
  const card = served.tokens().find((token) => token['authentication_code'] === tokens.effective.authentication_code);
  const { name } = card?.['accounts_receivable'] as { name: string };
  await list.account.fill(name);
  await list.load.click();
  await expect(list.rows.first()).toBeVisible();
});

test('lists the tokens of a rewards participant', async ({ signedIn, served }) => {
  const list = listPage(signedIn);
  await list.show('Of a rewards participant').check();
  await list.participant.fill(participant.number);
  await list.load.click();
  await expect(list.count('1 token, that is all')).toBeVisible();
  await expect(list.row(1)).toContainText(tokens.participant.authentication_code);
  expect(served.ledger.entries('access_tokens/list')).toMatchObject([
    { outcome: 'ok', request: { rewards_participant_identifier: { number: participant.number } } },
  ]);
});

test('asks for the chosen columns alone, and remembers them', async ({ signedIn, served }) => {
  const list = listPage(signedIn);
  const asked = () =>
    String(served.ledger.entries('access_tokens/get_not_associated').at(-1)?.request['fields_set']).split(',');
  await list.number.fill('5');
  const release = served.hold('get_not_associated');
  const before = await list.load.boundingBox();
  await list.load.click();
  await expect(list.load).toHaveAttribute('aria-busy', 'true');
  // what works on it stays where it was pressed
  expect(await list.load.boundingBox()).toEqual(before);
  release();
  await expect(list.header('Identifier')).toBeVisible();
  const state = list.rows.getByText('Pending verification');
  expect(await state.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  expect(asked()).toEqual(
    expect.arrayContaining(['number', 'authentication_code', 'identifier', 'accounts_receivable']),
  );
  const sideways = () => list.grid.evaluate(({ parentElement: box }) => (box ? box.scrollWidth - box.clientWidth : -1));
  expect(await sideways()).toBe(0);
  expect(asked()).not.toContain('udf_string_1');

  await list.columns.click();
  await list.column('Identifier').uncheck();
  await list.column('String 1').check();
  await expect(list.column('Number')).toBeDisabled();
  await signedIn.keyboard.press('Escape');
  await expect(list.columns).toBeFocused();
  await expect(list.header('Identifier')).toBeHidden();
  await expect(signedIn.getByText('String 1: not asked for yet.')).toBeVisible();
  await signedIn.getByRole('button', { name: 'Load again' }).click();
  await expect(signedIn.getByText('not asked for yet')).toBeHidden();
  expect(asked()).toContain('udf_string_1');
  expect(asked()).not.toContain('identifier');
  await expect.poll(async () => (await signedIn.evaluate(() => window.desk.call('settings:read', null))).ok).toBe(true);
});
