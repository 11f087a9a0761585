import type { ElectronApplication } from '@playwright/test';
import { serveOverHttp } from '../../electron/practice/http';
import { practicePeople } from '../../electron/practice/people';
import { audit } from '../support/audit';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { keepCreate, outboxPage } from '../support/outbox-page';
import { searchPage } from '../support/search-page';
import type { Served } from '../support/served';
import { signInPage } from '../support/sign-in-page';

const { operator, supervisor } = practicePeople;
const code = '99021011111';

/** Answers the questions that the app asks outside its window, by the place of a button. */
async function answerWith(app: ElectronApplication, response: number): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showMessageBox = () => Promise.resolve({ response: chosen, checkboxChecked: false });
  }, response);
}

/** The same server under another address, which tells no capital letters of a user name from small ones. */
function serveElsewhere(served: Served): ReturnType<typeof serveOverHttp> {
  return serveOverHttp({
    ...served,
    async fetch(request) {
      if (!new URL(request.url).pathname.endsWith('/authentication/token')) return served.fetch(request);
      const body = (await request.text()).replace(/"username":\s*"([^"]*)"/, (found) => found.toLowerCase());
      return served.fetch(new Request(request.url, { method: 'POST', headers: request.headers, body }));
    },
  });
}

test.describe('what waits for a server whose address has changed', () => {
  test.use({ practiceOptions: { sessionForm: 'hex' } });

  test('is moved to the new one by the operator whose name is written otherwise there', async ({
    app,
    signedIn,
    served,
  }) => {
    await served.stop();
    await keepCreate(signedIn, code);
    await frame(signedIn).signOut.click();
    await signedIn.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
    const elsewhere = await serveElsewhere(served);
    await signInPage(signedIn).signIn(elsewhere.url, { ...operator, username: 'Operator' });
    await expect(searchPage(signedIn).heading).toBeVisible();
    await expect(frame(signedIn).statusLine).toContainText('Operator');

    await frame(signedIn).visit('Outbox');
    const outbox = outboxPage(signedIn);
    await expect(outbox.note('Work waits here for')).toContainText(served.url);
    const entry = outbox.entry(`For ${served.url}`);
    await expect(entry.row).toContainText('is not sent to another address by itself');
    await expect(entry.button('Discard')).toBeVisible();
    expect(await audit(signedIn)).toEqual([]);
    await answerWith(app, 0);
    await entry.button('Move to this server…').click();
    await expect(entry.row).toBeVisible();
    await answerWith(app, 1);
    await entry.button('Move to this server…').click();
    await expect(outbox.entry(code).row).toContainText('Confirmed', { timeout: 30_000 });
    expect(served.ledger.entries('access_tokens/create').map(({ outcome }) => outcome)).toEqual(['ok']);
    await elsewhere.close();
  });
});

/** One operator leaves work behind, and another one comes. */
async function leaveBehind(signedIn: Parameters<typeof keepCreate>[0], served: Served): Promise<void> {
  await served.stop();
  await keepCreate(signedIn, code);
  await frame(signedIn).signOut.click();
  await signedIn.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
  await served.resume();
  await signInPage(signedIn).signIn(served.url, supervisor);
  await expect(searchPage(signedIn).heading).toBeVisible();
  await frame(signedIn).visit('Outbox');
}

const theirs = (server: string) => ({
  owner: { userName: operator.username, organisation: practicePeople.organisation, server },
});

test('what an operator left behind is discarded by nobody else', async ({ app, signedIn, served }) => {
  await leaveBehind(signedIn, served);
  await expect(outboxPage(signedIn).note('1 entry of other operators waits on this desk')).toBeVisible();
  await answerWith(app, 1);
  const asked = await signedIn.evaluate((ask) => window.desk.call('outbox:discard-others', ask), theirs(served.url));
  expect(asked).toMatchObject({ ok: false, failure: { reason: 'by-policy' } });
  await expect(outboxPage(signedIn).note('1 entry of other operators waits on this desk')).toBeVisible();
});

test.describe('where the policy lets the work of others be discarded', () => {
  test.use({ policy: { offline: { discardOthers: true } } });

  test('what an operator left behind is named without what it is, and discarded once a person confirms it', async ({
    app,
    signedIn,
    served,
  }) => {
    await leaveBehind(signedIn, served);
    const note = outboxPage(signedIn).note('1 entry of operator waits on this desk');
    await expect(note).toContainText('Create a token: 1');
    await expect(signedIn.getByRole('main')).not.toContainText(code);
    expect(await audit(signedIn)).toEqual([]);
    await answerWith(app, 0);
    await note.getByRole('button', { name: 'Discard…' }).click();
    await expect(note).toBeVisible();
    await answerWith(app, 1);
    await note.getByRole('button', { name: 'Discard…' }).click();
    await expect(note).toBeHidden();
    await frame(signedIn).signOut.click();
    await signInPage(signedIn).signIn(served.url, operator);
    await frame(signedIn).visit('Outbox');
    await expect(outboxPage(signedIn).empty).toBeVisible();
    expect(served.ledger.entries('access_tokens/create')).toEqual([]);
  });
});
