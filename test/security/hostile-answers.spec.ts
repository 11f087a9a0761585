import type { Page } from '@playwright/test';
import { practicePeople } from '../../electron/practice/people';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { hostileText, tokenOf } from '../support/hostile';
import { listPage } from '../support/list-page';
import { searchPage } from '../support/search-page';
import type { Served } from '../support/served';
import { serveWebPages, type OtherServer } from '../support/servers';

const { accounts, tokens } = practicePeople;
const code = tokens.effective.authentication_code;

let canary: OtherServer;
let hostile: string;

test.beforeEach(async () => {
  canary = await serveWebPages();
  hostile = hostileText(`http://127.0.0.1:${canary.port}/`);
});

test.afterEach(async () => {
  await canary.close();
});

/** Lets the server answer whatever is read with one token, with a text of one's own in every place but the asked-for names. */
function willAnswer(served: Served, textAt: (place: string) => string): void {
  const answer = (data: unknown) => ({
    always: {
      kind: 'http' as const,
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ status: { code: 'OK', message: hostile, description: hostile }, data }),
    },
  });
  const shown = tokenOf((place) => (place === 'authentication_code' ? code : textAt(place)));
  const listed = tokenOf((place) =>
    place === 'accounts_receivable.number' ? accounts.threeTokens.number : textAt(place),
  );
  served.options.faults['access_tokens/show'] = answer(shown);
  served.options.faults['access_tokens/list'] = answer([listed]);
}

/** Shows the token and then a list of it, and gives the text of both. */
async function showBoth(page: Page): Promise<{ token: string; list: string }> {
  const main = page.getByRole('main');
  await searchPage(page).find(code);
  await expect(main.getByRole('region', { name: 'Other fields' })).toBeVisible();
  const token = (await main.textContent()) ?? '';
  await frame(page).visit('List');
  const list = listPage(page);
  await list.show('Of an account').check();
  await list.account.fill(accounts.threeTokens.number);
  await list.load.click();
  await expect(list.rows).toHaveCount(1);
  const row = (await list.rows.textContent()) ?? '';
  await list.rows.press('Enter');
  await expect(main.getByRole('region', { name: 'Other fields' })).toBeVisible();
  await frame(page).visit('Search');
  await expect(searchPage(page).box).toBeFocused();
  return { token, list: row };
}

async function expectNothingRan(page: Page): Promise<void> {
  expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
  expect(canary.connections()).toBe(0);
}

test('whatever a server writes in a field is shown as text, and neither runs nor loads anything', async ({
  signedIn: page,
  served,
}) => {
  willAnswer(served, (place) => `${place}: ${hostile}`);
  const shown = await showBoth(page);
  const inToken = [
    ...['number', 'identifier', 'life_cycle_state', 'card_masked_number', 'id'],
    ...['classification.name', 'accounts_receivable.name', 'accounts_receivable.account_owner.name'],
    ...['rewards_participant.number', 'udf_string_1', 'udf_float_1', 'udf_date_1', 'verified_date'],
    ...['log_information.created_by_user.person_name', 'log_information.updated_by_unit.name', 'unknown.deep'],
  ];
  expect(inToken.filter((place) => !shown.token.includes(`${place}: ${hostile}`))).toEqual([]);
  for (const place of ['number', 'authentication_code', 'identifier', 'classification.name'])
    expect(shown.list).toContain(`${place}: ${hostile}`);
  await expectNothingRan(page);
});

test('a megabyte in a field leaves the window usable, and is shown as far as it is asked for', async ({
  signedIn: page,
  served,
}) => {
  const megabyte = hostile.repeat(Math.ceil(2 ** 20 / hostile.length));
  const long = ['number', 'identifier', 'life_cycle_state', 'classification.name', 'udf_string_1', 'unknown.deep'];
  willAnswer(served, (place) => (long.includes(place) ? megabyte : place));
  const shown = await showBoth(page);
  expect(shown.token).toContain(`${megabyte.slice(0, 1_000)}…`);
  expect(shown.list).toContain(`${megabyte.slice(0, 1_000)}…`);

  await searchPage(page).find(code);
  const field = page.getByRole('region', { name: 'User-defined fields' }).locator('dd').first();
  await field.getByRole('button', { name: /^Show more \(1,0\d\d,\d{3} characters left\)$/ }).click();
  expect(await field.textContent()).toContain(`${megabyte.slice(0, 11_000)}…`);
  await expectNothingRan(page);
});
