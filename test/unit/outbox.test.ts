import { describe, expect, it } from 'vitest';
import type { TokenDraft } from '../../electron/contract/model';
import { seenOf } from '../../electron/contract/outbox';
import type { Work } from '../../electron/offline/entry';
import { deadlineMs, outboxDesk, type OutboxDesk } from './outbox-desk';

const create = (draft: TokenDraft): Work => ({ kind: 'create', draft });

async function update(desk: OutboxDesk, code: string, udf: string): Promise<Work> {
  const found = await (await desk.colleague()).find({ authenticationCode: code });
  if (!found.ok) throw new Error('There is no such token');
  const seen = seenOf(found.value);
  return { kind: 'update', token: { authenticationCode: code }, change: { udfs: { udfString1: udf } }, seen };
}

const creations = (desk: OutboxDesk) => desk.practice.ledger.entries('access_tokens/create');
const udfOf = async (desk: OutboxDesk, code: string) => {
  const found = await (await desk.colleague()).find({ authenticationCode: code });
  return found.ok ? found.value.udfs.udfString1 : undefined;
};

describe('an entry', () => {
  it('is on disk before it is promised, and before its first byte is sent', async () => {
    const desk = await outboxDesk();
    desk.line.isDown = true;
    const added = await desk.outbox.add(create({ authenticationCode: 'A1' }));
    expect(added.ok).toBe(true);
    expect(desk.disk.entries()).toHaveLength(1);
    await desk.settled();
    expect(desk.writes).toMatchObject([{ path: '/crmapi/rest/v2/access_tokens/create', isOnDisk: true }]);
    expect(desk.states()).toEqual(['queued']);
  });

  it('is sent when the network is back, and confirmed', async () => {
    const desk = await outboxDesk();
    desk.line.isDown = true;
    await desk.outbox.add(create({ authenticationCode: 'A1', identifier: 'a@example.com', passCode: '1234' }));
    await desk.pass(10_000);
    desk.line.isDown = false;
    await desk.pass(60_000);
    expect(desk.states()).toEqual(['confirmed']);
    expect(creations(desk)).toHaveLength(1);
    expect(JSON.stringify(desk.disk.entries())).not.toContain('1234');
  });

  it.each(['lost-after', 'error-after', 'unreadable', 'late'] as const)(
    'whose answer was %s is looked up, and not sent twice',
    async (weather) => {
      const desk = await outboxDesk();
      desk.line.ahead = [weather];
      await desk.outbox.add(create({ authenticationCode: 'A1' }));
      await desk.pass(60_000);
      expect(desk.states()).toEqual(['confirmed']);
      expect(creations(desk).map(({ outcome }) => outcome)).toEqual(['ok']);
    },
  );

  it.each(['lost-before', 'error-before', 'redirect'] as const)(
    'that was %s is sent once more, when it can no longer arrive',
    async (weather) => {
      const desk = await outboxDesk();
      desk.line.ahead = [weather];
      await desk.outbox.add(create({ authenticationCode: 'A1' }));
      await desk.pass(deadlineMs);
      expect(creations(desk)).toHaveLength(0);
      await desk.pass(60_000);
      expect(desk.states()).toEqual(['confirmed']);
      expect(creations(desk)).toHaveLength(1);
    },
  );

  it('that was lost twice waits for a person', async () => {
    const desk = await outboxDesk();
    desk.line.ahead = ['lost-before', ...Array<'fair'>(7).fill('fair'), 'lost-before'];
    await desk.outbox.add(create({ authenticationCode: 'A1' }));
    await desk.pass(120_000);
    expect(desk.outbox.standings()[0]?.entry.state).toEqual({ name: 'needs-a-person', why: 'not-arrived' });
    const [first] = desk.outbox.standings();
    await desk.outbox.decide(first?.entry.id ?? '', { decision: 'send-now' });
    await desk.pass(10_000);
    expect(desk.states()).toEqual(['confirmed']);
  });

  it('that the server refuses is rejected, with the words of the server', async () => {
    const desk = await outboxDesk();
    await (await desk.colleague()).create({ authenticationCode: 'A1' });
    await desk.outbox.add(create({ authenticationCode: 'A1', udfs: { udfString1: 'mine' } }));
    await desk.settled();
    const [standing] = desk.outbox.standings();
    expect(standing?.entry.state).toEqual({ name: 'rejected' });
    expect(standing?.entry.lastFailure?.server?.code).toBeTruthy();
  });

  it('whose token differs from what was asked for is a conflict, field by field', async () => {
    const desk = await outboxDesk();
    desk.line.ahead = ['lost-before'];
    await desk.outbox.add(create({ authenticationCode: 'A1', udfs: { udfString1: 'mine', udfString2: 'same' } }));
    await desk.settled();
    await (
      await desk.colleague()
    ).create({ authenticationCode: 'A1', udfs: { udfString1: 'theirs', udfString2: 'same' } });
    await desk.pass(60_000);
    const [standing] = desk.outbox.standings();
    expect(standing?.entry.state).toMatchObject({
      name: 'conflict',
      differences: [{ field: 'udfs.udfString1', seen: null, ours: 'mine', theirs: 'theirs' }],
    });
    await desk.outbox.decide(standing?.entry.id ?? '', { decision: 'keep-ours' });
    await desk.pass(60_000);
    expect(desk.states()).toEqual(['confirmed']);
    expect(await udfOf(desk, 'A1')).toBe('mine');
  });

  it('with another pass code than was sent is a conflict that tells neither', async () => {
    const desk = await outboxDesk();
    desk.line.ahead = ['lost-before'];
    const draft = { authenticationCode: 'A1', identifier: 'a@example.com' };
    await desk.outbox.add(create({ ...draft, passCode: 'mine-1' }));
    await desk.settled();
    await (await desk.colleague()).create({ ...draft, passCode: 'theirs-1' });
    await desk.pass(60_000);
    expect(desk.outbox.standings()[0]?.entry.state).toMatchObject({
      name: 'conflict',
      differences: [{ field: 'passCode', seen: null, ours: null, theirs: null }],
    });
  });

  it('without a code of its own is known by being new', async () => {
    const desk = await outboxDesk();
    desk.line.ahead = ['fair', 'lost-after'];
    await desk.outbox.add(create({ udfs: { udfString1: 'mine' } }));
    await desk.pass(60_000);
    expect(desk.states()).toEqual(['confirmed']);
    expect(creations(desk)).toHaveLength(1);
  });

  it('without a code of its own, and not to be seen, waits for a person', async () => {
    const desk = await outboxDesk();
    desk.line.ahead = ['fair', 'lost-before'];
    await desk.outbox.add(create({ udfs: { udfString1: 'mine' } }));
    await desk.pass(60_000);
    expect(desk.outbox.standings()[0]?.entry.state).toEqual({ name: 'needs-a-person', why: 'not-recognisable' });
    expect(creations(desk)).toHaveLength(0);
  });
});

