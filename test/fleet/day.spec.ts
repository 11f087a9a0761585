import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { practicePeople } from '../../electron/practice/people';
import { accountPage, openAccount } from '../support/account-page';
import { actionsPage, openToken } from '../support/actions-page';
import { expect, root, test } from '../support/desk';
import { frame } from '../support/frame';
import { listPage } from '../support/list-page';
import { lockPage, nextWindow } from '../support/lock-page';
import { press } from '../support/scan';
import { searchPage } from '../support/search-page';
import type { Served } from '../support/served';
import { signInAgain } from '../support/sign-in-again';
import { createPage, updatePage } from '../support/token-form';
import { queue, signIns, walks, type Wish } from './mix';

const { operator, accounts } = practicePeople;
const customers = queue();

test('a day of 200 customers', async ({ app, signedIn, served }) => {
  test.setTimeout(30 * 60_000);
  let page = signedIn;
  const cards = cardsOf(served);
  const next = () => cards.shift() ?? '';
  const spare = (index: number) => `7700${String(index).padStart(6, '0')}`;
  const wishes: Record<Wish, (index: number) => Promise<void>> = {
    'Whose card is this? (scanned, looked at)': async () => {
      await openToken(page, next());
    },
    'It is lost (set not effective, replacement created)': async (index) => {
      await openToken(page, next());
      await press(page, 'Control+e');
      await expect(actionsPage(page).setEffective).toBeVisible();
      await press(page, 'Control+n');
      await createPage(page).code.fill(spare(index));
      await press(page, 'Control+s');
      await expect(frame(page).said(/created/)).toBeVisible();
    },
    'A new card for an account': async (index) => {
      await frame(page).visit('Create');
      await createPage(page).code.fill(spare(index));
      await createPage(page).account.fill(accounts.sixtyTokens.number);
      await press(page, 'Control+s');
      await expect(frame(page).said(/created/)).toBeVisible();
    },
    'A change to a token': async (index) => {
      await openToken(page, next());
      await change(page, index);
    },
    'All tokens of an account': async () => {
      await openAccount(page, accounts.threeTokens.number, accounts.threeTokens.owner);
      await expect(accountPage(page).rows).toHaveCount(3);
    },
    'A list of 50 cards that are free': async () => {
      await frame(page).visit('List');
      await listPage(page).load.click();
      await expect(listPage(page).count(/50/)).toBeVisible();
    },
  };

  for (const [index, wish] of customers.entries()) {
    if (isTurn(index, signIns)) {
      await frame(page).visit('Search');
      await searchPage(page).by('Authentication code').check();
      served.endSessions();
      await searchPage(page).find(next());
      await signInAgain(page).signIn(operator.password);
      await expect(signInAgain(page).dialog).toBeHidden();
    }
    if (isTurn(index, walks)) {
      page = await nextWindow(app, () => frame(page).lock.click());
      await lockPage(page).unlock(operator.password);
    }
    await frame(page).visit('Search');
    await searchPage(page).by('Authentication code').check();
    await wishes[wish](index);
  }

  const counts = Object.entries(served.ledger.counts());
  const methods = Object.fromEntries(counts.map(([method, { ok, refused }]) => [method, ok + refused]));
  const total = Object.values(methods).reduce((sum, count) => sum + count, 0);
  mkdirSync(join(root, 'test-results'), { recursive: true });
  writeFileSync(join(root, 'test-results/fleet.json'), JSON.stringify({ customers: customers.length, methods, total }));
  expect(total).toBeGreaterThan(customers.length);
});

/** So many times, evenly over the day. */
function isTurn(index: number, times: number): boolean {
  const every = Math.floor(customers.length / times);
  return index > 0 && index % every === 0;
}

async function change(page: Page, index: number): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: 'Update', exact: true }).click();
  const form = updatePage(page);
  if ((await form.more.getAttribute('open')) === null) await form.toggleMore();
  await form.udf('String 2').fill(`Day ${String(index)}`);
  await form.save.click();
  await expect(frame(page).said(/updated/)).toBeVisible();
}

/** Cards that can be scanned and set not effective: digits alone, effective, of no rewards participant. */
function cardsOf(served: Served): string[] {
  const all = served
    .tokens()
    .filter((token) => token['life_cycle_state'] === 'EFFECTIVE' && !token['rewards_participant']);
  return all.map((token) => String(token['authentication_code'])).filter((code) => /^\d{8,}$/.test(code));
}
