import type { QueueView } from '../../electron/contract/outbox';
import type { Ask } from '../../electron/contract/requests';
import { practicePeople } from '../../electron/practice/people';
import { createPractice } from '../../electron/practice/practice';
import { askAll, codeOf, forReads, noTokens, writes } from '../support/ask-all';
import { expect, test } from '../support/desk';
import { brokenTls, serveRaw } from '../support/broken-tls';
import { faults, serveFaulty, type FaultName } from '../support/faulty-server';
import { searchPage } from '../support/search-page';
import { signInPage } from '../support/sign-in-page';

const practice = createPractice();
const every = Object.keys(faults) as FaultName[];
/** After these nobody can know from the answer whether a write was done. */
const inDoubt: readonly FaultName[] = every.filter((name) => name !== 'status 400 with words' && name !== 'status 429');

const isWrite = (method: string): boolean => Object.values(writes).includes(method);

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
    practice.ledger.clear();
    const said = await askAll(page, fault, (method) => (faulty.state.only = method));
    const entries = practice.ledger.entries();
    const times = (method: string) =>
      entries.filter((entry) => entry.method === method && entry.outcome === 'ok').length;
    const done = faults[fault].isDone ? 1 : 0;
    expect.soft(forReads, `${fault}: show`).toContain(said.show);
    expect.soft(forReads, `${fault}: list`).toContain(said.list);
    for (const [write, method] of Object.entries(writes) as [keyof typeof writes, string][]) {
      expect.soft(said[write], `${fault}: ${write}`).toBe(inDoubt.includes(fault) ? 'unknown-outcome' : 'rejected');
      expect.soft(times(method), `${fault}: ${write} done`).toBe(done);
    }
    figures += 5;
  }
  faulty.state.fault = null;
  expect(faulty.state.elsewhere, 'requests that followed a redirect').toBe(0);
  const made = practice.tokens().filter((token) => String(token['authentication_code']).startsWith('FAULT-'));
  expect(made).toHaveLength(2 * every.filter((name) => faults[name].isDone).length);
  const twice = made.length - new Set(made.map((token) => token['authentication_code'])).size;
  process.stdout.write(
    `fault matrix: ${String(figures)} requests under ${String(every.length)} faults, ${String(twice)} tokens made twice\n`,
  );
  await faulty.close();
  expect(Object.values(await askAll(page, 'refused')), 'nobody listens').toEqual(Array(5).fill('offline'));
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
    const added = { authenticationCode: `ADDED-ONCE-${fault}` };
    await codeOf(page, 'accounts:associate', { account: noTokens, association: { added } });
  }
  faulty.state.fault = null;
  await expect
    .poll(
      async () => {
        const { value } = (await page.evaluate(() => window.desk.call('outbox:read', null))) as { value: QueueView };
        const open = value.entries.filter(({ state }) => state !== 'confirmed');
        // A person who asks is not left to wait until the desk tries again by itself.
        // What was sent twice, and is seen nowhere, is sent again by nobody else.
        const [first] = open.filter(({ decisions }) => decisions.includes('look-up'));
        const decision = first?.why === 'not-arrived' ? 'send-now' : 'look-up';
        if (first)
          await page.evaluate((ask) => window.desk.call('outbox:decide', ask), { id: first.id, decision } as const);
        return {
          open: open.map(({ authenticationCode, state, why }) => [authenticationCode, state, why]),
          all: value.entries.length,
        };
      },
      { timeout: 120_000, intervals: [500] },
    )
    .toEqual({ open: [], all: 2 * inDoubt.length });
  const done = practice.ledger.entries().filter(({ outcome }) => outcome === 'ok');
  const times = (code: string) =>
    done.filter(({ method, request }) => isWrite(method) && JSON.stringify(request).includes(`"${code}"`)).length;
  for (const fault of every) {
    const once = inDoubt.includes(fault) ? 1 : 0;
    expect.soft([times(`ONCE-${fault}`), times(`ADDED-ONCE-${fault}`)], fault).toEqual([once, once]);
  }
  const codes = every.flatMap((fault) => [`ONCE-${fault}`, `ADDED-ONCE-${fault}`]);
  const [once, twice] = [codes.filter((code) => times(code) === 1), codes.filter((code) => times(code) > 1)];
  process.stdout.write(
    `fault matrix: of ${String(2 * inDoubt.length)} lost answers ${String(once.length)} done once, ${String(twice.length)} twice\n`,
  );
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
