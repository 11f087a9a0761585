import type { Fault } from '../../electron/practice/faults';
import { practicePeople } from '../../electron/practice/people';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { press, scan, typeByHand } from '../support/scan';
import { searchPage } from '../support/search-page';
import { tokenPage } from '../support/token-page';

test.use({ sharesDesk: true });

const { effective, notEffective, identified, short } = practicePeople.tokens;

/** The answer of a server to which one code stands for two tokens. */
const several: Fault = {
  kind: 'http',
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ status: { code: 'OK' }, data: [{ id: '1' }, { id: '2' }] }),
};

test('finds a token by its authentication code', async ({ signedIn, served }) => {
  await searchPage(signedIn).find(effective.authentication_code);
  await expect(tokenPage(signedIn).heading).toBeVisible();
  await expect(tokenPage(signedIn).heading).toBeFocused();
  await expect(tokenPage(signedIn).group('Summary')).toContainText(effective.authentication_code);
  await expect(tokenPage(signedIn).group('Summary')).toContainText(practicePeople.accounts.threeTokens.owner);
  expect(served.ledger.entries('access_tokens/show')).toMatchObject([
    { outcome: 'ok', request: { access_token_identifier: { authentication_code: effective.authentication_code } } },
  ]);

  // what was seen is at hand on the search screen
  await press(signedIn, 'Escape');
  await expect(searchPage(signedIn).box).toBeFocused();
  await expect(searchPage(signedIn).box).toHaveValue(effective.authentication_code);
  await searchPage(signedIn).box.fill('');
  await signedIn
    .getByRole('region', { name: /^Seen lately/ })
    .getByRole('button')
    .click();
  await expect(tokenPage(signedIn).heading).toBeVisible();
});

test('finds a token by identifier and pass code, and tells a wrong pass code', async ({ signedIn, served }) => {
  const search = searchPage(signedIn);
  await search.by('Identifier').check();
  await search.identifier.fill(identified.identifier);
  await search.submit.click();
  await expect(search.passCode).toBeFocused();
  await expect(search.passCode).toHaveAccessibleDescription(/An identifier needs a pass code\./);
  expect(served.ledger.entries('access_tokens/show')).toEqual([]);

  await search.passCode.fill('wrong');
  await search.submit.click();
  await expect(search.alert).toContainText('No token was found for this identifier and pass code');
  await expect(search.alert).toContainText('The pass code is not correct.');
  await expect(search.identifier).toHaveValue(identified.identifier);

  await search.passCode.fill(identified.pass_code);
  await search.submit.click();
  await expect(tokenPage(signedIn).group('Summary')).toContainText(identified.authentication_code);
  const byIdentifier = served.ledger
    .entries('access_tokens/show')
    .filter(({ request }) => JSON.stringify(request).includes(identified.identifier));
  expect(byIdentifier.map(({ outcome }) => outcome)).toEqual(['wrong-pass-code', 'ok']);
  // the pass code does not wait for whoever comes next
  await press(signedIn, 'Escape');
  await expect(search.passCode).toHaveValue('');
});

test('says that there is no such token, and offers to create it; not where there are several', async ({
  signedIn,
  served,
}) => {
  const search = searchPage(signedIn);
  const create = search.alert.getByRole('button', { name: 'Create a token with this code' });
  served.options.faults['access_tokens/show'] = [several];
  await search.find('0000 0000');
  await expect(search.alert).toContainText('More than one token matches');
  await expect(search.alert.getByRole('button', { name: 'Try again' })).toBeVisible();
  await expect(create).toBeHidden();

  await search.find('0000 0000');
  await expect(search.alert).toContainText('No token was found for this code');
  await expect(search.alert).toContainText('The access token was not found.');
  await expect(search.box).toBeFocused();
  await expect(search.box).toHaveValue('0000 0000');
  await create.click();
  await expect(signedIn.getByRole('heading', { name: 'Create a token' })).toBeVisible();
  await expect(signedIn.getByRole('textbox', { name: 'Authentication code' })).toHaveValue('0000 0000');
});

