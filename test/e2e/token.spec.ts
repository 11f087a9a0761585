import { practicePeople } from '../../electron/practice/people';
import { expect, test } from '../support/desk';
import { searchPage } from '../support/search-page';
import { tokenPage } from '../support/token-page';

const { identified, pending } = practicePeople.tokens;

test.use({ practiceOptions: { extraMembers: { loyalty_tier: 'GOLD', points: { balance: 12.5 } } } });

test('shows all that came with a token', async ({ app, signedIn, served }) => {
  const known = served.tokens().find((token) => token['authentication_code'] === identified.authentication_code);
  const number = String(known?.['number']);
  await searchPage(signedIn).find(identified.authentication_code);
  const token = tokenPage(signedIn);
  await expect(token.headingOf(number)).toBeVisible();
  await expect(signedIn).toHaveTitle(`${number} – Tokendesk`);
  await expect(token.update).toBeVisible();
  await expect(token.print).toBeVisible();

  for (const text of [identified.authentication_code, practicePeople.accounts.threeTokens.owner, 'Portal'])
    await expect(token.group('Summary')).toContainText(text);
  for (const text of [number, 'Effective', identified.identifier, String(known?.['id'])])
    await expect(token.group('Token')).toContainText(text);
  for (const text of [practicePeople.accounts.threeTokens.number, practicePeople.accounts.threeTokens.owner])
    await expect(token.group('Account')).toContainText(text);
  await expect(token.group('Classification')).toContainText('POR');
  for (const text of ['String 1', 'Silver', 'Float 1', '12.5'])
    await expect(token.group('User-defined fields')).toContainText(text);
  for (const text of ['Created by', 'Changed by', 'Created in', 'Times are as the server wrote them.'])
    await expect(token.group('Log')).toContainText(text);
  for (const text of ['loyalty_tier', 'GOLD', 'points']) await expect(token.group('Other fields')).toContainText(text);

  await expect(token.group('User-defined fields')).not.toContainText('String 2');
  await signedIn.getByRole('checkbox', { name: /^Show empty fields \(\d+\)$/ }).check();
  await expect(token.group('User-defined fields')).toContainText('String 2');

  // what the system says where it has no printer, without its dialog where it has one
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents) contents.print = (_options, told) => told?.(false, 'Failed to enumerate printers');
  });
  await token.print.click();
  await expect(signedIn.getByRole('alert')).toContainText('This could not be printed');

  await token.copy.click();
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toBe(identified.authentication_code);
});

test('shows what a token that waits for verification waits for', async ({ signedIn }) => {
  await searchPage(signedIn).find(pending.authentication_code);
  await expect(tokenPage(signedIn).heading).toBeVisible();
  await expect(signedIn.getByRole('main').getByText('Pending verification').first()).toBeVisible();
  const verification = tokenPage(signedIn).group('Verification');
  await expect(verification).not.toContainText(pending.verification_code);
  await verification.getByRole('button', { name: 'Show verification code' }).click();
  await expect(verification).toContainText(pending.verification_code);
});
