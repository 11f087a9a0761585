import { describe, expect, it } from 'vitest';
import type { TokenDraft } from '../../electron/contract/model';
import type { Work } from '../../electron/offline/entry';
import { troubled } from '../../electron/offline/record';
import { outboxDesk, type OutboxDesk } from './outbox-desk';
import { busySeconds } from './outbox-network';

const hour = 3_600_000;
const create = (draft: TokenDraft): Work => ({ kind: 'create', draft });
const creations = (desk: OutboxDesk) => desk.practice.ledger.entries('access_tokens/create');

describe('an outbox', () => {
  it('takes up after a restart what was under way, and looks first', async () => {
    const desk = await outboxDesk();
    desk.line.ahead = ['lost-after'];
    await desk.outbox.add(create({ authenticationCode: 'A1' }));
    await desk.restart();
    await desk.pass(60_000);
    expect(desk.states()).toEqual(['confirmed']);
    expect(creations(desk)).toHaveLength(1);
  });

  it('sends nothing under the session of another operator', async () => {
    const desk = await outboxDesk();
    desk.line.isDown = true;
    await desk.outbox.add(create({ authenticationCode: 'A1' }));
    await desk.settled();
    desk.line.isDown = false;
    await desk.signIn('supervisor');
    await desk.pass(hour);
    expect(creations(desk)).toHaveLength(0);
    expect(desk.states()).toEqual(['queued']);
    await desk.signIn('operator');
    await desk.settled();
    expect(creations(desk).map(({ operator }) => operator)).toEqual(['operator']);
  });

  it('rests when the session has ended, and goes on after the next sign-in', async () => {
    const desk = await outboxDesk();
    desk.practice.endSessions();
    await desk.outbox.add(create({ authenticationCode: 'A1' }));
    await desk.pass(hour);
    expect(desk.states()).toEqual(['queued']);
    await desk.signIn('operator');
    await desk.settled();
    expect(desk.states()).toEqual(['confirmed']);
  });

  it('leaves a server alone as long as it asks to be, unless a person says send', async () => {
    const desk = await outboxDesk();
    desk.line.ahead = ['busy', 'busy'];
    await desk.outbox.add(create({ authenticationCode: 'A1' }));
    await desk.pass((busySeconds - 1) * 1_000);
    desk.outbox.wake();
    await desk.settled();
    expect(desk.writes).toHaveLength(1);
    await desk.pass(1_000);
    expect(desk.writes).toHaveLength(2);
    expect(desk.states()).toEqual(['queued']);
    await desk.outbox.decide(desk.outbox.standings()[0]?.entry.id ?? '', { decision: 'send-now' });
    await desk.settled();
    expect(desk.states()).toEqual(['confirmed']);
    expect(creations(desk)).toHaveLength(1);
  });

  it('leaves that server alone also while a person decides that something is not to be sent', async () => {
    const desk = await outboxDesk();
    desk.line.ahead = ['busy'];
    await desk.outbox.add(create({ authenticationCode: 'A1' }));
    await desk.settled();
    await desk.outbox.add(create({ authenticationCode: 'A2' }));
    await desk.outbox.decide(desk.outbox.standings()[1]?.entry.id ?? '', { decision: 'discard' });
    await desk.pass((busySeconds - 1) * 1_000);
    expect(desk.writes).toHaveLength(1);
    await desk.pass(1_000);
    expect(desk.states()).toEqual(['confirmed']);
  });

  it('holds for a person what is older than 72 hours', async () => {
    const desk = await outboxDesk();
    desk.line.isDown = true;
    await desk.outbox.add(create({ authenticationCode: 'A1' }));
    await desk.pass(73 * hour);
    desk.line.isDown = false;
    await desk.pass(hour);
    expect(desk.outbox.standings()[0]?.entry.state).toEqual({ name: 'needs-a-person', why: 'too-old' });
    await desk.outbox.decide(desk.outbox.standings()[0]?.entry.id ?? '', { decision: 'send-now' });
    await desk.settled();
    expect(desk.states()).toEqual(['confirmed']);
  });

  it('promises nothing that it could not write down', async () => {
    const desk = await outboxDesk();
    desk.disk.isFull = true;
    expect(await desk.outbox.add(create({ authenticationCode: 'A1' }))).toMatchObject({
      ok: false,
      failure: { reason: 'not-saved' },
    });
    expect(desk.outbox.trouble()).toBe('full');
    await desk.pass(hour);
    expect(creations(desk)).toHaveLength(0);
  });

  it('says that it cannot write until it can, which it tries by itself and when it is asked to', async () => {
    const desk = await outboxDesk();
    for (const again of [() => desk.pass(2 * 60_000), () => desk.outbox.tryDisk()]) {
      desk.disk.isFull = true;
      await desk.outbox.add(create({ authenticationCode: 'A1' }));
      await again();
      expect(desk.outbox.trouble()).toBe('full');
      desk.disk.isFull = false;
      await again();
      expect(desk.outbox.trouble()).toBeNull();
      expect(desk.disk.count()).toBe(0);
    }
  });

  it('does not take it for room that something could be taken off the disk', async () => {
    const desk = await outboxDesk();
    desk.line.isDown = true;
    await desk.outbox.add(create({ authenticationCode: 'A1' }));
    await desk.settled();
    const write = desk.disk.write.bind(desk.disk);
    desk.disk.write = (changes) =>
      changes.some((change) => 'put' in change) ? Promise.resolve(troubled('full')) : write(changes);
    await desk.outbox.add(create({ authenticationCode: 'A2' }));
    const [first] = desk.outbox.standings();
    expect((await desk.outbox.decide(first?.entry.id ?? '', { decision: 'discard' })).ok).toBe(true);
    expect(desk.outbox.trouble()).toBe('full');
  });

  it('takes no more than 500 entries', async () => {
    const desk = await outboxDesk();
    desk.line.isDown = true;
    const added = [];
    for (let count = 0; count < 501; count += 1) {
      added.push(await desk.outbox.add(create({ authenticationCode: `A${String(count)}` })));
    }
    expect(added.filter(({ ok }) => ok)).toHaveLength(500);
    desk.line.isDown = false;
    await desk.pass(60_000);
    expect(desk.practice.ledger.counts()['access_tokens/create']?.ok).toBe(500);
    // What came true is shown for a while, not for ever.
    expect(desk.states()).toHaveLength(50);
  });
});
