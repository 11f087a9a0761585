import type { ElectronApplication, Page } from '@playwright/test';
import { practicePeople } from '../../electron/practice/people';
import { accountAddPage, accountPage, openAccount } from '../support/account-page';
import { audit } from '../support/audit';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { lockPage, nextWindow, rendererProcess } from '../support/lock-page';
import { keepCreate, outboxPage, saving } from '../support/outbox-page';
import { searchPage } from '../support/search-page';
import type { Served } from '../support/served';
import { createPage, updatePage } from '../support/token-form';
import { tokenPage } from '../support/token-page';

const { operator } = practicePeople;
const { noTokens } = practicePeople.accounts;
const lost = { kind: 'after-commit', then: { kind: 'truncated' } } as const;

/** The tokens that the server made, by whichever method. */
function made(served: Served): number {
  const isMade = ({ method, outcome }: { method: string; outcome: string }) =>
    outcome === 'ok' && (method === 'access_tokens/create' || method === 'accounts_receivable/update');
  return served.ledger.entries().filter(isMade).length;
}

/** The window's process dies, as at a fault of the system. */
async function killWindow(app: ElectronApplication): Promise<void> {
  process.kill(await rendererProcess(app), 'SIGKILL');
}

async function lockAndUnlock(app: ElectronApplication, page: Page): Promise<Page> {
  const locked = await nextWindow(app, () => frame(page).lock.click());
  await lockPage(locked).unlock(operator.password);
  return locked;
}

/** Asks for a token whose code the server makes. */
async function createNameless(page: Page, masked?: string): Promise<void> {
  const form = createPage(page);
  await frame(page).visit('Create');
  await form.generate.check();
  if (masked) {
    await form.toggleMore();
    await form.cardMaskedNumber.fill(masked);
  }
  await form.submit.click();
}

/** One token was made; the operator wants another one, and gets it. */
async function createAllTheSame(page: Page, served: Served): Promise<void> {
  expect(made(served)).toBe(1);
  await page.getByRole('button', { name: 'Create it all the same' }).click();
  await expect(tokenPage(page).heading).toBeVisible();
  expect(made(served)).toBe(2);
}

const endings: [string, (app: ElectronApplication, page: Page) => Promise<Page>][] = [
  ['the desk locks', lockAndUnlock],
  ['the process of its window dies', (app) => nextWindow(app, () => killWindow(app))],
];

for (const [what, end] of endings) {
  test(`a create without a code is on its way, ${what}: its form waits for the answer and shows the token`, async ({
    app,
    signedIn,
    served,
  }) => {
    const release = served.hold('create');
    await createNameless(signedIn);
    await expect.poll(() => made(served)).toBe(1);
    const page = await end(app, signedIn);
    const form = createPage(page);
    await expect(form.heading).toBeVisible();
    await expect(form.submit).toHaveAttribute('aria-busy', 'true');
    await page.keyboard.press('Control+s');
    await form.submit.dispatchEvent('click');
    release();
    await expect(frame(page).said(/Token AT\d+ created/)).toBeVisible();
    await expect(tokenPage(page).heading).toBeVisible();
    await frame(page).visit('Create');
    await expect(form.generate).not.toBeChecked();
    expect(made(served)).toBe(1);
  });

  test(`a token without a code is added to an account, ${what}: its form waits for the answer, and none is made twice`, async ({
    app,
    signedIn,
    served,
  }) => {
    const release = served.hold('accounts_receivable/update');
    await openAccount(signedIn, noTokens.number, noTokens.owner);
    await accountPage(signedIn).add.click();
    await accountAddPage(signedIn).kind('New').check();
    await accountAddPage(signedIn).generate.check();
    await accountAddPage(signedIn).submit.click();
    await expect.poll(() => made(served)).toBe(1);
    const page = await end(app, signedIn);
    const form = accountAddPage(page);
    await expect(form.submit).toHaveAttribute('aria-busy', 'true');
    await form.submit.dispatchEvent('click');
    release();
    await expect(accountPage(page).heading(noTokens.owner)).toBeVisible();
    await expect(accountPage(page).rows).toHaveCount(1);
    expect(made(served)).toBe(1);
  });

  test(`the answer to a create without a code is lost, ${what}: its form knows, and a second press asks first`, async ({
    app,
    signedIn,
    served,
  }) => {
    served.options.faults['access_tokens/create'] = [lost];
    await createNameless(signedIn);
    await expect(createPage(signedIn).alert).toContainText('It is not known whether this was done');
    const page = await end(app, signedIn);
    const form = createPage(page);
    await expect(form.alert).toContainText('It is not known whether this was done');
    await expect(frame(page).said('It was sent, no answer came')).toBeVisible({ timeout: 40_000 });
    await form.submit.click();
    await expect(form.alert).toContainText('This was sent before, and it is not known whether it was done');
    await expect(form.alert).toContainText('creating it again makes a second one');
    expect(await audit(page)).toEqual([]);
    await createAllTheSame(page, served);
  });
}

