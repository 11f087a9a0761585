import { expect, test } from 'vitest';
import type { Operator } from '../../electron/contract/desk-state';
import { failed, success, type Result } from '../../electron/contract/failure';
import type { AccessToken } from '../../electron/contract/model';
import type { QueuedWork } from '../../electron/contract/outbox';
import { openSubmits } from '../../electron/desk/submits';
import { token } from './directory-tokens';

const operator: Operator = {
  userName: 'jane',
  organisation: 'CRMDEMO',
  unit: null,
  server: 'https://crm.example',
  practice: false,
};
const nameless: QueuedWork = { kind: 'create', draft: {} };
const made = token({ id: '1', number: 'AT1' });
const lost = failed({ code: 'unknown-outcome', message: 'no answer' });

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

const ask = { operator, work: nameless, again: false, isHeard: () => true };

test('the same create pressed again while it is on its way is sent once', async () => {
  const submits = openSubmits(() => false);
  const one = request();
  const first = submits.send({ ...ask, isHeard: () => false }, one.send);
  const second = submits.send(ask, one.send);
  one.answer(success(made));
  expect(await second).toEqual(success(made));
  expect(await first).toEqual(success(made));
  expect(one.times).toBe(1);
});

test('an answer that reached no window is told to the form that comes back, once', async () => {
  const submits = openSubmits(() => false);
  const one = request();
  const first = submits.send({ ...ask, isHeard: () => false }, one.send);
  const outcome = submits.outcome(operator, nameless);
  one.answer(success(made));
  await first;
  expect(await outcome).toEqual(success(made));
  expect(submits.outcome(operator, nameless)).toBeNull();
});

test('an answer that was heard does not stand in for the next create of the same form', async () => {
  const submits = openSubmits(() => false);
  const one = request();
  one.answer(success(made));
  await submits.send(ask, one.send);
  await submits.send(ask, one.send);
  expect(one.times).toBe(2);
});

test('another operator learns nothing of it', () => {
  const submits = openSubmits(() => false);
  const one = request();
  void submits.send({ ...ask, isHeard: () => false }, one.send);
  expect(submits.outcome({ ...operator, userName: 'joe' }, nameless)).toBeNull();
});

test('a create that may have been done and cannot be looked up is sent again only when that was decided', async () => {
  const submits = openSubmits(() => false);
  const one = request();
  one.answer(lost);
  expect(await submits.send(ask, one.send)).toEqual(lost);
  expect(await submits.send(ask, one.send)).toMatchObject({ ok: false, failure: { reason: 'sent-before' } });
  expect(one.times).toBe(1);
  await submits.send({ ...ask, again: true }, one.send);
  expect(one.times).toBe(2);
  // what can be looked up cannot be made twice
  const coded: QueuedWork = { kind: 'create', draft: { authenticationCode: 'A1' } };
  await submits.send({ ...ask, work: coded }, one.send);
  await submits.send({ ...ask, work: coded }, one.send);
  expect(one.times).toBe(4);
});
