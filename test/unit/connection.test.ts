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

function watch(isPractice = false) {
  const timers: (() => void)[] = [];
  const changed = vi.fn();
  const probe = vi.fn<() => Promise<Result<unknown>>>(() => Promise.resolve(offline));
  const watched = watchConnection({
    isPractice: () => isPractice,
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

test('practice is shown as such', () => {
  expect(watch(true).watched.state()).toBe('practice');
});
