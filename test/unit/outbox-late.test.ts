import { describe, expect, it } from 'vitest';
import { seenOf } from '../../electron/contract/outbox';
import { deadlineMs, outboxDesk, sharedCodes, type OutboxDesk } from './outbox-desk';
import type { Weather } from './outbox-network';

const [authenticationCode] = sharedCodes;
const token = { authenticationCode };

/** A desk that has sent a change, whose answer got lost, of what somebody else has changed since. */
async function lostChange(weather: Weather): Promise<OutboxDesk> {
  const desk = await outboxDesk();
  const colleague = await desk.colleague();
  await colleague.create({ authenticationCode, udfs: { udfString1: 'old' } });
  const found = await colleague.find(token);
  if (!found.ok) throw new Error('There is no such token');
  desk.line.ahead = ['fair', weather];
  const change = { udfs: { udfString1: 'ours' } };
  await desk.outbox.add({ kind: 'update', token, change, seen: seenOf(found.value) });
  await desk.settled();
  await colleague.update(token, { udfs: { udfString1: 'theirs' } });
  return desk;
}

describe('a change whose answer was lost, and that somebody else changed before it could arrive', () => {
  it('is nothing to decide about while it may still arrive, and would undo what was decided', async () => {
    const desk = await lostChange('late');
    await desk.pass(deadlineMs / 2);
    expect(desk.states()).toEqual(['unknown']);
    await desk.pass(deadlineMs);
    // It has arrived after theirs, as the server's ledger has it too: that is what became of it.
    expect(desk.states()).toEqual(['confirmed']);
    expect(desk.writes).toHaveLength(1);
  });

  it('is a conflict once it can no longer arrive', async () => {
    const desk = await lostChange('lost-before');
    await desk.pass(2 * deadlineMs);
    expect(desk.states()).toEqual(['conflict']);
    expect(desk.writes).toHaveLength(1);
  });
});

describe('a create whose answer was lost', () => {
  it('is waited for as long as its request may take, also where less was set meanwhile', async () => {
    const desk = await outboxDesk();
    desk.line.ahead = ['late'];
    await desk.outbox.add({ kind: 'create', draft: { authenticationCode: 'LATE-1' } });
    await desk.settled();
    desk.settings.deadlineMs = 500;
    await desk.pass(deadlineMs - 1_000);
    expect([desk.states(), desk.writes.length]).toEqual([['unknown'], 1]);
    await desk.pass(60_000);
    expect([desk.states(), desk.writes.length]).toEqual([['confirmed'], 1]);
  });
});
