import type { Page } from '@playwright/test';
import type { RequestName } from '../../electron/contract/requests';
import { practicePeople } from '../../electron/practice/people';
import { expect, quit, startDesk, test } from '../support/desk';
import { everyRequest } from '../support/every-request';
import { frame } from '../support/frame';
import { keepCreate, outboxPage } from '../support/outbox-page';
import { searchPage } from '../support/search-page';
import { signInPage } from '../support/sign-in-page';
import { createPage } from '../support/token-form';

const { operator, supervisor } = practicePeople;
const code = '99021055501';
const half = '99021055502';

/** What opens a dialog of the system, ends the session or the app, or shuts the desk: the others are all asked. */
const left: readonly RequestName[] = [
  'session:sign-in',
  'session:practise',
  'session:sign-out',
  'session:leave',
  'tokens:export',
  'outbox:discard-others',
  'settings:choose-company-ca',
  'health:bundle',
  'window:print',
  'lock:now',
  'lock:hand-over',
  'updates:install',
];

/** Asks every other request of the bridge, as a hostile window may, with the id of another operator's entry. */
async function askEverything(page: Page, id: string): Promise<string> {
  const work = { kind: 'create', draft: { authenticationCode: 'EVIL-1' } };
  const own = new Map<string, unknown>(
    Object.entries(everyRequest).filter(([name]) => !left.some((it) => it === name)),
  );
  const asks: [string, unknown][] = [
    ...own,
    ['outbox:edit', { id }],
    ['outbox:queue', { work, replaces: id }],
    ['outbox:queue', { work, id }],
    ...['discard', 'send-now', 'look-up', 'edit', 'move', 'overwrite', 'keep-theirs'].map(
      (decision): [string, unknown] => ['outbox:decide', { id, decision }],
    ),
    ['directory:search', { text: code }],
  ];
  const answers = await page.evaluate(async (each) => {
    const desk = window.desk as unknown as { call: (name: string, ask: unknown) => Promise<unknown> };
    const answered: unknown[] = [];
    for (const [name, ask] of each) answered.push(await desk.call(name, ask));
    return answered;
  }, asks);
  return JSON.stringify(answers);
}

test('another operator is told nothing by any request of what waits for the one before, and changes none of it', async ({
  desk,
  profile,
  signedIn,
  served,
}) => {
  await expect(searchPage(signedIn).box).toBeFocused();
  await served.stop();
  await keepCreate(signedIn, code);
  const before = await signedIn.evaluate(() => window.desk.call('outbox:read', null));
  const [entry] = before.ok ? before.value.entries : [];
  await createPage(signedIn).code.fill(half);
  await signedIn.evaluate(() => window.desk.call('session:leave', null));
  await expect(signInPage(signedIn).heading).toBeVisible();

  await served.resume();
  await signInPage(signedIn).signIn(served.url, supervisor);
  await expect(searchPage(signedIn).heading).toBeVisible();
  const told = await askEverything(signedIn, entry?.id ?? '');
  for (const secret of [code, half]) expect(told).not.toContain(secret);
  expect(
    served.ledger
      .entries('access_tokens/create')
      .map(({ request }) => JSON.stringify(request))
      .join(),
  ).not.toContain(code);
  await quit(desk);

  const again = await startDesk(profile);
  const shown = signInPage(again.page);
  await again.page.evaluate(() => window.desk.call('session:leave', null));
  await served.stop();
  await served.resume();
  await shown.signIn(served.url, operator);
  await frame(again.page).visit('Outbox');
  // it went on by itself with its own operator, as it was
  await expect(outboxPage(again.page).entry(code).row).toContainText('Confirmed', { timeout: 30_000 });
  await quit(again);
});