describe('an update', () => {
  it('is sent when nobody else changed what it changes', async () => {
    const desk = await outboxDesk();
    await (await desk.colleague()).create({ authenticationCode: 'A1', udfs: { udfString1: 'old' } });
    await desk.outbox.add(await update(desk, 'A1', 'new'));
    await desk.settled();
    expect(desk.states()).toEqual(['confirmed']);
    expect(await udfOf(desk, 'A1')).toBe('new');
  });

  it('is a conflict when somebody else changed it meanwhile; theirs can be kept', async () => {
    const desk = await outboxDesk();
    const colleague = await desk.colleague();
    await colleague.create({ authenticationCode: 'A1', udfs: { udfString1: 'old' } });
    const work = await update(desk, 'A1', 'new');
    await colleague.update({ authenticationCode: 'A1' }, { udfs: { udfString1: 'theirs' } });
    await desk.outbox.add(work);
    await desk.settled();
    const [standing] = desk.outbox.standings();
    expect(standing?.entry.state).toMatchObject({
      name: 'conflict',
      differences: [{ field: 'udfs.udfString1', seen: 'old', ours: 'new', theirs: 'theirs' }],
    });
    await desk.outbox.decide(standing?.entry.id ?? '', { decision: 'keep-theirs' });
    expect(desk.outbox.standings()).toEqual([]);
    expect(await udfOf(desk, 'A1')).toBe('theirs');
  });

  it('follows an earlier one of the same desk, in their order', async () => {
    const desk = await outboxDesk();
    await (await desk.colleague()).create({ authenticationCode: 'A1', udfs: { udfString1: 'old' } });
    desk.line.isDown = true;
    const works = await Promise.all([update(desk, 'A1', 'first'), update(desk, 'A1', 'second')]);
    for (const work of works) await desk.outbox.add(work);
    await desk.pass(5_000);
    desk.line.isDown = false;
    await desk.pass(60_000);
    expect(desk.states()).toEqual(['confirmed', 'confirmed']);
    expect(await udfOf(desk, 'A1')).toBe('second');
  });
});
