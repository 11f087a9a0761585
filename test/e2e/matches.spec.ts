import { practicePeople } from '../../electron/practice/people';
import { audit } from '../support/audit';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { searchPage } from '../support/search-page';
import { tokenPage } from '../support/token-page';

const { tokens } = practicePeople;

test('what was seen is found while it is typed, and opens without the network', async ({ signedIn, served }) => {
  await searchPage(signedIn).find(tokens.identified.authentication_code);
  await expect(tokenPage(signedIn).heading).toBeVisible();
  await frame(signedIn).visit('Search');
  await served.stop();
  await searchPage(signedIn).box.fill('jane@ex');
  const option = signedIn.getByRole('option').filter({ hasText: tokens.identified.identifier });
  await expect(option).toContainText(/as of \d\d:\d\d/);
  expect(await audit(signedIn)).toEqual([]);
  await searchPage(signedIn).box.press('ArrowDown');
  await expect(option).toHaveAttribute('aria-selected', 'true');
  await searchPage(signedIn).box.press('Enter');
  await expect(tokenPage(signedIn).heading).toBeVisible();
  await expect(frame(signedIn).said('The server cannot be reached. This is what this desk saw at')).toBeVisible();
  await served.resume();
  await signedIn.getByRole('button', { name: 'Try again' }).click();
  await expect(signedIn.getByText('This is what this desk saw at')).toBeHidden();
});

test('a token that the server has no longer is shown as it was, and said to be gone', async ({ signedIn, served }) => {
  const { authentication_code } = tokens.notEffective;
  await searchPage(signedIn).find(authentication_code);
  await expect(tokenPage(signedIn).heading).toBeVisible();
  await frame(signedIn).visit('Search');
  const body = JSON.stringify({ token: served.sessionTokens[0], access_token_identifier: { authentication_code } });
  const headers = { 'content-type': 'application/json' };
  await served.fetch(new Request(`${served.url}/access_tokens/delete`, { method: 'POST', headers, body }));
  await searchPage(signedIn).box.fill(authentication_code.slice(0, 8));
  await signedIn.getByRole('option').filter({ hasText: authentication_code }).click();
  await expect(frame(signedIn).alert).toContainText('This token is gone from the server');
  await expect(tokenPage(signedIn).group('Summary')).toContainText(authentication_code);
});
