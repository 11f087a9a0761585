import type { Page } from '@playwright/test';
import type { QueueView } from '../../electron/contract/outbox';
import type { Ask, RequestName } from '../../electron/contract/requests';
import { practicePeople } from '../../electron/practice/people';
import { createPractice } from '../../electron/practice/practice';
import { expect, test } from '../support/desk';
import { brokenTls, serveRaw } from '../support/broken-tls';
import { faults, serveFaulty, type FaultName } from '../support/faulty-server';
import { searchPage } from '../support/search-page';
import { signInPage } from '../support/sign-in-page';

const practice = createPractice();
const every = Object.keys(faults) as FaultName[];
/** What tells that nothing was done, or that it may be asked again: never a success, never a doubt. */
const forReads = ['offline', 'rejected'];
/** After these nobody can know from the answer whether a write was done. */
const inDoubt = every.filter((name) => !name.startsWith('status 4'));

function codeOf<N extends RequestName>(page: Page, name: N, ask: Ask<N>): Promise<string> {
  return page.evaluate(
    async ([name, ask]) => {
      const result = await window.desk.call(name as 'tokens:find', ask as Ask<'tokens:find'>);
      return result.ok ? 'ok' : result.failure.code;
    },
    [name, ask] as const,
  );
}

const address = { authenticationCode: practicePeople.tokens.effective.authentication_code };
const seen = {
  id: null,
  number: null,
  lifeCycleState: null,
  authenticationCode: address.authenticationCode,
  identifier: null,
  cardMaskedNumber: null,
  udfs: {},
};
const account = { by: 'number', value: practicePeople.accounts.threeTokens.number } as const;

test('no fault of the line makes a read more than a failure, or sends a write twice', async ({ page }) => {
  test.setTimeout(180_000);
  const faulty = await serveFaulty(practice);
  await signInPage(page).signIn(faulty.url, practicePeople.operator);
  await searchPage(page).heading.waitFor();
  // Without the Outbox, which would make the doubtful requests come true.
  await page.evaluate(() => window.desk.call('settings:change', { requestDeadline: 2, offlineQueue: false }));

  let figures = 0;
  for (const fault of every) {
    faulty.state.fault = fault;
    const create = { authenticationCode: `FAULT-${fault}` };
    const udfs = { udfString1: fault };
    practice.ledger.clear();
    const said = {
      show: await codeOf(page, 'tokens:find', address),
      list: await codeOf(page, 'tokens:list', {
        holder: { accountsReceivable: account },
        numberOfResults: 5,
        offset: 0,
      }),
      create: await codeOf(page, 'tokens:create', create),
      update: await codeOf(page, 'tokens:update', { token: address, change: { udfs }, seen }),
    };
    const entries = practice.ledger.entries();
    const times = (method: string) =>
      entries.filter((entry) => entry.method === method && entry.outcome === 'ok').length;
    const done = faults[fault].isDone ? 1 : 0;
    expect.soft(forReads, `${fault}: show`).toContain(said.show);
    expect.soft(forReads, `${fault}: list`).toContain(said.list);
    for (const write of ['create', 'update'] as const) {
      expect.soft(said[write], `${fault}: ${write}`).toBe(inDoubt.includes(fault) ? 'unknown-outcome' : 'rejected');
      expect.soft(times(`access_tokens/${write}`), `${fault}: ${write} done`).toBe(done);
    }
    figures += 4;
  }
  faulty.state.fault = null;
  expect(faulty.state.elsewhere, 'requests that followed a redirect').toBe(0);
  const made = practice.tokens().filter((token) => String(token['authentication_code']).startsWith('FAULT-'));
  expect(made).toHaveLength(every.filter((name) => faults[name].isDone).length);
  process.stdout.write(
    `fault matrix: ${String(figures)} requests under ${String(every.length)} faults, 0 done twice\n`,
  );
  await faulty.close();
  const refused = [
    await codeOf(page, 'tokens:find', address),
    await codeOf(page, 'tokens:create', { authenticationCode: 'FAULT-refused' }),
    await codeOf(page, 'tokens:update', { token: address, change: { udfs: { udfString1: 'refused' } }, seen }),
  ];
  expect(refused, 'nobody listens').toEqual(['offline', 'offline', 'offline']);
});

test('what is created under any fault of the line is made once, and the Outbox knows it', async ({ page }) => {
  test.setTimeout(180_000);
  const practice = createPractice();
  const faulty = await serveFaulty(practice);
  await signInPage(page).signIn(faulty.url, practicePeople.operator);
  await searchPage(page).heading.waitFor();
  await page.evaluate(() => window.desk.call('settings:change', { requestDeadline: 2 }));
  for (const fault of every) {
    faulty.state.fault = fault;
    await codeOf(page, 'tokens:create', { authenticationCode: `ONCE-${fault}` });
  }
  faulty.state.fault = null;
  await expect
    .poll(
      async () => {
        const { value } = (await page.evaluate(() => window.desk.call('outbox:read', null))) as { value: QueueView };
        const open = value.entries.filter(({ state }) => state !== 'confirmed');
        // A person who asks is not left to wait until the desk tries again by itself.
        const [first] = open.filter(({ decisions }) => decisions.includes('look-up'));
        if (first)
          await page.evaluate((id) => window.desk.call('outbox:decide', { id, decision: 'look-up' }), first.id);
        return { open: open.length, all: value.entries.length };
      },
      { timeout: 120_000, intervals: [500] },
    )
    .toEqual({ open: 0, all: inDoubt.length });
  const times = (fault: string) =>
    practice.ledger
      .entries('access_tokens/create')
      .filter(({ outcome, request }) => outcome === 'ok' && request['authentication_code'] === `ONCE-${fault}`).length;
  expect(every.map((fault) => [fault, times(fault)])).toEqual(
    every.map((fault) => [fault, inDoubt.includes(fault) ? 1 : 0]),
  );
  process.stdout.write(`fault matrix: ${String(inDoubt.length)} lost answers found out by the Outbox, 0 done twice\n`);
  await faulty.close();
});

test('no fault of the line signs anybody in', async ({ page }) => {
  test.setTimeout(180_000);
  const faulty = await serveFaulty(practice);
  const ask: Ask<'session:sign-in'> = {
    with: 'password',
    server: faulty.url,
    organisation: practicePeople.organisation,
    userName: practicePeople.operator.username,
    password: practicePeople.operator.password,
  };
  await page.evaluate(() => window.desk.call('settings:change', { requestDeadline: 2 }));
  for (const fault of every) {
    faulty.state.fault = fault;
    expect.soft(forReads, fault).toContain(await codeOf(page, 'session:sign-in', ask));
  }
  await faulty.close();
  expect(await codeOf(page, 'session:sign-in', ask), 'nobody listens').toBe('offline');
  for (const [name, broken] of Object.entries(brokenTls)) {
    const line = await serveRaw(broken);
    const server = `https://127.0.0.1:${String(line.port)}/crmapi/rest/v2`;
    expect.soft(['offline', 'rejected'], name).toContain(await codeOf(page, 'session:sign-in', { ...ask, server }));
    await line.close();
  }
});
