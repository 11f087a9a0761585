import { describe, expect, it } from 'vitest';
import type { AccessToken, TokenDraft } from '../../electron/contract/model';
import { seenOf } from '../../electron/contract/outbox';
import { issueToken } from '../../electron/desk/issue';
import type { Work } from '../../electron/offline/entry';
import type { Fault } from '../../electron/practice/faults';
import { practicePeople } from '../../electron/practice/people';
import { outboxDesk, type OutboxDesk } from './outbox-desk';
import { signedIn } from './signed-in';

const create = (draft: TokenDraft): Work => ({ kind: 'create', draft });
const creations = (desk: OutboxDesk) =>
  desk.practice.ledger.entries('access_tokens/create').map(({ outcome }) => outcome);
const stateOf = (desk: OutboxDesk) => desk.outbox.standings()[0]?.entry.state;
const refused: Fault = { kind: 'error', code: 'COM.CRM.EXCEPTION.SECURITY.NOTALLOWEDEXCEPTION', message: 'No right.' };
const page = (status: number): Fault => ({
  kind: 'http',
  status,
  headers: { 'content-type': 'text/html' },
  body: '<h1>Maintenance</h1>',
});
const account = { by: 'number', value: practicePeople.accounts.noTokens.number } as const;

describe('where every show is refused, while lists work', () => {
  it('a create whose answer was lost is found in the list, and made once', async () => {
    const desk = await outboxDesk();
    for (const [code, holder] of [
      ['A1', {}],
      ['A2', { accountsReceivable: account }],
    ] as const) {
      desk.practice.options.faults['access_tokens/show'] = { always: refused };
      desk.practice.options.faults['access_tokens/create'] = [{ kind: 'after-commit', then: { kind: 'truncated' } }];
      await desk.outbox.add(create({ authenticationCode: code, ...holder }));
      await desk.pass(120_000);
    }
    expect(desk.states()).toEqual(['confirmed', 'confirmed']);
    expect(creations(desk)).toEqual(['ok', 'ok']);
  });

  it('a create that is in no list either waits for a person, and is not sent again', async () => {
    const desk = await outboxDesk();
    desk.practice.options.faults['access_tokens/show'] = { always: refused };
    desk.practice.options.faults['access_tokens/create'] = [{ kind: 'http', status: 504 }];
    await desk.outbox.add(create({ authenticationCode: 'A1' }));
    await desk.outbox.add(create({ authenticationCode: 'A2' }));
    await desk.pass(3_600_000);
    expect(stateOf(desk)).toEqual({ name: 'needs-a-person', why: 'cannot-look-up' });
    expect(creations(desk), 'what waits behind it goes on').toEqual(['not-done', 'ok']);
    // It can be looked up once the right is given.
    desk.practice.options.faults['access_tokens/show'] = [];
    const [first] = desk.outbox.standings();
    await desk.outbox.decide(first?.entry.id ?? '', { decision: 'look-up' });
    await desk.pass(60_000);
    expect(stateOf(desk)).toEqual({ name: 'needs-a-person', why: 'not-arrived' });
  });
});

