import { beforeEach, describe, expect, test, vi } from 'vitest';
import { findToken } from '../../electron/desk/find';
import { practicePeople } from '../../electron/practice/people';
import { openDesk, right, server } from './session-desk';

const { operator, supervisor, tokens, units, webApiKey } = practicePeople;
const code = tokens.effective.authentication_code;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-05-01T09:00:00Z') });
  return () => vi.useRealTimers();
});

describe('signing in again', () => {
  test('needs the password alone, and the unit that was typed', async () => {
    const { session, practice } = openDesk();
    await session.signIn({ ...right, unit: units.kiosk.id });
    const before = session.operator();
    expect(before?.unit).toBe(units.kiosk.name);
    practice.endSessions();
    await findToken(session, { authenticationCode: code });
    expect(await session.signInAgain('wrong')).toMatchObject({ failure: { reason: 'refused-by-server' } });
    expect(await session.signInAgain(operator.password)).toMatchObject({ ok: true, value: { operator: before } });
    expect((await findToken(session, { authenticationCode: code })).ok).toBe(true);
    const asked = practice.ledger.entries('authentication/token').map(({ request }) => request['unit']);
    expect(asked).toEqual([units.kiosk.id, units.kiosk.id, units.kiosk.id]);
  });

  test('is for the operator of the desk alone', async () => {
    const { session } = openDesk();
    expect(await session.signInAgain(operator.password)).toMatchObject({ failure: { code: 'signed-out' } });
    await session.signIn(right);
    expect(await session.signInAgain(supervisor.password)).toMatchObject({ failure: { reason: 'refused-by-server' } });
    await session.signOut();
    expect(await session.signInAgain(operator.password)).toMatchObject({ failure: { code: 'signed-out' } });
  });

  test('by a key needs the key, also where the password of a user is known', async () => {
    const { session } = openDesk();
    await session.signIn({ with: 'web-api-key', server, webApiKey });
    expect(session.operator()).toMatchObject({ userName: 'kiosk', byKey: true });
    expect(await session.signInAgain(operator.password)).toMatchObject({ failure: { reason: 'refused-by-server' } });
    expect(await session.signInAgain(webApiKey)).toMatchObject({ ok: true });
  });

  test('in practice needs its password', async () => {
    const { session } = openDesk();
    await session.practise();
    expect((await session.signInAgain('wrong')).ok).toBe(false);
    expect(await session.signInAgain(operator.password)).toMatchObject({
      ok: true,
      value: { operator: { practice: true } },
    });
  });
});

test('how the lock stood is kept beside the session, and goes with it', async () => {
  const { session, start, box } = openDesk();
  await session.signIn(right);
  await session.markLocked({ wrong: 2 });
  const next = start();
  await next.restore();
  expect(next.lockMark()).toEqual({ wrong: 2 });
  await next.signInAgain(operator.password);
  await next.markLocked(null);
  const last = start();
  await last.restore();
  expect(last.lockMark()).toBeNull();
  await last.signOut();
  expect(box.secret).toBeNull();
});

test('who leaves while they are signed in again is not, and nothing of it is kept', async () => {
  const { session, practice, box } = openDesk();
  await session.signIn(right);
  practice.endSessions();
  await findToken(session, { authenticationCode: code });
  const again = session.signInAgain(operator.password);
  await session.signOut();
  expect(await again).toMatchObject({ failure: { code: 'signed-out' } });
  expect(session.state()).toEqual({ signedIn: false, ended: 'signed-out' });
  expect(box.secret).toBeNull();
});
