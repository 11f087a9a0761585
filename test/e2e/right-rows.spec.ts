import { practicePeople } from '../../electron/practice/people';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { listPage } from '../support/list-page';
import { createPage } from '../support/token-form';

const { accounts } = practicePeople;

test('rows of one customer never stand under the choice of another, nor leave the desk', async ({
  signedIn,
  served,
}) => {
  await frame(signedIn).visit('List');
  const list = listPage(signedIn);
  await list.show('Of an account').check();
  await list.account.fill(accounts.threeTokens.number);
  await list.load.click();
  await expect(list.rows).toHaveCount(3);
  await expect(list.exportCsv).toBeEnabled();

  // merely chosen
  await list.account.fill(accounts.sixtyTokens.number);
  await expect(list.stale).toBeVisible();
  await expect(list.exportCsv).toBeDisabled();
  await list.account.fill(accounts.threeTokens.number);
  await expect(list.stale).toBeHidden();
  await expect(list.exportCsv).toBeEnabled();

  // refused before it is sent
  await list.account.fill('');
  await list.load.click();
  await expect(list.stale).toBeVisible();
  await expect(list.exportCsv).toBeDisabled();

  // refused by the server
  await list.account.fill('ACR9999999999');
  await list.load.click();
  await expect(list.alert).toBeVisible();
  await expect(list.rows).toHaveCount(0);
  await expect(list.exportCsv).toBeHidden();

  // an error for the same customer
  await list.account.fill(accounts.threeTokens.number);
  await list.load.click();
  await expect(list.rows).toHaveCount(3);
  served.options.faults['access_tokens/list'] = [{ kind: 'http', status: 500, body: '' }];
  await list.load.click();
  await expect(list.alert).toBeVisible();
  await expect(list.stale).toBeVisible();
  await expect(list.exportCsv).toBeDisabled();
  await frame(signedIn).visit('Create');
  await expect(createPage(signedIn).account).toHaveValue('');
});