test('the answer comes while no window is there: the next one shows the token, and the form is empty', async ({
  app,
  signedIn,
  served,
}) => {
  const release = served.hold('create');
  await createNameless(signedIn);
  await expect.poll(() => made(served)).toBe(1);
  const locked = await nextWindow(app, () => frame(signedIn).lock.click());
  release();
  await expect(lockPage(locked).heading).toBeVisible();
  await lockPage(locked).unlock(operator.password);
  await expect(frame(locked).said(/Token AT\d+ created/)).toBeVisible();
  await frame(locked).visit('Create');
  await expect(createPage(locked).generate).not.toBeChecked();
  await frame(locked).visit('Outbox');
  await expect(outboxPage(locked).table).toContainText('Confirmed');
  expect(made(served)).toBe(1);
});

test('a form that was changed after its answer was lost says what sending it now makes', async ({
  signedIn,
  served,
}) => {
  served.options.faults['access_tokens/create'] = [lost];
  const form = createPage(signedIn);
  await createNameless(signedIn);
  await expect(form.alert).toContainText('It is not known whether this was done');
  await form.generate.uncheck();
  await form.code.fill('99021077777');
  await form.submit.click();
  await expect(form.alert).toContainText('This form was sent before with other values');
  await expect(form.alert).toContainText('creating this one makes a second');
  await createAllTheSame(signedIn, served);
});

test('a create without a code, whose answer is lost, is not taken for a card that was created meanwhile', async ({
  signedIn,
  served,
}) => {
  const card = '99021055555';
  const form = createPage(signedIn);
  await signedIn.evaluate(() => window.desk.call('settings:change', { requestDeadline: 2 }));
  await served.stop();
  await createNameless(signedIn);
  await saving(signedIn).save.click();
  await saving(signedIn).codeDialog.getByRole('button', { name: 'Save without a code' }).click();
  served.options.faults['access_tokens/create'] = [{ kind: 'http', status: 504 }];
  await served.resume();
  await expect.poll(() => served.ledger.entries('access_tokens/create').length, { timeout: 30_000 }).toBe(1);
  await form.code.fill(card);
  await form.submit.click();
  await expect(tokenPage(signedIn).group('Summary')).toContainText(card);
  await frame(signedIn).visit('Outbox');
  const entry = outboxPage(signedIn).entry('Code made by the server');
  await expect(entry.row).toContainText('Needs you', { timeout: 40_000 });
  await expect(entry.row).not.toContainText(card);
  expect(made(served)).toBe(1);
});

test('a code made anew, whose answer is lost, is found, and the change is confirmed', async ({ signedIn, served }) => {
  served.options.faults['access_tokens/update'] = [lost];
  await searchPage(signedIn).find(practicePeople.tokens.identified.authentication_code);
  await tokenPage(signedIn).update.click();
  await updatePage(signedIn).regenerate.check();
  await updatePage(signedIn).save.click();
  await expect(updatePage(signedIn).alert).toContainText('It is not known whether this was done');
  await frame(signedIn).visit('Outbox');
  await expect(outboxPage(signedIn).table).toContainText('Confirmed', { timeout: 40_000 });
  expect(served.ledger.entries('access_tokens/update').filter(({ outcome }) => outcome === 'ok')).toHaveLength(1);
});

