import { readdirSync } from 'node:fs';
import { audit } from '../support/audit';
import { expect, quit, startDesk, test } from '../support/desk';
import { frame } from '../support/frame';
import { loseDataKey } from '../support/keychain-place';
import { keepCreate, outboxPage } from '../support/outbox-page';

test('where the keychain lost the key, nothing is given up until the operator starts anew', async ({
  desk,
  profile,
  signedIn,
  served,
}) => {
  const setAside = () =>
    readdirSync(profile).flatMap((name) => /^(outbox|directory)\.db\.damaged-\w+$/.exec(name)?.[1] ?? []);
  await served.stop();
  await keepCreate(signedIn, '99021099999');
  await quit(desk);
  loseDataKey(profile);

  const again = await startDesk(profile);
  const outbox = outboxPage(again.page);
  await frame(again.page).visit('Outbox');
  // a keychain without the key looks as one that is locked, until the system had its chance to ask
  await expect(outbox.note('The keychain of this computer cannot be used')).toBeVisible();
  await outbox.tryKeychain.click();
  await expect(outbox.note('What waits on this desk cannot be read any more')).toBeVisible();
  expect(setAside()).toEqual([]);
  await outbox.startAnew.click();
  const dialog = again.page.getByRole('dialog', { name: 'Start with an empty Outbox?' });
  await expect(dialog).toContainText('What waited is not sent');
  expect(await audit(again.page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Leave it as it is' }).click();
  await expect(outbox.note('What waits on this desk cannot be read any more')).toBeVisible();
  expect(setAside()).toEqual([]);
  await outbox.startAnew.click();
  await dialog.getByRole('button', { name: 'Start anew' }).click();
  await expect(frame(again.page).said('The Outbox was started anew')).toBeVisible();
  await expect(outbox.empty).toBeVisible();
  await expect(outbox.notes).toHaveCount(0);
  expect(setAside().sort()).toEqual(['directory', 'outbox']);

  await keepCreate(again.page, '99021088888');
  await frame(again.page).visit('Outbox');
  await expect(outbox.entry('99021088888').row).toContainText('Waiting');
  await served.resume();
  await outbox.entry('99021088888').button('Send now').click();
  await expect(outbox.entry('99021088888').row).toContainText('Confirmed', { timeout: 30_000 });
  const made = served.ledger.entries('access_tokens/create').map(({ request }) => request['authentication_code']);
  expect(made).toEqual(['99021088888']);
  await quit(again);
});
