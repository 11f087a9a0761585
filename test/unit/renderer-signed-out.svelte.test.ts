import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Operator, SessionState } from '../../electron/contract/desk-state';
import { failed, success } from '../../electron/contract/failure';
import { call, latest } from '../../renderer/lib/call';
import { session } from '../../renderer/state/session.svelte';
import { installFakeDesk, type FakeDesk } from '../support/fake-desk';
import { tokenWith } from '../support/tokens';

const operator: Operator = { userName: 'jane', organisation: 'O', unit: null, server: 'https://x', practice: false };
const signedIn: SessionState = { signedIn: true, operator, leftMs: 7_200_000, kept: 'keychain', features: [] };
const over: SessionState = { signedIn: false, ended: 'refused', operator };
const signedOut = failed({ code: 'signed-out', reason: 'no-session', message: 'over' });
const token = tokenWith({ number: 'AT1' });

let desk: FakeDesk;
/** What the main process holds of the session. */
let isOver: boolean;

beforeEach(() => {
  desk = installFakeDesk();
  isOver = true;
  session.take(signedIn);
  desk.answer({
    'tokens:find': () => (isOver ? signedOut : success(token)),
    'tokens:create': () => (isOver ? signedOut : success(token)),
    'session:sign-in-again': () => {
      isOver = false;
      return success(signedIn);
    },
    'session:leave': () => success({ signedIn: false, ended: 'signed-out' }),
  });
});

const find = (code: string) => call('tokens:find', { authenticationCode: code });

describe('what only reads', () => {
  test('waits for the operator to sign in again, and is then answered', async () => {
    session.take(over);
    const answers = Promise.all([find('1'), find('2'), find('3')]);
    await vi.waitFor(() => expect(desk.asksOf('tokens:find')).toHaveLength(3));
    expect(await session.signInAgain('right')).toBeNull();
    expect(await answers).toEqual([success(token), success(token), success(token)]);
    expect(desk.asksOf('tokens:find')).toHaveLength(6);
  });

  test('is asked once more at once where somebody signed in meanwhile', async () => {
    desk.answer({
      'tokens:find': () => {
        isOver = !isOver;
        return isOver ? success(token) : signedOut;
      },
    });
    expect(await find('1')).toEqual(success(token));
  });

  test('fails where the operator leaves instead', async () => {
    session.take(over);
    const answer = find('1');
    await vi.waitFor(() => expect(desk.asksOf('tokens:find')).toHaveLength(1));
    session.leave();
    expect(await answer).toEqual(signedOut);
  });

  test('fails where it is somebody else who signs in', async () => {
    session.take(over);
    const answer = find('1');
    await vi.waitFor(() => expect(desk.asksOf('tokens:find')).toHaveLength(1));
    isOver = false;
    session.take({ ...signedIn, operator: { ...operator, userName: 'joe' } });
    expect(await answer).toEqual(signedOut);
    expect(desk.asksOf('tokens:find')).toHaveLength(1);
  });

  test('stays in order: only the newest question is answered', async () => {
    session.take(over);
    const newest = latest();
    const first = newest.take(find('1'));
    const second = newest.take(find('2'));
    await session.signInAgain('right');
    expect(await first).toBeNull();
    expect(await second).toEqual(success(token));
  });
});

test('what writes is never sent again by itself', async () => {
  session.take(over);
  expect(await call('tokens:create', { authenticationCode: '7' })).toEqual(signedOut);
  await session.signInAgain('right');
  expect(desk.asksOf('tokens:create')).toHaveLength(1);
});

test('leaving an ended session tells the main process, and keeps what was begun', () => {
  session.take(over);
  session.leave();
  expect(session.operator).toBeNull();
  expect(desk.asksOf('session:leave')).toHaveLength(1);
  expect(desk.asksOf('session:sign-out')).toHaveLength(0);
});
