import { expect, it } from 'vitest';
import type { AssociationAsk } from '../../electron/contract/actions';
import { associate } from '../../electron/crm/associations';
import { workOf } from '../../electron/desk/accounts';
import { practicePeople } from '../../electron/practice/people';
import { outboxDesk, type OutboxDesk } from './outbox-desk';

const { noTokens } = practicePeople.accounts;
const account = { by: 'number', value: noTokens.number } as const;
const named: AssociationAsk = { account, association: { added: { authenticationCode: 'ADDED-1' } } };

/** What the desk does where a token is made with its account. */
async function add(desk: OutboxDesk, ask: AssociationAsk) {
  const work = workOf(ask);
  if (!work) throw new Error('Nothing is made');
  return desk.outbox.sendNow(work, () => {
    expect(desk.disk.entries()).toMatchObject([{ work, state: { name: 'sending' } }]);
    return desk.session.use((connection, token) => associate(connection, token, ask));
  });
}

/** The tokens that were made, by whichever method. */
const made = (desk: OutboxDesk) =>
  desk.practice.ledger
    .entries()
    .filter(({ method, outcome }) => outcome === 'ok' && /accounts_receivable\/update|tokens\/create/.test(method))
    .map(({ method }) => method);
const owners = (desk: OutboxDesk) =>
  desk.practice.tokens().filter((token) => JSON.stringify(token['accounts_receivable'] ?? {}).includes(noTokens.number))
    .length;

it('it is on disk before its first byte is sent, nothing is left of a clear answer, and a token that exists is not made', async () => {
  const desk = await outboxDesk();
  expect(await add(desk, named)).toEqual({ ok: true, value: null });
  expect(await add(desk, named)).toMatchObject({ ok: false, failure: { code: 'rejected' } });
  expect(desk.disk.entries()).toEqual([]);
  expect(workOf({ account, association: { existing: { authenticationCode: 'ADDED-1' } } })).toBeNull();
});

it.each(['lost-after', 'unreadable', 'error-after', 'late'] as const)(
  'an answer that was %s is found out, and the token made once',
  async (weather) => {
    const desk = await outboxDesk();
    desk.line.ahead = [weather];
    const result = await add(desk, named);
    expect(result).toMatchObject({ failure: { code: 'unknown-outcome', entry: desk.outbox.standings()[0]?.entry.id } });
    expect(await add(desk, named)).toMatchObject({ failure: { reason: 'waits-in-outbox' } });
    await desk.pass(60_000);
    expect(desk.states()).toEqual(['confirmed']);
    expect(made(desk)).toEqual(['accounts_receivable/update']);
    expect(owners(desk)).toBe(1);
  },
);

it('what never arrived is made once, and belongs to the account all the same', async () => {
  const desk = await outboxDesk();
  desk.line.ahead = ['lost-before'];
  await add(desk, named);
  await desk.pass(60_000);
  expect(desk.states()).toEqual(['confirmed']);
  expect(made(desk)).toEqual(['access_tokens/create']);
  expect(owners(desk)).toBe(1);
});

it.each(['lost-before', 'lost-after'] as const)(
  'an app that ended in the midst of it, %s, finds it',
  async (weather) => {
    const desk = await outboxDesk();
    const work = workOf(named);
    if (!work) throw new Error('Nothing is made');
    let end = (): void => undefined;
    const sent = new Promise<void>((resolve) => {
      void desk.outbox.sendNow(work, async () => {
        desk.line.ahead = [weather];
        const result = await desk.session.use((connection, token) => associate(connection, token, named));
        resolve();
        await new Promise<void>((ended) => (end = ended));
        return result;
      });
    });
    await sent;
    await desk.restart();
    end();
    await desk.pass(60_000);
    expect(desk.states()).toEqual(['confirmed']);
    expect(made(desk)).toHaveLength(1);
    expect(owners(desk)).toBe(1);
  },
);

it('one that cannot be told apart is not made again, but held for a person', async () => {
  const desk = await outboxDesk();
  desk.line.ahead = ['lost-after'];
  await add(desk, { account, association: { added: {} } });
  await desk.pass(60_000);
  expect(desk.outbox.standings()[0]?.entry.state).toEqual({ name: 'needs-a-person', why: 'not-recognisable' });
  expect(made(desk)).toEqual(['accounts_receivable/update']);
});