describe('a create behind a page that is not the server’s', () => {
  it.each([200, 403, 404, 429, 500, 503])('with status %i is looked up and compared, and made once', async (status) => {
    const desk = await outboxDesk();
    desk.practice.options.faults['access_tokens/create'] = [{ kind: 'after-commit', then: page(status) }];
    await desk.outbox.add(create({ authenticationCode: 'A1', udfs: { udfString1: 'mine' } }));
    await desk.pass(120_000);
    expect(stateOf(desk)).toMatchObject({ name: 'confirmed', outcome: { authenticationCode: 'A1' } });
    expect(creations(desk).filter((outcome) => outcome === 'ok')).toHaveLength(1);
  });

  it('that the form sends again is the one that was made, and another token’s code is still taken', async () => {
    const { session, practice } = await signedIn();
    const draft = { authenticationCode: 'NEW-9', udfs: { udfString1: 'mine' } };
    practice.options.faults['access_tokens/create'] = [{ kind: 'after-commit', then: page(200) }];
    expect(await issueToken(session, draft)).toMatchObject({ ok: false, failure: { code: 'unknown-outcome' } });
    const other = { ...draft, udfs: { udfString1: 'another' } };
    expect(await issueToken(session, other)).toMatchObject({ ok: false, failure: { code: 'conflict' } });
    expect(await issueToken(session, draft)).toMatchObject({ ok: true, value: { authenticationCode: 'NEW-9' } });
    // Whatever is asked for from now on with this code is another wish.
    expect(await issueToken(session, draft)).toMatchObject({ ok: false, failure: { code: 'conflict' } });
    expect(practice.tokens().filter((token) => token['authentication_code'] === 'NEW-9')).toHaveLength(1);
  });

  it.each<[string, Fault]>([
    ['OK without data', { kind: 'http', status: 200, body: '{"status":{"code":"OK"}}' }],
    [
      'OK with a stranger’s token',
      {
        kind: 'http',
        status: 200,
        body: '{"status":{"code":"OK"},"data":{"number":"AT1","authentication_code":"STRANGER"}}',
      },
    ],
  ])('answered %s is confirmed only where it is found', async (_, answer) => {
    const desk = await outboxDesk();
    desk.practice.options.faults['access_tokens/create'] = [answer, answer];
    await desk.outbox.add(create({ authenticationCode: 'A1' }));
    await desk.pass(120_000);
    expect(stateOf(desk)?.name).not.toBe('confirmed');
    desk.practice.options.faults['access_tokens/create'] = [{ kind: 'after-commit', then: answer }];
    await desk.outbox.add(create({ authenticationCode: 'A2' }));
    await desk.pass(120_000);
    expect(desk.outbox.standings().at(-1)?.entry.state).toMatchObject({
      name: 'confirmed',
      outcome: { authenticationCode: 'A2' },
    });
  });
});

describe('a code that the server makes anew, its answer lost,', () => {
  async function regenerate(desk: OutboxDesk, draft: TokenDraft): Promise<AccessToken> {
    const made = await (await desk.colleague()).create(draft);
    if (!made.ok) throw new Error(made.failure.message);
    const found = await (await desk.colleague()).find({ authenticationCode: draft.authenticationCode ?? '' });
    if (!found.ok) throw new Error(found.failure.message);
    desk.practice.options.faults['access_tokens/update'] = [{ kind: 'after-commit', then: { kind: 'truncated' } }];
    const token = { authenticationCode: draft.authenticationCode ?? '' };
    await desk.outbox.add({ kind: 'update', token, change: { authenticationCode: null }, seen: seenOf(found.value) });
    await desk.pass(120_000);
    return found.value;
  }

  it.each<[string, Pick<TokenDraft, 'accountsReceivable'>]>([
    ['in the list of its account', { accountsReceivable: account }],
    ['among those of nobody', {}],
  ])('is found %s and confirmed', async (_, holder) => {
    const desk = await outboxDesk();
    const before = await regenerate(desk, { authenticationCode: 'OLD-1', ...holder });
    const state = stateOf(desk);
    expect(state).toMatchObject({ name: 'confirmed', outcome: { number: before.number } });
    const now = desk.practice.tokens().find((token) => token['number'] === before.number);
    expect(state).toMatchObject({ outcome: { authenticationCode: now?.['authentication_code'] } });
    expect(now?.['authentication_code']).not.toBe('OLD-1');
  });

  it('and in no list, waits for a person, and is not sent again', async () => {
    const desk = await outboxDesk();
    desk.practice.options.faults['access_tokens/get_not_associated'] = [];
    const list: Fault = { kind: 'http', status: 200, body: '{"status":{"code":"OK"},"data":[]}' };
    desk.practice.options.faults['access_tokens/list'] = { always: list };
    await regenerate(desk, { authenticationCode: 'OLD-1', accountsReceivable: account });
    expect(stateOf(desk)).toEqual({ name: 'needs-a-person', why: 'not-found' });
    expect(desk.practice.ledger.entries('access_tokens/update')).toHaveLength(1);
  });
});