test('a page in front of a create that was done, then "exists already": it is confirmed, and the form is empty', async ({
  signedIn,
  served,
}) => {
  const code = '99021044444';
  served.options.faults['access_tokens/create'] = [{ kind: 'after-commit', then: { kind: 'html', status: 503 } }];
  const form = createPage(signedIn);
  await frame(signedIn).visit('Create');
  await form.code.fill(code);
  await form.submit.click();
  await expect(frame(signedIn).said('The server has the token as it was asked for')).toBeVisible({ timeout: 40_000 });
  await expect(form.code).toHaveValue('');
  await signedIn.getByRole('button', { name: 'Open token' }).click();
  await expect(tokenPage(signedIn).group('Summary')).toContainText(code);
  expect(made(served)).toBe(1);
});

test.describe('a server with too much to do', () => {
  const code = '99021033333';
  const busy = (seconds: number) =>
    ({ kind: 'http', status: 429, headers: { 'retry-after': String(seconds) } }) as const;

  test('is left alone as long as it asked, and the form is sent by itself then', async ({ signedIn, served }) => {
    served.options.faults['access_tokens/create'] = [busy(3)];
    const form = createPage(signedIn);
    await frame(signedIn).visit('Create');
    await form.code.fill(code);
    await form.submit.click();
    await expect(form.alert).toContainText('The server is busy');
    await expect(form.alert.getByRole('timer')).toContainText(/It can be sent in \d seconds?/);
    await expect(signedIn.getByRole('main')).not.toContainText('The server cannot be reached');
    expect(await audit(signedIn)).toEqual([]);
    await form.alert.getByRole('button', { name: 'Send when the wait is over' }).click();
    await expect(tokenPage(signedIn).group('Summary')).toContainText(code);
    expect(made(served)).toBe(1);
  });

  test('need not be waited for: the form is saved, and the Outbox sends it', async ({ signedIn, served }) => {
    served.options.faults['access_tokens/create'] = [busy(600)];
    const form = createPage(signedIn);
    await frame(signedIn).visit('Create');
    await form.code.fill(code);
    await form.submit.click();
    await expect(form.alert.getByRole('timer')).toContainText('9 min');
    await saving(signedIn).save.click();
    await expect(frame(signedIn).said('Saved on this desk')).toBeVisible();
    await frame(signedIn).visit('Outbox');
    await expect(outboxPage(signedIn).entry(code).row).toContainText('Confirmed', { timeout: 30_000 });
    expect(made(served)).toBe(1);
  });
});

test('a code that waits already, or that this computer has seen in use, is said to be when it is saved', async ({
  signedIn,
  served,
}) => {
  const code = '99021022222';
  const seen = practicePeople.tokens.effective.authentication_code;
  const form = createPage(signedIn);
  await searchPage(signedIn).find(seen);
  await expect(tokenPage(signedIn).heading).toBeVisible();
  await served.stop();
  await keepCreate(signedIn, code);
  await form.code.fill(code);
  await form.submit.click();
  await expect(form.alert).toContainText('Something for this token still waits in the Outbox');
  await saving(signedIn).save.click();
  await expect(form.alert).toContainText('waits in the Outbox already');
  await expect(form.code).toHaveAccessibleDescription(/waits in the Outbox already/);
  await form.code.fill(seen);
  await form.submit.click();
  await expect(form.alert).toContainText('The server cannot be reached');
  await saving(signedIn).save.click();
  await expect(form.alert).toContainText('This computer has seen this code in use');
  await signedIn.getByRole('button', { name: 'Save it all the same' }).click();
  await expect(frame(signedIn).said('Saved on this desk')).toBeVisible();
  await frame(signedIn).visit('Outbox');
  await expect(outboxPage(signedIn).entry(code).row).toHaveCount(1);
  await expect(outboxPage(signedIn).entry(seen).row).toContainText('Waiting');
});
