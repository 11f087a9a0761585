import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Operator } from '../../electron/contract/desk-state';
import { failed, success, type Result } from '../../electron/contract/failure';
import type { AccessToken } from '../../electron/contract/model';
import { seenOf, type QueuedWork } from '../../electron/contract/outbox';
import { openDoubts, openSubmits, type Submits } from '../../electron/desk/submits';
import type { EntryState } from '../../electron/offline/entry';
import { token } from './directory-tokens';

const operator: Operator = {
  userName: 'jane',
  organisation: 'CRMDEMO',
  unit: null,
  server: 'https://crm.example',
  practice: false,
};
const nameless: QueuedWork = { kind: 'create', draft: {} };
const coded: QueuedWork = { kind: 'create', draft: { authenticationCode: 'A1' } };
const made = token({ id: '1', number: 'AT1' });
const lost = failed({ code: 'unknown-outcome', message: 'no answer' });
const foundOut = failed({ code: 'unknown-outcome', message: 'no answer', entry: 'one' });
const ask = { operator, id: 'one', work: nameless, again: false };

let submits: Submits<AccessToken>;
let twins: QueuedWork[];
let states: Record<string, EntryState['name']>;

beforeEach(() => {
  twins = [];
  states = {};
  const doubts = openDoubts(
    (work) => twins.includes(work),
    (id) => states[id] ?? null,
  );
  submits = openSubmits(doubts);
});

/** A request that counts how often it was made, and is answered when it is said. */
function request() {
  let answer: (result: Result<AccessToken>) => void = () => undefined;
  const answered = new Promise<Result<AccessToken>>((resolve) => (answer = resolve));
  const asked = { times: 0, answer: (result: Result<AccessToken>) => answer(result) };
  return Object.assign(asked, {
    send: () => {
      asked.times += 1;
      return answered;
    },
  });
}

/** A request that has its answer already. */
function answeredWith(result: Result<AccessToken>) {
  const one = request();
  one.answer(result);
  return one;
}

test('the same submit, sent again while it is on its way, is sent once', async () => {
  const one = request();
  const [first, second] = [submits.send(ask, one.send), submits.send(ask, one.send)];
  one.answer(success(made));
  expect(await Promise.all([first, second])).toEqual([success(made), success(made)]);
  expect(one.times).toBe(1);
});

test('a form that comes back learns the answer, on its way or there, also where a window that died may have shown it', async () => {
  const one = request();
  const first = submits.send(ask, one.send);
  const outcome = submits.outcome(operator, 'one');
  one.answer(success(made));
  await first;
  expect(await outcome).toEqual(success(made));
  expect(await submits.outcome(operator, 'one')).toEqual(success(made));
  // and a press of the form that came back is no other one
  expect(await submits.send(ask, one.send)).toEqual(success(made));
  expect(one.times).toBe(1);
});

test('a form that comes back after a lost answer is told so again', async () => {
  await submits.send(ask, answeredWith(lost).send);
  expect(await submits.outcome(operator, 'one')).toEqual(lost);
});

test('the next form with the same content is another submit', async () => {
  const one = answeredWith(success(made));
  await submits.send(ask, one.send);
  await submits.send({ ...ask, id: 'two' }, one.send);
  expect(one.times).toBe(2);
});

test('another operator learns nothing of it, nor anybody after the sign-out', async () => {
  await submits.send(ask, answeredWith(success(made)).send);
  expect(submits.outcome({ ...operator, userName: 'joe' }, 'one')).toBeNull();
  expect(submits.outcome({ ...operator, userName: 'JANE' }, 'one')).not.toBeNull();
  submits.forget(operator);
  expect(submits.outcome(operator, 'one')).toBeNull();
});

test('a create that may have been done and cannot be looked up is sent again only when that was decided', async () => {
  const one = answeredWith(lost);
  await submits.send(ask, one.send);
  const sentBefore = { ok: false, failure: { code: 'unknown-outcome', reason: 'sent-before' } };
  expect(await submits.send(ask, one.send)).toMatchObject(sentBefore);
  expect(await submits.send({ ...ask, id: 'two' }, one.send)).toMatchObject(sentBefore);
  expect(one.times).toBe(1);
  await submits.send({ ...ask, id: 'three', again: true }, answeredWith(success(made)).send);
  // what was decided is not asked again, and the next customer's card is another one
  const next = answeredWith(success(made));
  await submits.send({ ...ask, id: 'four' }, next.send);
  expect(next.times).toBe(1);
});

test('a create without a code that is still on its way is not begun from another form without a decision', async () => {
  const one = request();
  void submits.send(ask, one.send);
  expect(await submits.send({ ...ask, id: 'two' }, one.send)).toMatchObject({ failure: { reason: 'sent-before' } });
  expect(one.times).toBe(1);
});

test('a create that waits in the Outbox for a decision is not sent again without one', async () => {
  twins = [nameless];
  const one = request();
  expect(await submits.send(ask, one.send)).toMatchObject({ failure: { reason: 'sent-before' } });
  expect(one.times).toBe(0);
});

