import type { Page } from '@playwright/test';
import { practicePeople } from '../../electron/practice/people';
import { audit } from '../support/audit';
import { expect, quit, startDesk, test } from '../support/desk';
import { frame } from '../support/frame';
import { keepCreate, outboxPage, saving } from '../support/outbox-page';
import { searchPage } from '../support/search-page';
import type { Served } from '../support/served';
import { signInPage } from '../support/sign-in-page';
import { createPage, updatePage } from '../support/token-form';
import { tokenPage } from '../support/token-page';

const { accounts, tokens } = practicePeople;
const newCode = '99021099999';

test.beforeEach(async ({ signedIn }) => {
  await expect(searchPage(signedIn).box).toBeFocused();
});

/** What was done on the server under one method. */
function done(served: Served, method: string) {
  return served.ledger.entries(`access_tokens/${method}`).filter(({ outcome }) => outcome === 'ok');
}

async function openUpdate(page: Page, code: string): Promise<void> {
  await searchPage(page).find(code);
  await tokenPage(page).update.click();
  await expect(updatePage(page).heading).toBeVisible();
}

test('a create without the network is kept, shown, and sent once when it is back', async ({ signedIn, served }) => {
  const outbox = outboxPage(signedIn);
  await served.stop();
  await keepCreate(signedIn, newCode);
  await expect(createPage(signedIn).code).toHaveValue('');
  await expect(createPage(signedIn).code).toBeFocused();
  await expect(frame(signedIn).link('Outbox')).toHaveAccessibleDescription('1 entry');
  await expect(frame(signedIn).statusLine).toContainText('Offline');

  await frame(signedIn).visit('Outbox');
  const entry = outbox.entry(newCode);
  await expect(entry.row).toContainText('Waiting');
  await expect(entry.row).toContainText('Create a token');
  expect(await audit(signedIn)).toEqual([]);

  await served.resume();
  await expect(entry.row).toContainText('Confirmed', { timeout: 30_000 });
  await expect(frame(signedIn).link('Outbox')).toHaveAccessibleDescription('');
  expect(done(served, 'create')).toHaveLength(1);
  await entry.link('AT').click();
  await expect(tokenPage(signedIn).group('Summary')).toContainText(newCode);
});

test('what waits is still there after a restart, and is then sent once', async ({
  desk,
  profile,
  signedIn,
  served,
}) => {
  await served.stop();
  await keepCreate(signedIn, newCode);
  await quit(desk);
  const again = await startDesk(profile);
  await frame(again.page).visit('Outbox');
  await expect(outboxPage(again.page).entry(newCode).row).toContainText('Waiting');
  // the server asks to be left alone, so that nothing but the button sends
  served.options.faults['access_tokens/create'] = [{ kind: 'http', status: 429, headers: { 'retry-after': '600' } }];
  await served.resume();
  await expect.poll(() => served.ledger.entries('access_tokens/create'), { timeout: 30_000 }).toHaveLength(1);
  await outboxPage(again.page).entry(newCode).button('Send now').click();
  await expect(outboxPage(again.page).entry(newCode).row).toContainText('Confirmed', { timeout: 30_000 });
  expect(done(served, 'create')).toHaveLength(1);
  await quit(again);
});

test('a step in the life of a token waits too', async ({ signedIn, served }) => {
  const code = tokens.identified.authentication_code;
  await searchPage(signedIn).find(code);
  await expect(tokenPage(signedIn).heading).toBeVisible();
  await served.stop();
  await signedIn.getByRole('button', { name: 'Set not effective' }).click();
  await saving(signedIn).save.click();
  await expect(frame(signedIn).said('Saved on this desk')).toBeVisible();
  await frame(signedIn).visit('Outbox');
  await expect(outboxPage(signedIn).entry(code).row).toContainText('Waiting');
  await served.resume();
  await expect(outboxPage(signedIn).entry(code).row).toContainText('Confirmed', { timeout: 30_000 });
  expect(done(served, 'set_as_not_effective')).toHaveLength(1);
});

