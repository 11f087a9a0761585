import { expect, test, vi } from 'vitest';
import type { Failure, Result } from '../../electron/contract/failure';
import { watchConnection } from '../../electron/desk/connection';

const failure = (part: Partial<Failure> & Pick<Failure, 'code'>): Result<never> => ({
  ok: false,
  failure: { message: '', ...part },
});
const offline = failure({ code: 'offline' });
const refused = failure({ code: 'rejected', server: { code: 'X', message: null, description: null } });
const answered: Result<null> = { ok: true, value: null };

function watch(isPractice = () => false) {
  const timers: (() => void)[] = [];
  const changed = vi.fn();
  const probe = vi.fn<() => Promise<Result<unknown>>>(() => Promise.resolve(offline));
  const watched = watchConnection({
    isPractice,
    changed,
    probe,
    after: (_milliseconds, act) => timers.push(act),
  });
  /** Lets the next timer run out, and its probe be answered. */
  const pass = async () => {
    timers.shift()?.();
    await vi.waitFor(() => expect(probe).toHaveBeenCalled());
    await Promise.resolve();
    await Promise.resolve();
  };
  return { watched, timers, changed, probe, pass };
}

test('one request that could not reach the server means offline, one answer of the API means online', () => {
  const { watched, changed } = watch();
  expect(watched.state()).toBe('online');
  watched.heard(offline);
  watched.heard(offline);
  expect(watched.state()).toBe('offline');
  watched.heard(refused);
  expect(watched.state()).toBe('online');
  expect(changed.mock.calls).toEqual([['offline'], ['online']]);
});

test.each([
  ['our own refusal', failure({ code: 'invalid' })],
  ['a lost answer', failure({ code: 'unknown-outcome', reason: 'connection-lost' })],
  ['the page of a portal', failure({ code: 'rejected', reason: 'web-page' })],
  ['a redirect', failure({ code: 'rejected', reason: 'redirected' })],
])('%s tells nothing of the line', (_what, result) => {
  const { watched } = watch();
  watched.heard(result);
  expect(watched.state()).toBe('online');
  watched.heard(offline);
  watched.heard(result);
  expect(watched.state()).toBe('offline');
});

test('while offline the server is asked for a sign of life, one question at a time, until it answers', async () => {
  const { watched, timers, probe, pass } = watch();
  watched.heard(offline);
  watched.heard(offline);
  expect(timers).toHaveLength(1);
  await pass();
  expect(probe).toHaveBeenCalledTimes(1);
  await vi.waitFor(() => expect(timers).toHaveLength(1));
  probe.mockResolvedValue(answered);
  await pass();
  await vi.waitFor(() => expect(watched.state()).toBe('online'));
  expect(timers).toHaveLength(0);
});

test.each(['timed-out', 'connection-lost'] as const)(
  'after an answer that was lost (%s) the server is asked at once whether it is there',
  async (reason) => {
    const { watched, timers, probe } = watch();
    watched.heard(failure({ code: 'unknown-outcome', reason }));
    watched.heard(failure({ code: 'unknown-outcome', reason }));
    expect(probe).toHaveBeenCalledTimes(1);
    await vi.waitFor(() => expect(watched.state()).toBe('offline'));
    expect(timers).toHaveLength(1);
    probe.mockResolvedValue(answered);
    timers.shift()?.();
    await vi.waitFor(() => expect(watched.state()).toBe('online'));
    watched.heard(failure({ code: 'unknown-outcome', reason }));
    await vi.waitFor(() => expect(probe).toHaveBeenCalledTimes(3));
    expect([watched.state(), timers]).toEqual(['online', []]);
  },
);

test('practice is shown as such, and asks no server for a sign of life', async () => {
  let isPractice = false;
  const { watched, timers, probe } = watch(() => isPractice);
  watched.heard(offline);
  isPractice = true;
  expect(watched.state()).toBe('practice');
  timers.shift()?.();
  await Promise.resolve();
  expect([probe.mock.calls, timers]).toEqual([[], []]);
});
