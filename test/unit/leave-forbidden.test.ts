import { beforeEach, expect, test, vi } from 'vitest';
import { success } from '../../electron/contract/failure';
import type { LockState } from '../../electron/contract/lock';
import { leaveForbidden } from '../../electron/desk/leave-forbidden';
import type { Session } from '../../electron/session/session';
import { openDesk, right, server } from './session-desk';

const jane = { userName: 'jane', organisation: 'CRMDEMO', unit: null, server, practice: false };

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-05-01T09:00:00Z') });
  return () => vi.useRealTimers();
});

/** A desk under a policy, which looks at whoever is there before its window hears of them. */
function openRuledDesk() {
  const policy = { isStrict: false };
  const desk = openDesk();
  const told: boolean[] = [];
  const lock: { state: LockState; handedOver: number } = { state: { locked: false }, handedOver: 0 };
  const leave = (session: Session) =>
    leaveForbidden({
      session,
      settings: { admits: () => !policy.isStrict },
      lock: {
        state: () => lock.state,
        handOver: async () => {
          lock.handedOver += 1;
          await session.signOut();
          return success(null);
        },
      },
    });
  const start = (): Session => {
    const session = desk.start(() => {
      void leave(session);
      told.push(session.state().signedIn);
    });
    return session;
  };
  return { ...desk, start, leave, policy, lock, told };
}

test('whoever the policy does not admit is signed out before the window hears that they had signed in', async () => {
  const { start, policy, told, box } = openRuledDesk();
  const session = start();
  expect(await session.signIn(right)).toMatchObject({ ok: true, value: { signedIn: true } });
  expect(told).toEqual([true]);
  await session.signOut();

  policy.isStrict = true;
  told.length = 0;
  expect(await session.signIn(right)).toMatchObject({ ok: true, value: { signedIn: false, ended: 'signed-out' } });
  expect(told).not.toContain(true);
  expect(told.length).toBeGreaterThan(0);
  expect([session.operator(), box.secret]).toEqual([null, null]);
});

test('a session that the keychain kept is not taken up under a policy that does not admit it', async () => {
  const { start, policy, told, box } = openRuledDesk();
  await start().signIn(right);
  expect(box.secret).not.toBeNull();
  policy.isStrict = true;
  told.length = 0;
  const session = start();
  await session.restore();
  expect(told.length).toBeGreaterThan(0);
  expect(told).not.toContain(true);
  expect([session.operator(), box.secret]).toEqual([null, null]);
});

test('a locked desk is handed over', async () => {
  const { start, leave, policy, lock } = openRuledDesk();
  const session = start();
  await session.signIn(right);
  lock.state = { locked: true, operator: jane, with: 'password', waitMs: 0, practicePassword: null };
  await leave(session);
  expect(lock.handedOver).toBe(0);
  policy.isStrict = true;
  await leave(session);
  expect(lock.handedOver).toBe(1);
  expect(session.operator()).toBeNull();
});