test('a change of what somebody else changed meanwhile is shown field by field', async ({ signedIn, served }) => {
  const code = tokens.identified.authentication_code;
  await openUpdate(signedIn, code);
  await served.stop();
  await updatePage(signedIn).udf('String 1').fill('Gold');
  await updatePage(signedIn).save.click();
  await saving(signedIn).save.click();
  await expect(frame(signedIn).said('Saved on this desk')).toBeVisible();
  const body = JSON.stringify({
    token: served.sessionTokens[0],
    access_token_identifier: { authentication_code: code },
    udf_string_1: 'Platinum',
  });
  const headers = { 'content-type': 'application/json' };
  await served.fetch(new Request(`${served.url}/access_tokens/update`, { method: 'POST', headers, body }));
  await served.resume();

  await frame(signedIn).visit('Outbox');
  const entry = outboxPage(signedIn).entry(code);
  await expect(entry.row).toContainText('Conflict', { timeout: 30_000 });
  await expect(frame(signedIn).link('Outbox')).toHaveAccessibleDescription('1 entry, 1 needs you');
  await expect(entry.differences).toContainText(/String 1\s*Silver\s*Gold\s*Platinum/);
  expect(await audit(signedIn)).toEqual([]);
  expect(done(served, 'update')).toHaveLength(1);

  await entry.button('Keep ours').click();
  await expect(entry.row).toContainText('Confirmed', { timeout: 30_000 });
  const now = served.tokens().find((token) => token['authentication_code'] === code);
  expect(now?.['udf_string_1']).toBe('Gold');
});

test('what the server refuses is said, in its own words under Details, edited, and sent', async ({
  signedIn,
  served,
}) => {
  await served.stop();
  await keepCreate(signedIn, newCode, { account: 'ACR9999999999' });
  await served.resume();
  await frame(signedIn).visit('Outbox');
  const entry = outboxPage(signedIn).entry(newCode);
  await expect(entry.row).toContainText('Rejected', { timeout: 30_000 });
  await expect(entry.row).not.toContainText('The accounts receivable was not found.');
  await entry.button(`Details: Create a token ${newCode}`).click();
  await expect(entry.row).toContainText('“The accounts receivable was not found.”');

  await entry.button('Edit').click();
  await expect(createPage(signedIn).code).toHaveValue(newCode);
  await createPage(signedIn).account.fill(accounts.noTokens.number);
  await saving(signedIn).save.click();
  await expect(outboxPage(signedIn).heading).toBeVisible();
  await expect(entry.row).toContainText('Confirmed', { timeout: 30_000 });
  expect(done(served, 'create')).toHaveLength(1);
});

test('discarding asks first, and signing out says what waits', async ({ signedIn, served }) => {
  await served.stop();
  await keepCreate(signedIn, newCode);
  await keepCreate(signedIn, '99021088888');
  await frame(signedIn).visit('Outbox');
  const outbox = outboxPage(signedIn);
  await outbox.entry('99021088888').button('Discard').click();
  const dialog = signedIn.getByRole('dialog', { name: 'Discard this new token?' });
  await expect(dialog).toContainText('The token 99021088888 will not be created');
  await dialog.getByRole('button', { name: 'Discard' }).click();
  await expect(outbox.entry('99021088888').row).toBeHidden();
  await expect(outbox.entry(newCode).row).toBeVisible();

  await frame(signedIn).signOut.click();
  const leaving = signedIn.getByRole('dialog', { name: 'Sign out?' });
  await expect(leaving).toContainText('1 entry waits on this desk. It is kept and sent when you sign in again.');
  await leaving.getByRole('button', { name: 'Sign out' }).click();
  await expect(signInPage(signedIn).heading).toBeVisible();

  // nobody else sends it
  await served.resume();
  await signInPage(signedIn).signIn(served.url, practicePeople.supervisor);
  await frame(signedIn).visit('Outbox');
  await expect(outbox.note('1 entry of other operators waits on this desk')).toContainText('Create a token: 1');
  await expect(signedIn.getByRole('main')).not.toContainText(newCode);
  expect(served.ledger.entries('access_tokens/create')).toEqual([]);
});

test('a create that the server shall make the code for is offered one first', async ({ signedIn, served }) => {
  await served.stop();
  await frame(signedIn).visit('Create');
  await createPage(signedIn).generate.check();
  await createPage(signedIn).submit.click();
  await saving(signedIn).save.click();
  const { codeDialog } = saving(signedIn);
  await codeDialog.getByRole('textbox', { name: 'Authentication code' }).fill(newCode);
  await codeDialog.getByRole('button', { name: 'Save with this code' }).click();
  await expect(frame(signedIn).said('Saved on this desk')).toBeVisible();
  await frame(signedIn).visit('Outbox');
  await expect(outboxPage(signedIn).entry(newCode).row).toContainText('Waiting');
});
