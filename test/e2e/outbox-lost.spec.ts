import { practicePeople } from '../../electron/practice/people';
import { accountAddPage, accountPage, openAccount } from '../support/account-page';
import { audit } from '../support/audit';
import { expect, quit, startDesk, test } from '../support/desk';
import { frame } from '../support/frame';
import { keepCreate, outboxPage } from '../support/outbox-page';
import type { Served } from '../support/served';
import { createPage } from '../support/token-form';
import { tokenPage } from '../support/token-page';

const newCode = '99021099999';
const created = (served: Served) => served.ledger.entries('access_tokens/create').map(({ outcome }) => outcome);

test('a create whose answer is lost is found by the Outbox, and made once', async ({ signedIn, served }) => {
  served.options.faults['access_tokens/create'] = [{ kind: 'after-commit', then: { kind: 'truncated' } }];
  const form = createPage(signedIn);
  await frame(signedIn).visit('Create');
  await form.code.fill(newCode);
  await form.submit.click();
  await expect(form.alert).toContainText('It is not known whether this was done');
  await expect(frame(signedIn).said('it is looked up before anything is sent again')).toBeVisible();
  await expect(form.code).toHaveValue(newCode);
  await expect(frame(signedIn).said('The server has the token as it was asked for')).toBeVisible({ timeout: 30_000 });
  await expect(form.alert).toBeHidden();
  expect(await audit(signedIn)).toEqual([]);
  await signedIn.getByRole('button', { name: 'Open token' }).click();
  await expect(tokenPage(signedIn).group('Summary')).toContainText(newCode);
  await frame(signedIn).visit('Outbox');
  await expect(outboxPage(signedIn).entry(newCode).row).toContainText('Confirmed');
  expect(created(served)).toEqual(['ok']);
  await frame(signedIn).visit('Create');
  await expect(form.code).toHaveValue('');
});

test('quitting while something waits says so, and may be thought better of', async ({ desk, signedIn, served }) => {
  const { app } = desk;
  await served.stop();
  await keepCreate(signedIn, newCode);
  await app.evaluate(({ app, dialog }) => {
    dialog.showMessageBox = (...asked: unknown[]) => {
      Object.assign(globalThis, { asked: asked.at(-1) });
      return Promise.resolve({ response: 1, checkboxChecked: false });
    };
    app.quit();
  });
  await expect
    .poll(() => app.evaluate(() => (globalThis as unknown as { asked?: unknown }).asked))
    .toMatchObject({
      message: 'One entry waits on this desk',
      detail: 'Nothing is lost: it is kept, and sent when you sign in here again.',
      buttons: ['Quit', 'Stay'],
      defaultId: 0,
      cancelId: 1,
    });
  // it stayed
  await frame(signedIn).visit('Outbox');
  await expect(outboxPage(signedIn).entry(newCode).row).toContainText('Waiting');
});

test('a create in the midst of which the app is killed is found after the next start', async ({
  desk,
  profile,
  signedIn,
  served,
}) => {
  served.options.faults['access_tokens/create'] = [{ kind: 'after-commit', then: { kind: 'hang' } }];
  await frame(signedIn).visit('Create');
  await createPage(signedIn).code.fill(newCode);
  await createPage(signedIn).submit.click();
  await expect.poll(() => created(served)).toEqual(['ok']);
  const gone = new Promise<void>((resolve) => desk.app.once('close', () => resolve()));
  desk.app.process().kill('SIGKILL');
  await gone;
  const again = await startDesk(profile);
  await frame(again.page).visit('Outbox');
  await expect(outboxPage(again.page).entry(newCode).row).toContainText('Confirmed', { timeout: 30_000 });
  expect(created(served)).toEqual(['ok']);
  await quit(again);
});

test('a token made with its account, whose answer is lost, is found by the Outbox, and made once', async ({
  signedIn,
  served,
}) => {
  const { noTokens } = practicePeople.accounts;
  served.options.faults['accounts_receivable/update'] = [{ kind: 'after-commit', then: { kind: 'truncated' } }];
  const add = accountAddPage(signedIn);
  await openAccount(signedIn, noTokens.number, noTokens.owner);
  await accountPage(signedIn).add.click();
  await add.kind('New').check();
  await add.code.fill(newCode);
  await add.submit.click();
  await expect(add.alert).toContainText('It is not known whether this was done');
  await expect(add.alert).toContainText('Wait for that before you send it again.');
  await expect(add.code).toHaveValue(newCode);
  await expect(frame(signedIn).said('The server has the token as it was asked for')).toBeVisible({ timeout: 30_000 });
  await signedIn.getByRole('button', { name: 'Open token' }).click();
  await expect(tokenPage(signedIn).group('Summary')).toContainText(newCode);
  const made = served.tokens().filter((token) => token['authentication_code'] === newCode);
  expect(made).toMatchObject([{ accounts_receivable: { number: noTokens.number } }]);
  expect(served.ledger.counts()).toMatchObject({ 'accounts_receivable/update': { ok: 1 } });
  expect(created(served)).toEqual([]);
});
