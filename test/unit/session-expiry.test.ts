import { beforeEach, describe, expect, test, vi } from 'vitest';
import { findToken } from '../../electron/desk/find';
import { practicePeople } from '../../electron/practice/people';
import { hour, openDesk, right } from './session-desk';

const code = practicePeople.tokens.effective.authentication_code;
const day = 24 * hour;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-05-01T09:00:00Z') });
  return () => vi.useRealTimers();
});

describe.each([
  ['ahead', day],
  ['behind', -day],
])('a time of day that is set a day %s', (_, by) => {
  test('before signing in changes nothing', async () => {
    const { session, setTimeOfDay } = openDesk();
    setTimeOfDay(by);
    expect(await session.signIn(right)).toMatchObject({ ok: true, value: { leftMs: 2 * hour } });
    await vi.advanceTimersByTimeAsync(hour);
    expect(session.state()).toMatchObject({ signedIn: true, leftMs: hour });
    await vi.advanceTimersByTimeAsync(hour);
    expect(session.state()).toMatchObject({ signedIn: false, ended: 'expired' });
  });

  test('while signed in changes nothing', async () => {
    const { session, setTimeOfDay } = openDesk();
    await session.signIn(right);
    setTimeOfDay(by);
    await vi.advanceTimersByTimeAsync(hour);
    expect((await findToken(session, { authenticationCode: code })).ok).toBe(true);
    expect(session.state()).toMatchObject({ signedIn: true, leftMs: hour });
    await vi.advanceTimersByTimeAsync(hour);
    expect(session.state()).toMatchObject({ signedIn: false, ended: 'expired' });
  });

  test('between two runs changes nothing: the server is asked for its own', async () => {
    const { session, start, setTimeOfDay } = openDesk();
    await session.signIn(right);
    await vi.advanceTimersByTimeAsync(hour);
    setTimeOfDay(by);
    const next = start();
    await next.restore();
    expect(next.state()).toMatchObject({ signedIn: true });
    const state = next.state();
    expect(state.signedIn && Math.round(state.leftMs / 60_000)).toBe(60);
  });

  test('and between two runs with the server away changes nothing, where it was set during the first', async () => {
    const { session, start, server, setTimeOfDay } = openDesk();
    await session.signIn(right);
    setTimeOfDay(by);
    await vi.advanceTimersByTimeAsync(hour);
    server.isAway = true;
    const next = start();
    await next.restore();
    expect(next.state()).toMatchObject({ signedIn: true, leftMs: hour });
  });
});

test('a session that is over by the server, whatever the time of day says, is not taken up', async () => {
  const { session, start, server, setTimeOfDay } = openDesk();
  await session.signIn(right);
  server.hours = 3;
  setTimeOfDay(-day);
  const next = start();
  await next.restore();
  expect(next.state()).toEqual({ signedIn: false, ended: 'expired' });
});

test('a session that ends while the machine sleeps has ended when it wakes', async () => {
  const { session, clock, server, setTimeOfDay } = openDesk();
  await session.signIn(right);
  clock.sleeps();
  server.hours = 8;
  setTimeOfDay(8 * hour);
  clock.wakes();
  session.check();
  expect(session.state()).toMatchObject({ signedIn: false, ended: 'expired' });
});

test('a session token whose time is over is lent to no call, also before anything has noticed', async () => {
  const { session, clock, setTimeOfDay, practice } = openDesk();
  await session.signIn(right);
  // nobody looks between waking and the call: the timer that would stands still while the machine sleeps
  clock.sleeps();
  setTimeOfDay(8 * hour);
  clock.wakes();
  const before = practice.ledger.entries().length;
  expect(await findToken(session, { authenticationCode: code })).toMatchObject({ failure: { code: 'signed-out' } });
  expect(practice.ledger.entries()).toHaveLength(before);
  expect(session.state()).toMatchObject({ signedIn: false, ended: 'expired' });
});

test('a sleep that no clock of the machine has noticed is learned from the next answer', async () => {
  const { session, server } = openDesk({ sessionSeconds: 4 * 3600 });
  await session.signIn(right);
  server.hours = 3;
  expect((await findToken(session, { authenticationCode: code })).ok).toBe(true);
  expect(session.state()).toMatchObject({ signedIn: true, leftMs: hour });
});

test('several refused at once ask the server once whether the session is over', async () => {
  const { session, practice } = openDesk();
  await session.signIn(right);
  practice.endSessions();
  const answers = await Promise.all([1, 2, 3, 4].map(() => findToken(session, { authenticationCode: code })));
  for (const answer of answers) expect(answer).toMatchObject({ failure: { code: 'signed-out' } });
  // once whether there is such a token at all, and once whether the session lasts
  expect(practice.ledger.entries('access_tokens/get_not_associated')).toHaveLength(2);
});
