import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SessionState } from '../../electron/contract/desk-state';
import { timeLeft } from '../../renderer/lib/words/frame';
import { session } from '../../renderer/state/session.svelte';
import { installFakeDesk } from '../support/fake-desk';

const operator = { userName: 'jane', organisation: 'CRMDEMO', unit: null, server: 'https://x', practice: false };

function signedIn(minutes: number): SessionState {
  return { signedIn: true, operator, leftMs: minutes * 60_000, kept: 'keychain', features: [] };
}

let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  installFakeDesk();
  stop = session.follow();
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe('the time left', () => {
  test('passes by itself and never falls below nothing', () => {
    session.take(signedIn(120));
    expect(session.minutesLeft).toBe(120);
    vi.advanceTimersByTime(61 * 60_000);
    expect(session.minutesLeft).toBe(59);
    vi.advanceTimersByTime(200 * 60_000);
    expect(session.minutesLeft).toBe(0);
  });

  test.each([
    [120, '2 h left'],
    [111, '1 h 51 min left'],
    [59, '59 min left'],
    [1, '1 min left'],
    [0, 'Less than a minute left'],
  ])('of %i minutes reads %s', (minutes, words) => {
    expect(timeLeft(minutes)).toBe(words);
  });
});

describe('the end of a session', () => {
  test.each(['expired', 'refused'] as const)('%s: the operator is asked to sign in again, where they were', (ended) => {
    session.take(signedIn(120));
    session.take({ signedIn: false, ended, operator });
    expect(session.mustSignInAgain).toBe(true);
    expect(session.operator).toEqual(operator);
    session.leave();
    expect(session.mustSignInAgain).toBe(false);
  });

  test('signed out: the desk is free for the next operator', () => {
    session.take(signedIn(120));
    session.take({ signedIn: false, ended: 'signed-out' });
    expect(session.operator).toBeNull();
    expect(session.minutesLeft).toBeNull();
  });

  test('expired before the app was started: there is nobody to ask again', () => {
    session.take({ signedIn: false, ended: 'not-yet' });
    session.take({ signedIn: false, ended: 'expired' });
    expect(session.mustSignInAgain).toBe(false);
  });
});
