import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { QueueView } from '../../electron/contract/outbox';
import { practicePeople } from '../../electron/practice/people';
import { expect, quit, startDesk, test, writePolicy } from '../support/desk';
import { frame } from '../support/frame';
import { lockPage, nextWindow } from '../support/lock-page';
import { outboxPage } from '../support/outbox-page';
import { endNetworkService } from '../support/network-service';
import { startProxy } from '../support/proxy';
import { searchPage } from '../support/search-page';
import { certificateFile, serveSecurely } from '../support/secure-served';
import type { Served } from '../support/served';
import { signInPage } from '../support/sign-in-page';
import { tokenPage } from '../support/token-page';

const { operator, tokens } = practicePeople;
const codes = ['99021099901', '99021099902', '99021099903', '99021099904', '99021099905'];

async function find(page: Page): Promise<void> {
  await frame(page).visit('Search');
  await searchPage(page).find(tokens.effective.authentication_code);
  await expect(tokenPage(page).heading).toBeVisible();
}

const made = (served: Served) =>
  served.ledger
    .entries('access_tokens/create')
    .filter(({ outcome }) => outcome === 'ok')
    .map(({ request }) => request['authentication_code']);

const queue = (page: Page) =>
  page.evaluate(async (drafts) => {
    for (const authenticationCode of drafts)
      await window.desk.call('outbox:queue', { work: { kind: 'create', draft: { authenticationCode } } });
  }, codes);

const states = async (page: Page) => {
  const { value } = (await page.evaluate(() => window.desk.call('outbox:read', null))) as { value: QueueView };
  return value.entries.map(({ state }) => state);
};

test('the network service ends in the middle of the queue, and twice more: the rest is sent, and nothing twice', async ({
  app,
  signedIn: page,
  served,
}) => {
  test.setTimeout(180_000);
  await expect(searchPage(page).box).toBeFocused();
  const release = served.hold('access_tokens/create');
  await queue(page);
  await expect.poll(() => made(served).length, { timeout: 60_000 }).toBeGreaterThan(0);
  await endNetworkService(app);
  release();
  await expect.poll(() => states(page), { timeout: 90_000 }).toEqual(codes.map(() => 'confirmed'));
  expect(made(served).sort()).toEqual(codes);

  for (let time = 0; time < 2; time += 1) {
    await endNetworkService(app);
    await expect(frame(page).statusLine).toContainText('Online', { timeout: 30_000 });
    await find(page);
  }
  await frame(page).visit('Outbox');
  await expect(outboxPage(page).entry(codes[0] ?? '').row).toContainText('Confirmed');
});

test('after the network service ended, a locked desk opens its window again and reads', async ({
  app,
  signedIn: page,
}) => {
  await expect(searchPage(page).box).toBeFocused();
  await endNetworkService(app);
  const locked = await nextWindow(app, () => frame(page).lock.click());
  await lockPage(locked).unlock(operator.password);
  await find(locked);
});

test('after the network service ended, the company’s authority and the proxy of the policy still count', async ({
  profile,
}) => {
  const secure = await serveSecurely();
  const proxy = await startProxy();
  const companyCa = [readFileSync(certificateFile('company-ca.pem'), 'utf8')];
  const servers = `127.0.0.1:${String(proxy.port)}`;
  writePolicy(profile, { companyCa, proxy: { mode: 'servers', servers, bypass: '<-loopback>' } });
  const { app, page } = await startDesk(profile);
  await signInPage(page).signIn(`https://127.0.0.1:${String(secure.port)}`, operator);
  await expect(searchPage(page).heading).toBeVisible();
  await endNetworkService(app);
  proxy.asked.length = 0;
  await find(page);
  expect(proxy.asked).toContain(`CONNECT 127.0.0.1:${String(secure.port)}`);
  await quit({ app, page });
  await secure.close();
  await proxy.close();
});
