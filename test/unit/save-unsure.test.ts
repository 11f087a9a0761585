import { expect, it } from 'vitest';
import type { Work } from '../../electron/offline/entry';
import { troubled, type Stored } from '../../electron/offline/record';
import { outboxDesk } from './outbox-desk';

const work: Work = { kind: 'create', draft: { authenticationCode: 'ONCE-1' } };

/** Lets the next writes end as given, each after it was made or not, and says whether the disk can be read. */
async function deskWith(ways: readonly { isMade: boolean; answer: Stored<null> }[], canRead: () => boolean) {
  const desk = await outboxDesk();
  desk.line.isDown = true;
  const write = desk.disk.write.bind(desk.disk);
  const readAll = desk.disk.readAll.bind(desk.disk);
  const left = [...ways];
  desk.disk.write = async (changes) => {
    const way = left.shift();
    if (!way) return write(changes);
    if (way.isMade) await write(changes);
    return way.answer;
  };
  desk.disk.readAll = (kind) => (canRead() ? readAll(kind) : Promise.resolve(troubled('ended')));
  return desk;
}

const ended = troubled<null>('ended');

it('a save whose store ended before it answered is made again, and there is one entry', async () => {
  const desk = await deskWith([{ isMade: true, answer: ended }], () => true);
  expect(await desk.outbox.add(work)).toMatchObject({ ok: true });
  expect(desk.disk.entries()).toHaveLength(1);
});

it('a save that cannot be made again, and is not on disk, is refused and never turns up', async () => {
  const full = troubled<null>('full');
  const desk = await deskWith(
    [
      { isMade: false, answer: ended },
      { isMade: false, answer: full },
    ],
    () => true,
  );
  expect(await desk.outbox.add(work)).toMatchObject({ ok: false, failure: { reason: 'not-saved' } });
  await desk.outbox.tryDisk();
  await desk.restart();
  expect(desk.states()).toEqual([]);
});

it('a save of which it is not known whether it is on disk is said to be unknown, and found again', async () => {
  let canRead = false;
  const twice = [
    { isMade: true, answer: ended },
    { isMade: false, answer: ended },
  ];
  const desk = await deskWith(twice, () => canRead);
  const added = await desk.outbox.add(work);
  expect(added).toMatchObject({ ok: false, failure: { reason: 'save-unknown' } });
  expect(desk.states()).toEqual([]);
  canRead = true;
  await desk.outbox.tryDisk();
  expect(desk.states()).toEqual(['queued']);
  // who saves the same again has one entry
  const id = added.ok ? undefined : added.failure.entry;
  expect(await desk.outbox.add(work, id)).toMatchObject({ ok: true, value: { id } });
  expect(desk.disk.entries()).toHaveLength(1);
});

it('a decision that could not be written is not on disk either, though its store ended in the midst', async () => {
  const desk = await deskWith([], () => true);
  const added = await desk.outbox.add(work);
  const id = added.ok ? added.value.id : '';
  let isDown = true;
  const write = desk.disk.write.bind(desk.disk);
  desk.disk.write = async (changes) => {
    if (!isDown) return write(changes);
    await write(changes);
    return ended;
  };
  const other: Work = { kind: 'create', draft: { authenticationCode: 'OTHER-1' } };
  expect((await desk.outbox.decide(id, { decision: 'edit', work: other })).ok).toBe(false);
  isDown = false;
  await desk.outbox.tryDisk();
  await desk.settled();
  expect(desk.disk.entries().map((entry) => entry.work)).toEqual([work]);
});

it('who saves or sends other work from a form that may have been saved is asked first, and the same is one entry', async () => {
  let canRead = false;
  const twice = [
    { isMade: true, answer: ended },
    { isMade: false, answer: ended },
  ];
  const desk = await deskWith(twice, () => canRead);
  const nameless: Work = { kind: 'create', draft: { udfs: { udfString1: 'm1' } } };
  const changed: Work = { kind: 'create', draft: { udfs: { udfString1: 'm2' } } };
  const send = () => Promise.reject(new Error('It was sent'));
  const otherwise = { ok: false, failure: { code: 'unknown-outcome', reason: 'saved-otherwise', entry: 'form-1' } };
  expect(await desk.outbox.add(nameless, 'form-1')).toMatchObject({ failure: { reason: 'save-unknown' } });
  expect(await desk.outbox.savedAs('form-1')).toMatchObject({
    failure: { reason: 'save-unknown', entry: 'form-1' },
  });
  expect(await desk.outbox.add(changed, 'form-1')).toMatchObject(otherwise);
  expect(await desk.outbox.sendNow(changed, send, { id: 'form-1' })).toMatchObject(otherwise);
  canRead = true;
  await desk.outbox.tryDisk();
  expect(await desk.outbox.savedAs('form-1')).toMatchObject({ value: { id: 'form-1' } });
  // found by now, and the same is so
  expect(await desk.outbox.add(changed, 'form-1')).toMatchObject(otherwise);
  expect(await desk.outbox.sendNow(changed, send, { id: 'form-1' })).toMatchObject(otherwise);
  expect(await desk.outbox.sendNow(nameless, send, { id: 'form-1' })).toMatchObject({
    failure: { code: 'unknown-outcome', entry: 'form-1' },
  });
  expect(await desk.outbox.add(nameless, 'form-1')).toMatchObject({ ok: true, value: { id: 'form-1' } });
  expect(desk.disk.entries()).toHaveLength(1);
});

it('a form that is saved again while it is being saved, by a window that was begun anew, is one entry', async () => {
  const desk = await deskWith([], () => true);
  const nameless: Work = { kind: 'create', draft: {} };
  const first = desk.outbox.add(nameless, 'form-1');
  const outcome = desk.outbox.savedAs('form-1');
  const second = desk.outbox.add(nameless, 'form-1');
  expect(await outcome).toMatchObject({ ok: true, value: { id: 'form-1' } });
  expect(await Promise.all([first, second])).toMatchObject([{ ok: true }, { ok: true }]);
  expect(desk.outbox.standings()).toHaveLength(1);
});
