import { describe, expect, it } from 'vitest';
import type { Decision } from '../../electron/offline/decide';
import type { Work } from '../../electron/offline/entry';
import { outboxDesk } from './outbox-desk';

const work: Work = { kind: 'create', draft: { authenticationCode: 'A1' } };
const other: Work = { kind: 'create', draft: { authenticationCode: 'A2' } };

describe('an entry of another operator', () => {
  const decisions: Decision[] = [
    { decision: 'discard' },
    { decision: 'send-now' },
    { decision: 'look-up' },
    { decision: 'edit', work: other },
    { decision: 'move', to: { userName: 'supervisor', organisation: 'CRMDEMO', server: 'https://evil.example' } },
  ];
  it.each(decisions)('is not touched by %j', async (decision) => {
    const desk = await outboxDesk();
    desk.line.isDown = true;
    await desk.outbox.add(work);
    await desk.settled();
    desk.line.isDown = false;
    await desk.signIn('supervisor');
    const id = desk.outbox.standings()[0]?.entry.id ?? '';
    const before = JSON.stringify(desk.disk.entries());
    expect(await desk.outbox.decide(id, decision)).toMatchObject({
      ok: false,
      failure: { reason: 'another-operator' },
    });
    expect(JSON.stringify(desk.disk.entries())).toBe(before);
  });
});

describe('for another operator', () => {
  it('an entry is not said to be saved under the id of one that is not theirs', async () => {
    const desk = await outboxDesk();
    desk.line.isDown = true;
    await desk.outbox.add(work, 'the same');
    await desk.settled();
    desk.line.isDown = false;
    await desk.signIn('supervisor');
    expect(await desk.outbox.add(other, 'the same')).toMatchObject({
      ok: false,
      failure: { reason: 'another-operator' },
    });
    expect(desk.outbox.standings().map(({ entry }) => entry.work)).toEqual([work]);
  });

  it('an entry that is not theirs does not tell which codes wait', async () => {
    const desk = await outboxDesk();
    desk.line.isDown = true;
    await desk.outbox.add(work, 'one');
    await desk.outbox.add(other, 'two');
    await desk.settled();
    desk.line.isDown = false;
    await desk.signIn('supervisor');
    const answers = await Promise.all(
      ['A1', 'free'].map((authenticationCode) =>
        desk.outbox.decide('two', { decision: 'edit', work: { kind: 'create', draft: { authenticationCode } } }),
      ),
    );
    expect(answers.map((answer) => (answer.ok ? 'done' : answer.failure.reason))).toEqual([
      'another-operator',
      'another-operator',
    ]);
  });
});

describe('an entry', () => {
  it('that is edited while it is sent says that it went on, not that nothing was done', async () => {
    const desk = await outboxDesk();
    await desk.outbox.add(work);
    await desk.settled();
    expect(desk.states()).toEqual(['confirmed']);
    const id = desk.outbox.standings()[0]?.entry.id ?? '';
    expect(await desk.outbox.decide(id, { decision: 'edit', work: other })).toMatchObject({
      ok: false,
      failure: { reason: 'entry-moved-on' },
    });
  });

  it('with the code of one that waits already is refused at once', async () => {
    const desk = await outboxDesk();
    desk.line.isDown = true;
    await desk.outbox.add(work);
    await desk.outbox.add(other);
    await desk.settled();
    const waits = { ok: false, failure: { reason: 'code-waits', fields: { authenticationCode: {} } } };
    expect(await desk.outbox.add(work)).toMatchObject(waits);
    const id = desk.outbox.standings()[1]?.entry.id ?? '';
    expect(await desk.outbox.decide(id, { decision: 'edit', work })).toMatchObject(waits);
    expect(await desk.outbox.decide(id, { decision: 'edit', work: other })).toMatchObject({ ok: true });
  });

  it('that is one too many is refused as that, not as a full disk', async () => {
    const desk = await outboxDesk();
    desk.line.isDown = true;
    for (let count = 0; count < 500; count += 1) {
      await desk.outbox.add({ kind: 'create', draft: { authenticationCode: `A${String(count)}` } });
    }
    expect(await desk.outbox.add({ kind: 'create', draft: { authenticationCode: 'B' } })).toMatchObject({
      ok: false,
      failure: { reason: 'outbox-full' },
    });
    expect(desk.outbox.trouble()).toBeNull();
  });
});
