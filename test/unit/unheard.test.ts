import { expect, test, vi } from 'vitest';
import type { Operator } from '../../electron/contract/desk-state';
import { failed, success, type Result } from '../../electron/contract/failure';
import { openUnheard } from '../../electron/shell/unheard';
import { later } from '../support/fake-desk';

const jane: Operator = {
  server: 'https://crm.example.com',
  organisation: 'DEMO',
  unit: null,
  userName: 'jane',
  practice: false,
};

type Made = { number: string | null; passCode: string | null };

function begin({ operator = jane, elapsed = () => performance.now() } = {}) {
  const changed = vi.fn();
  const unheard = openUnheard(changed, elapsed);
  const answer = later<Result<Made>>();
  const hears = { isThere: true };
  const follow = (promise: Promise<Result<Made>>) =>
    unheard.follow(
      {
        operator,
        action: 'new-pass-code',
        token: '990210',
        tokenOf: ({ number }: Made) => number,
        passCodeOf: ({ passCode }: Made) => passCode,
        isHeard: () => hears.isThere,
      },
      promise,
    );
  return { unheard, answer, follow, asked: follow(answer.promise), hears, changed };
}

const made = success({ number: 'AT1', passCode: 'secret7' });
const told = [{ token: 'AT1', outcome: { state: 'told', passCode: 'secret7' } }];

/** Gives the memory with a pass code in it that came to nobody. */
async function beginUnheard(parts: Parameters<typeof begin>[0] = {}) {
  const begun = begin(parts);
  begun.hears.isThere = false;
  begun.answer.keep(made);
  await begun.asked;
  return begun;
}

test('an answer that is heard is kept nowhere', async () => {
  const { unheard, answer, asked, changed } = begin();
  expect(unheard.read(jane)).toEqual([]);
  answer.keep(made);
  expect(await asked).toEqual(made);
  expect(unheard.read(jane)).toEqual([]);
  expect(unheard.hasPassCode(jane)).toBe(false);
  expect(changed).not.toHaveBeenCalled();
});

test('what waits for its answer is told where whoever asked is gone', () => {
  const { unheard, hears } = begin();
  hears.isThere = false;
  expect(unheard.read(jane)).toMatchObject([{ token: '990210', outcome: { state: 'waiting' } }]);
});

test('a pass code that was made while no window was there is shown by the next one', async () => {
  const { unheard, changed } = await beginUnheard();
  expect(changed).toHaveBeenCalledOnce();
  // a window that failed before it could show it does not lose it
  expect(unheard.read(jane)).toMatchObject(told);
  expect(unheard.read({ ...jane, unit: 'Kiosk' })).toMatchObject(told);
  expect(unheard.hasPassCode(jane)).toBe(true);
  unheard.heard(jane, unheard.read(jane)[0]?.id ?? '');
  expect(unheard.read(jane)).toEqual([]);
  expect(unheard.hasPassCode(jane)).toBe(false);
});

test.each([
  { userName: 'joe' },
  { organisation: 'OTHER' },
  { server: 'https://other.example.com' },
  { practice: true },
  { userName: null, organisation: null },
])('it is shown to its operator alone, not to one with %j', async (more) => {
  const { unheard } = await beginUnheard();
  const other = { ...jane, ...more };
  expect(unheard.read(other)).toEqual([]);
  expect(unheard.hasPassCode(other)).toBe(false);
  unheard.heard(other, unheard.read(jane)[0]?.id ?? '');
  unheard.forget(other);
  expect(unheard.read(jane)).toMatchObject(told);
});

test('an operator whom the server does not name is not taken for another one', async () => {
  const operator = { ...jane, userName: null, organisation: null };
  const { unheard } = await beginUnheard({ operator });
  expect(unheard.read({ ...operator })).toEqual([]);
  expect(unheard.read(operator)).toMatchObject(told);
});

test('it waits for no more than five minutes, and is then told as made', async () => {
  vi.useFakeTimers();
  try {
    const { unheard } = await beginUnheard();
    vi.advanceTimersByTime(5 * 60_000);
    expect(JSON.stringify(unheard.read(jane))).not.toContain('secret7');
    expect(unheard.read(jane)).toMatchObject([{ token: 'AT1', outcome: { state: 'made' } }]);
    expect(unheard.hasPassCode(jane)).toBe(false);
  } finally {
    vi.useRealTimers();
  }
});

test('its time passes while the machine sleeps, too', async () => {
  let elapsed = 0;
  const { unheard } = await beginUnheard({ elapsed: () => elapsed });
  elapsed = 5 * 60_000;
  expect(unheard.hasPassCode(jane)).toBe(false);
  expect(unheard.read(jane)).toMatchObject([{ token: 'AT1', outcome: { state: 'made' } }]);
});

test('signing out does not leave it behind, made before or after that', async () => {
  const before = await beginUnheard();
  before.unheard.forget(jane);
  expect(before.unheard.read(jane)).toEqual([]);
  const after = begin();
  after.hears.isThere = false;
  after.unheard.forget(jane);
  after.answer.keep(made);
  await after.asked;
  expect(after.unheard.read(jane)).toEqual([]);
  expect(after.changed).not.toHaveBeenCalled();
});

test('a failure that came to nobody is kept', async () => {
  const { unheard, answer, asked, hears } = begin();
  hears.isThere = false;
  answer.keep(failed({ code: 'unknown-outcome', message: 'No answer' }));
  await asked;
  expect(unheard.read(jane)).toMatchObject([{ outcome: { state: 'failed', failure: { code: 'unknown-outcome' } } }]);
  expect(unheard.hasPassCode(jane)).toBe(false);
});

test('an error on the way does not leave it waiting for ever', async () => {
  const { unheard, answer, asked, follow, hears } = begin();
  answer.keep(made);
  await asked;
  hears.isThere = false;
  await expect(follow(Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(unheard.read(jane)).toMatchObject([{ outcome: { state: 'failed', failure: { code: 'unknown-outcome' } } }]);
});
