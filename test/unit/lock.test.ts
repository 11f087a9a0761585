import { expect, test, vi } from 'vitest';
import type { Operator } from '../../electron/contract/desk-state';
import { failed, success, type Failure, type Result } from '../../electron/contract/failure';
import type { SessionState } from '../../electron/contract/desk-state';
import type { LockMark } from '../../electron/session/stored-session';
import { openLock, waitAfter } from '../../electron/shell/lock';
import { later } from '../support/fake-desk';

const jane: Operator = {
  userName: 'jane',
  organisation: 'CRMDEMO',
  unit: null,
  server: 'https://crm',
  practice: false,
};
const refused: Failure = { code: 'rejected', reason: 'refused-by-server', message: 'no' };
const offline: Failure = { code: 'offline', reason: 'unreachable', message: 'no' };

function setUp(more: { operator?: Operator | null; mark?: LockMark | null; known?: boolean | null } = {}) {
  const { operator = jane, mark = null, known = null } = more;
  const desk = { operator, mark, elapsed: 0, answer: failed<SessionState>(refused) };
  const shut = vi.fn();
  const locked = vi.fn();
  const tried = vi.fn<(secret: string) => Promise<Result<SessionState>>>(() => Promise.resolve(desk.answer));
  const lock = openLock({
    session: {
      operator: () => desk.operator,
      signInAgain: tried,
      signOut: () => {
        desk.operator = null;
        return Promise.resolve(success<SessionState>({ signedIn: false, ended: 'signed-out' }));
      },
      lockMark: () => desk.mark,
      markLocked: (next) => {
        desk.mark = next;
        return Promise.resolve();
      },
    },
    verifier: { check: () => Promise.resolve(known) },
    practicePassword: ({ practice }) => Promise.resolve(practice ? 'practice' : null),
    shut,
    changed: () => undefined,
    locked,
    elapsed: () => desk.elapsed,
  });
  return { lock, desk, shut, locked, tried };
}

const accepted = success<SessionState>({ signedIn: true, operator: jane, leftMs: 1, kept: 'memory', features: [] });

test('nobody at the desk: nothing to lock', () => {
  const { lock, shut } = setUp({ operator: null });
  lock.lock();
  expect(lock.state()).toEqual({ locked: false });
  expect(shut).not.toHaveBeenCalled();
});

test('a desk is shut once, and tells whose it is', () => {
  const { lock, shut, locked, desk } = setUp();
  lock.lock();
  lock.lock();
  expect(shut).toHaveBeenCalledTimes(1);
  expect(locked).toHaveBeenCalledTimes(1);
  expect(lock.state()).toEqual({
    locked: true,
    operator: jane,
    with: 'password',
    waitMs: 0,
    practicePassword: null,
  });
  expect(desk.mark).toEqual({ wrong: 0 });
});

test('whoever waited as long as they were told is not too early, whatever a sum of fractions comes to', async () => {
  const { lock, desk } = setUp();
  lock.lock();
  desk.elapsed = 0.1;
  for (const attempt of ['one', 'two', 'three']) await lock.unlock(attempt);
  desk.elapsed = 1_000.0999999;
  expect(lock.state()).toMatchObject({ waitMs: 0 });
  expect(await lock.unlock('four')).toEqual(failed(refused));
});

test('the right secret opens it, and a wrong one does not', async () => {
  const { lock, desk } = setUp();
  lock.lock();
  expect(await lock.unlock('wrong')).toEqual(failed(refused));
  expect(desk.mark).toEqual({ wrong: 1 });
  desk.answer = accepted;
  expect(await lock.unlock('right')).toEqual(success(null));
  expect(lock.state()).toEqual({ locked: false });
  expect(desk.mark).toBeNull();
});

test.each([
  [1, 0],
  [2, 0],
  [3, 1_000],
  [4, 2_000],
  [6, 8_000],
  [9, 60_000],
  [5_000, 60_000],
])('after %i wrong attempts the next waits %i ms', (wrong, wait) => {
  expect(waitAfter(wrong)).toBe(wait);
});

test('while it waits nothing is tried, not even the right secret', async () => {
  const { lock, desk, tried } = setUp();
  lock.lock();
  for (let attempt = 0; attempt < 4; attempt++) {
    desk.elapsed += 60_000;
    await lock.unlock('wrong');
  }
  desk.answer = accepted;
  desk.elapsed += 1_999;
  expect(lock.state()).toMatchObject({ waitMs: 1 });
  expect(await lock.unlock('right')).toMatchObject({ ok: false, failure: { reason: 'too-many-attempts' } });
  expect(tried).toHaveBeenCalledTimes(4);
  desk.elapsed += 1;
  expect(await lock.unlock('right')).toEqual(success(null));
});

test('attempts side by side are one attempt', async () => {
  const { lock, tried } = setUp();
  const answer = later<Result<SessionState>>();
  tried.mockImplementation(() => answer.promise);
  lock.lock();
  const first = lock.unlock('one');
  const others = await Promise.all(['two', 'three'].map((secret) => lock.unlock(secret)));
  for (const other of others) expect(other).toMatchObject({ failure: { reason: 'too-many-attempts' } });
  answer.keep(failed(refused));
  expect(await first).toEqual(failed(refused));
  expect(tried).toHaveBeenCalledTimes(1);
});

test.each([
  [true, success(null)],
  [false, { ok: false, failure: { reason: 'refused-by-server' } }],
  [null, failed(offline)],
])('a server that does not answer leaves it to the verifier, which says %s', async (known, outcome) => {
  const { lock, desk } = setUp({ known });
  desk.answer = failed(offline);
  lock.lock();
  expect(await lock.unlock('secret')).toMatchObject(outcome);
  expect(desk.mark).toEqual(known === true ? null : { wrong: known === false ? 1 : 0 });
});

test('a server that refuses is not overruled by what it took before', async () => {
  const { lock } = setUp({ known: true });
  lock.lock();
  expect(await lock.unlock('old')).toEqual(failed(refused));
});

test('refused with 401 is refused', async () => {
  const { lock, desk } = setUp({ known: true });
  desk.answer = failed({ code: 'rejected', reason: 'http-status', httpStatus: 401, message: 'no' });
  lock.lock();
  expect(await lock.unlock('old')).toMatchObject({ failure: { reason: 'refused-by-server' } });
});

test('handing over lets the operator go', async () => {
  const { lock, desk } = setUp();
  lock.lock();
  expect(await lock.handOver()).toEqual(success(null));
  expect(desk.operator).toBeNull();
  expect(lock.state()).toEqual({ locked: false });
});

test('an open desk has nothing to hand over', async () => {
  const { lock, desk } = setUp();
  await lock.handOver();
  expect(desk.operator).toBe(jane);
});

test('a lock of the last run goes on, with its wrong attempts, and without a new window', async () => {
  const { lock, shut, locked } = setUp({ mark: { wrong: 5 } });
  lock.takeUp();
  expect(locked).toHaveBeenCalledTimes(1);
  expect(lock.state()).toMatchObject({ locked: true, waitMs: 4_000 });
  expect(shut).not.toHaveBeenCalled();
  expect(await lock.unlock('any')).toMatchObject({ failure: { reason: 'too-many-attempts' } });
});

test('practice tells its password', async () => {
  const { lock } = setUp({ operator: { ...jane, practice: true } });
  lock.lock();
  await vi.waitFor(() => expect(lock.state()).toMatchObject({ practicePassword: 'practice' }));
});
