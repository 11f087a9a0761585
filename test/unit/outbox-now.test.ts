import { describe, expect, it } from 'vitest';
import { failed } from '../../electron/contract/failure';
import type { AccessToken } from '../../electron/contract/model';
import { seenOf } from '../../electron/contract/outbox';
import { requestFor } from '../../electron/offline/carry-out';
import type { Work } from '../../electron/offline/entry';
import { crmFor } from '../../electron/offline/server';
import { outboxDesk, sharedCodes, type OutboxDesk } from './outbox-desk';

const [code] = sharedCodes;
const create: Work = { kind: 'create', draft: { authenticationCode: 'NOW-1', identifier: 'now', passCode: 'S3cret!' } };
const creations = (desk: OutboxDesk) => desk.practice.ledger.entries('access_tokens/create');

/** What the desk sends by itself. */
function send(desk: OutboxDesk, work: Work) {
  const owner = desk.session.owner();
  if (!owner) throw new Error('Nobody is signed in');
  return requestFor(work, crmFor(desk.session, owner));
}

const sendNow = (desk: OutboxDesk, work: Work) => desk.outbox.sendNow(work, () => send(desk, work));

async function update(desk: OutboxDesk, udf: string): Promise<Work> {
  const colleague = await desk.colleague();
  const found = await colleague.find({ authenticationCode: code });
  if (!found.ok) throw new Error('There is no such token');
  const seen = seenOf(found.value);
  return { kind: 'update', token: { authenticationCode: code }, change: { udfs: { udfString1: udf } }, seen };
}

describe('what the desk sends while its operator waits', () => {
  it('is on disk before its first byte is sent, and nothing is left of it after a clear answer', async () => {
    const desk = await outboxDesk();
    expect(await sendNow(desk, create)).toMatchObject({ ok: true, value: { authenticationCode: 'NOW-1' } });
    expect(desk.writes).toMatchObject([{ isOnDisk: true }]);
    desk.line.isDown = true;
    expect(await sendNow(desk, create)).toMatchObject({ ok: false, failure: { code: 'offline' } });
    desk.line.isDown = false;
    expect(await sendNow(desk, create)).toMatchObject({ ok: false, failure: { code: 'rejected' } });
    expect(desk.disk.entries()).toEqual([]);
    expect(desk.states()).toEqual([]);
  });

  it.each(['lost-after', 'unreadable', 'error-after', 'late'] as const)(
    'and whose answer was %s is handed over, found, and not sent twice',
    async (weather) => {
      const desk = await outboxDesk();
      desk.line.ahead = [weather];
      const result = await sendNow(desk, create);
      const [standing] = desk.outbox.standings();
      expect(result).toMatchObject({
        ok: false,
        failure: { code: 'unknown-outcome', entry: standing?.entry.id },
      });
      await desk.pass(60_000);
      expect(desk.states()).toEqual(['confirmed']);
      expect(creations(desk).map(({ outcome }) => outcome)).toEqual(['ok']);
    },
  );

  it('and that never arrived is sent once more, when it can no longer arrive', async () => {
    const desk = await outboxDesk();
    desk.line.ahead = ['lost-before'];
    await sendNow(desk, create);
    // What the form would send a second time is not sent while the first may still arrive.
    expect(await sendNow(desk, create)).toMatchObject({ ok: false, failure: { reason: 'waits-in-outbox' } });
    await desk.pass(60_000);
    expect(desk.states()).toEqual(['confirmed']);
    expect(creations(desk)).toHaveLength(1);
    expect(desk.writes).toHaveLength(2);
  });

  it('is found after the app ended in the midst of it', async () => {
    const desk = await outboxDesk();
    let end = (): void => undefined;
    const sent = new Promise<void>((resolve) => {
      void desk.outbox.sendNow(create, async () => {
        const result = await send(desk, create);
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
    expect(creations(desk)).toHaveLength(1);
  });

  it('is not sent before what waits for the same token, whatever was seen meanwhile', async () => {
    const desk = await outboxDesk();
    await (await desk.colleague()).create({ authenticationCode: code });
    desk.line.isDown = true;
    await desk.outbox.add(await update(desk, 'Gold'));
    await desk.settled();
    desk.line.isDown = false;
    const later = await update(desk, 'Platinum');
    expect(await sendNow(desk, later)).toMatchObject({ ok: false, failure: { reason: 'waits-in-outbox' } });
    await desk.outbox.add(later);
    await desk.pass(60_000);
    const done = desk.practice.ledger.entries('access_tokens/update').map(({ request }) => request['udf_string_1']);
    expect(done).toEqual(['Gold', 'Platinum']);
  });

  it('is sent where nothing can be written down, and does not turn up later', async () => {
    const desk = await outboxDesk();
    desk.disk.isFull = true;
    expect((await sendNow(desk, create)).ok).toBe(true);
    desk.disk.isFull = false;
    await desk.restart();
    await desk.pass(60_000);
    expect(desk.states()).toEqual([]);
    expect(creations(desk)).toHaveLength(1);
  });

  it('is taken off the disk later, where that was full when the answer came', async () => {
    const desk = await outboxDesk();
    await desk.outbox.sendNow(create, () => {
      desk.disk.isFull = true;
      return Promise.resolve(failed({ code: 'offline', message: 'nobody listens' }));
    });
    expect(desk.disk.entries()).toHaveLength(1);
    desk.disk.isFull = false;
    await sendNow(desk, { kind: 'create', draft: { authenticationCode: 'NOW-2' } });
    expect(desk.disk.entries()).toEqual([]);
  });

  it('is not sent under the session of somebody who came meanwhile', async () => {
    const desk = await outboxDesk();
    const write = desk.disk.write.bind(desk.disk);
    desk.disk.write = async (changes) => {
      await desk.session.signIn('supervisor');
      return write(changes);
    };
    expect(await sendNow(desk, create)).toMatchObject({ ok: false, failure: { code: 'signed-out' } });
    expect(desk.writes).toEqual([]);
    expect(desk.disk.entries()).toEqual([]);
  });

  it('and that nobody hears of any more stays as confirmed', async () => {
    const desk = await outboxDesk();
    const options = { tokenOf: (token: AccessToken) => token, isHeard: () => false };
    expect((await desk.outbox.sendNow(create, () => send(desk, create), options)).ok).toBe(true);
    expect(desk.states()).toEqual(['confirmed']);
    expect(JSON.stringify(desk.disk.entries())).not.toContain('S3cret!');
  });

  it('that breaks off in a fault of the app is looked up like a lost answer', async () => {
    const desk = await outboxDesk();
    const broken = desk.outbox.sendNow(create, async () => {
      await send(desk, create);
      throw new Error('a bug');
    });
    await expect(broken).rejects.toThrow('a bug');
    await desk.pass(60_000);
    expect(desk.states()).toEqual(['confirmed']);
  });
});
