import type { Fault } from '../../electron/practice/faults';
import { practicePeople } from '../../electron/practice/people';
import { accountPage } from '../support/account-page';
import { expect, test } from '../support/desk';
import { searchPage } from '../support/search-page';

const faults: [what: string, fault: Fault][] = [
  ['a web page', { kind: 'html' }],
  ['an empty answer', { kind: 'http', status: 200, body: '' }],
  ...[403, 404, 429, 500].map((status): [string, Fault] => [
    `HTTP ${String(status)}`,
    { kind: 'http', status, headers: { 'content-type': 'text/plain' }, body: 'no' },
  ]),
];

test('a new token is offered only for a code that the server is known to lack, else another try', async ({
  signedIn,
  served,
}) => {
  const search = searchPage(signedIn);
  const create = search.alert.getByRole('button', { name: 'Create a token with this code' });
  const again = search.alert.getByRole('button', { name: 'Try again' });
  for (const [what, fault] of faults) {
    served.options.faults['access_tokens/show'] = [fault];
    await search.find('0000000001');
    await expect(again, what).toBeVisible();
    await expect(create, what).toBeHidden();
    served.options.faults = {};
    // and the second try finds out
    await again.click();
    await expect(create, what).toBeVisible();
    await search.box.fill('');
    await expect(search.alert).toBeHidden();
  }
});

test('what is no code is offered what it is', async ({ signedIn }) => {
  const search = searchPage(signedIn);
  const create = search.alert.getByRole('button', { name: 'Create a token with this code' });
  const account = search.alert.getByRole('button', { name: /^Find the account/ });
  await search.find('nobody@example.com');
  await search.alert.getByRole('button', { name: 'Search by identifier and pass code' }).click();
  await expect(search.identifier).toHaveValue('nobody@example.com');
  await expect(search.passCode).toBeFocused();
  await search.by('Authentication code').check();

  await search.find('AT9999999999');
  await expect(search.alert).toBeVisible();
  await expect(account).toBeHidden();
  await expect(create).toBeHidden();

  await search.find(practicePeople.accounts.threeTokens.number);
  await expect(create).toBeHidden();
  await account.click();
  await expect(accountPage(signedIn).heading(practicePeople.accounts.threeTokens.owner)).toBeVisible();
});