test.each(['conflict', 'rejected', 'offline'] as const)(
  'what ends as %s after its first answer was lost may have been done the first time',
  async (code) => {
    const refused = failed({
      code,
      reason: 'refused-by-server',
      message: 'refused',
      fields: { identifier: { said: 'used' } },
    });
    await submits.send({ ...ask, work: coded }, answeredWith(lost).send);
    const again = await submits.send({ ...ask, work: coded }, answeredWith(refused).send);
    expect(again).toEqual(failed({ code: 'unknown-outcome', reason: 'first-try-unknown', message: 'refused' }));
    // so that other values are sent by a decision alone
    expect(await submits.send({ ...ask, work: nameless }, request().send)).toMatchObject({
      failure: { reason: 'sent-otherwise' },
    });
    expect(await submits.send({ ...ask, work: coded }, answeredWith(success(made)).send)).toEqual(success(made));
    expect(await submits.send({ ...ask, id: 'two', work: coded }, answeredWith(refused).send)).toEqual(refused);
  },
);

describe('a create that is to be saved for later', () => {
  const kept = success('kept');
  const isNew = () => Promise.resolve(false);
  const isKept = () => Promise.resolve(true);
  const save = vi.fn(() => Promise.resolve(kept));

  beforeEach(() => save.mockClear());

  test('is saved where nothing is in doubt', async () => {
    expect(await submits.save(ask, isNew, save)).toEqual(kept);
  });

  test('may have been done where its answer was lost, and is saved only when that was decided', async () => {
    await submits.send(ask, answeredWith(lost).send);
    expect(await submits.save(ask, isNew, save)).toMatchObject({ failure: { reason: 'sent-before' } });
    expect(await submits.save({ ...ask, work: coded }, isNew, save)).toMatchObject({
      failure: { code: 'unknown-outcome', reason: 'sent-otherwise' },
    });
    expect(save).not.toHaveBeenCalled();
    expect(await submits.save({ ...ask, id: 'two', again: true }, isNew, save)).toEqual(kept);
  });

  test('is known where the same is saved once more', async () => {
    await submits.send(ask, answeredWith(lost).send);
    expect(await submits.save(ask, isKept, save)).toEqual(kept);
  });

  test('is not saved where it was done, or is on its way', async () => {
    await submits.send(ask, answeredWith(success(made)).send);
    expect(await submits.save(ask, isNew, save)).toMatchObject({ failure: { reason: 'sent-before' } });
    void submits.send({ ...ask, id: 'two', work: coded }, request().send);
    expect(await submits.save({ ...ask, id: 'two', work: coded }, isNew, save)).toMatchObject({
      failure: { reason: 'sent-before' },
    });
    expect(save).not.toHaveBeenCalled();
  });

  test('can be saved with a code after its answer was lost: it is recognised', async () => {
    await submits.send({ ...ask, work: coded }, answeredWith(lost).send);
    expect(await submits.save({ ...ask, work: coded }, isNew, save)).toEqual(kept);
  });
});

test('a create that can be looked up is sent again: it is recognised, and not made twice', async () => {
  const one = answeredWith(lost);
  await submits.send({ ...ask, work: coded }, one.send);
  await submits.send({ ...ask, work: coded }, one.send);
  expect(one.times).toBe(2);
});

test.each([lost, foundOut])(
  'a form that was changed after its answer was lost is sent when that was decided',
  async (answer) => {
    states = { one: 'unknown' };
    const changed: QueuedWork = { kind: 'create', draft: { authenticationCode: 'A2' } };
    await submits.send({ ...ask, work: coded }, answeredWith(answer).send);
    const one = answeredWith(success(made));
    expect(await submits.send({ ...ask, work: changed }, one.send)).toMatchObject({
      failure: { code: 'unknown-outcome', reason: 'sent-otherwise', ...(answer === foundOut && { entry: 'one' }) },
    });
    expect(one.times).toBe(0);
    expect(await submits.send({ ...ask, id: 'two', work: changed, again: true }, one.send)).toEqual(success(made));
  },
);

test.each([{ one: 'rejected' as const }, {}])(
  'but without a question where the Outbox knows that nothing was made: %j',
  async (now) => {
    states = now;
    await submits.send({ ...ask, work: coded }, answeredWith(foundOut).send);
    const one = answeredWith(success(made));
    await submits.send({ ...ask, work: { kind: 'create', draft: { authenticationCode: 'A2' } } }, one.send);
    expect(one.times).toBe(1);
  },
);

test('a change, and what is added to an account, leave other forms alone', async () => {
  const change: QueuedWork = {
    kind: 'set-effective',
    token: { authenticationCode: 'A1' },
    seen: seenOf(made),
  };
  await submits.send({ ...ask, work: change }, answeredWith(lost).send);
  await submits.send({ ...ask, id: 'two', work: null }, answeredWith(lost).send);
  const one = answeredWith(success(made));
  for (const work of [change, null]) await submits.send({ ...ask, id: 'three', work }, one.send);
  expect(one.times).toBe(2);
});

test('a request that breaks off in a fault of the app may have been done', async () => {
  const broken = submits.send(ask, () => Promise.reject(new Error('a bug')));
  await expect(broken).rejects.toThrow('a bug');
  expect(await submits.send(ask, request().send)).toMatchObject({ failure: { reason: 'sent-before' } });
});
