import { describe, expect, it } from 'vitest';
import type { TokenDraft } from '../../electron/contract/model';
import type { Work } from '../../electron/offline/entry';
import { requestFor } from '../../electron/offline/carry-out';
import { crmFor } from '../../electron/offline/server';
import { outboxDesk, type OutboxDesk } from './outbox-desk';

const create = (draft: TokenDraft): Work => ({ kind: 'create', draft });
/** What marks a create without a code: nobody else asks for the same. */
const marked: TokenDraft = { udfs: { udfString1: 'mine' } };
const firstState = (desk: OutboxDesk) => desk.outbox.standings()[0]?.entry.state;
const held = (why: string) => ({ name: 'needs-a-person', why });

/** A create without a code is sent after its tokens were counted, and never arrives. */
async function lostCreate(draft: TokenDraft): Promise<OutboxDesk> {
  const desk = await outboxDesk();
  desk.line.ahead = ['fair', 'lost-before'];
  await desk.outbox.add(create(draft));
  await desk.settled();
  expect(firstState(desk)?.name).toBe('unknown');
  return desk;
}

/** The same operator at another desk. */
function elsewhere(desk: OutboxDesk) {
  const owner = desk.session.owner();
  if (!owner) throw new Error('Nobody is signed in');
  return crmFor(desk.session, owner);
}

async function sendNow(desk: OutboxDesk, work: Work): Promise<void> {
  const sent = desk.outbox.sendNow(work, () => requestFor(work, elsewhere(desk)), { tokenOf: (token) => token });
  expect((await sent).ok).toBe(true);
}

describe('a create without a code whose own token was never made is not confirmed with another’s', () => {
  it.each<[string, TokenDraft, TokenDraft]>([
    ['a scanned card', {}, { authenticationCode: '99021055555' }],
    ['a login', {}, { identifier: 'jane.doe@example.com', passCode: 'S3cret!' }],
    ['a scanned card with the same fields', marked, { ...marked, authenticationCode: '99021055556' }],
  ])('after %s was made directly at this desk', async (_what, mine, other) => {
    const desk = await lostCreate(mine);
    await sendNow(desk, create(other));
    await desk.pass(60_000);
    expect(firstState(desk)?.name).toBe('needs-a-person');
  });

  it.each<[string, TokenDraft]>([
    ['a field that was not asked for', { udfs: { udfString1: 'mine', udfString2: 'more' } }],
    ['a masked number', { ...marked, cardMaskedNumber: '411111******1111' }],
    ['a login', { ...marked, identifier: 'jane.doe@example.com', passCode: 'S3cret!' }],
  ])('after a token with %s was made at another desk of the same operator', async (_what, other) => {
    const desk = await lostCreate(marked);
    expect((await elsewhere(desk).create(other)).ok).toBe(true);
    await desk.pass(60_000);
    expect(firstState(desk)?.name).toBe('needs-a-person');
  });

  it('after a scanned card was made from the Outbox', async () => {
    const desk = await lostCreate(marked);
    await desk.outbox.add(create({ ...marked, authenticationCode: '99021055555' }));
    await desk.pass(60_000);
    expect(desk.states()).toEqual(['needs-a-person', 'confirmed']);
  });

  it('after a start between the two', async () => {
    const desk = await lostCreate(marked);
    await sendNow(desk, create({ ...marked, authenticationCode: '99021055555' }));
    await desk.restart();
    await desk.pass(60_000);
    expect(firstState(desk)?.name).toBe('needs-a-person');
  });

  it('after another desk of the same operator created one with the same empty form', async () => {
    const desk = await lostCreate({});
    expect((await elsewhere(desk).create({})).ok).toBe(true);
    await desk.pass(60_000);
    expect(firstState(desk)).toEqual(held('not-recognisable'));
  });

  it('after a token with the same fields was made directly, while this one waits for a person', async () => {
    const desk = await lostCreate(marked);
    await desk.pass(60_000);
    await sendNow(desk, create(marked));
    await desk.restart();
    await desk.outbox.decide(desk.outbox.standings()[0]?.entry.id ?? '', { decision: 'look-up' });
    await desk.pass(60_000);
    expect(firstState(desk)?.name).toBe('needs-a-person');
  });

  it('after another operator made one with the same fields', async () => {
    const desk = await lostCreate(marked);
    await (await desk.colleague()).create(marked);
    await desk.pass(60_000);
    expect(firstState(desk)?.name).toBe('needs-a-person');
  });

  it('while another create of the same form is open at this desk', async () => {
    const desk = await lostCreate(marked);
    await desk.pass(60_000);
    expect(firstState(desk)?.name).toBe('needs-a-person');
    desk.line.ahead = ['fair', 'lost-before'];
    await desk.outbox.add(create(marked));
    await desk.settled();
    expect((await elsewhere(desk).create(marked)).ok).toBe(true);
    await desk.pass(60_000);
    expect(desk.states()).toEqual(['needs-a-person', 'needs-a-person']);
  });
});

it('a create without a code, alone and with a field of its own, is still found by being new', async () => {
  const desk = await outboxDesk();
  desk.line.ahead = ['fair', 'lost-after'];
  await desk.outbox.add(create(marked));
  await desk.pass(60_000);
  expect(desk.states()).toEqual(['confirmed']);
});