test('offers to create a token only where the server is known to have none, else to try again', async ({
  signedIn,
  served,
}) => {
  const search = searchPage(signedIn);
  const create = search.alert.getByRole('button', { name: 'Create a token with this code' });
  const again = search.alert.getByRole('button', { name: 'Try again' });
  const answers: [string, Fault][] = [
    ['A web page answered instead of CRM.COM', { kind: 'html' }],
    ['The server answered with nothing', { kind: 'http', status: 200 }],
    ['The server reported a fault', { kind: 'http', status: 403 }],
    ['The server reported a fault', { kind: 'http', status: 404 }],
    ['The server reported a fault', { kind: 'http', status: 500 }],
    ['The server refused to look this code up', { kind: 'error', code: 'X', message: 'No permission.' }],
  ];
  for (const [title, fault] of answers) {
    served.options.faults['access_tokens/show'] = { always: fault };
    await search.find('0000 0001');
    await expect(search.alert).toContainText(title);
    await expect(again).toBeVisible();
    await expect(create).toBeHidden();
  }
  served.options.faults['access_tokens/show'] = [];
  await again.click();
  await expect(search.alert).toContainText('No token was found for this code');
  await expect(create).toBeVisible();
});

test('the newest search wins, whichever answer comes first', async ({ signedIn, served }) => {
  const answer = served.hold('access_tokens/show');
  const search = searchPage(signedIn);
  await search.find(effective.authentication_code);
  await expect.poll(() => served.ledger.entries('access_tokens/show').length).toBe(1);
  await search.find(notEffective.authentication_code);
  const summary = tokenPage(signedIn).group('Summary');
  await expect(summary).toContainText(notEffective.authentication_code);

  // the older answer comes, and changes nothing
  await expect.poll(() => served.ledger.entries('access_tokens/show').length).toBe(2);
  answer();
  await frame(signedIn).visit('Search');
  await search.find(short.authentication_code);
  await expect(summary).toContainText(short.identifier);
});

test('a server that answers late is said to be late', async ({ signedIn, served }) => {
  await signedIn.evaluate(() => window.desk.call('settings:change', { requestDeadline: 2 }));
  served.options.faults['access_tokens/show'] = [{ kind: 'hang' }];
  await searchPage(signedIn).find(effective.authentication_code);
  await expect(searchPage(signedIn).alert).toContainText('The server took too long');
  await expect(frame(signedIn).statusLine).toContainText('Offline');

  await searchPage(signedIn).alert.getByRole('button', { name: 'Try again' }).click();
  await expect(tokenPage(signedIn).heading).toBeVisible();
  await expect(frame(signedIn).statusLine).toContainText('Online');
});

test('a scan is looked up wherever the focus is, also over another token', async ({ signedIn, served }) => {
  const summary = tokenPage(signedIn).group('Summary');
  await frame(signedIn).signOut.focus();
  await scan(signedIn, effective.authentication_code);
  await expect(summary).toContainText(effective.authentication_code);
  await scan(signedIn, notEffective.authentication_code);
  await expect(summary).toContainText(notEffective.authentication_code);
  expect(served.ledger.counts()['access_tokens/show']).toEqual({ ok: 2, refused: 0, 'not-done': 0 });

  await scan(signedIn, '12345');
  await expect(frame(signedIn).said('The scan was too short to be a code.')).toBeVisible();
});

test.describe('by keyboard alone', () => {
  test('searches by code, copies it, and comes back', async ({ app, signedIn }) => {
    await expect(searchPage(signedIn).box).toBeFocused();
    await typeByHand(signedIn, short.authentication_code);
    await press(signedIn, 'Enter');
    await expect(tokenPage(signedIn).heading).toBeFocused();
    await press(signedIn, 'Tab');
    await expect(tokenPage(signedIn).copy).toBeFocused();
    await press(signedIn, 'Enter');
    await expect(frame(signedIn).said('Authentication code copied.')).toBeVisible();
    expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe(short.authentication_code);
    await press(signedIn, '/');
    await expect(searchPage(signedIn).box).toBeFocused();
  });

  test('searches by identifier', async ({ signedIn }) => {
    const search = searchPage(signedIn);
    await expect(search.box).toBeFocused();
    await press(signedIn, 'Shift+Tab');
    await expect(search.by('Authentication code')).toBeFocused();
    await press(signedIn, 'ArrowRight', 'Tab');
    await expect(search.identifier).toBeFocused();
    await typeByHand(signedIn, short.identifier);
    await press(signedIn, 'Tab');
    await typeByHand(signedIn, short.pass_code);
    await press(signedIn, 'Enter');
    await expect(tokenPage(signedIn).group('Summary')).toContainText(short.identifier);
  });
});
