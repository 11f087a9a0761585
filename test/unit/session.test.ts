import { beforeEach, expect, test, vi } from 'vitest';
import type { SessionState, SignIn } from '../../electron/contract/desk-state';
import { findToken } from '../../electron/desk/find';
import type { PracticeOptions } from '../../electron/practice/options';
import { practicePeople } from '../../electron/practice/people';
import { createPractice } from '../../electron/practice/practice';
import type { KeychainEntry } from '../../electron/session/keychain-entry';
import { openPractice } from '../../electron/session/practice-connection';
import { createSession } from '../../electron/session/session';

const server = 'https://crm.example/crmapi/rest/v2';
const code = practicePeople.tokens.effective.authentication_code;
const right: SignIn = {
  with: 'password',
  server: 'crm.example',
  organisation: practicePeople.organisation,
  userName: practicePeople.operator.username,
  password: practicePeople.operator.password,
};

/** A keychain in memory that can be locked. */
function fakeKeychain() {
  const box: { secret: string | null; locked: boolean } = { secret: null, locked: false };
  const keychain: KeychainEntry = {
    read: () => {
      if (box.locked) return Promise.resolve({ outcome: 'unavailable' });
      return Promise.resolve(
        box.secret === null ? { outcome: 'not-stored' } : { outcome: 'stored', secret: box.secret },
      );
    },
    write: (secret) => {
      if (box.locked) return Promise.resolve('unavailable');
      box.secret = secret;
      return Promise.resolve('done');
    },
    remove: () => {
      if (!box.locked) box.secret = null;
      return Promise.resolve(box.locked ? 'unavailable' : 'done');
    },
  };
  return { box, keychain };
}

function setUp(options: Partial<PracticeOptions> = {}) {
  const practice = createPractice({ size: 50, now: () => new Date(), ...options });
  const { box, keychain } = fakeKeychain();
  const changed = vi.fn<(state: SessionState) => void>();
  const start = () =>
    createSession({
      keychain,
      connect: (base) => ({ base, fetch: (url, init) => practice.fetch(new Request(url, init)), deadlineMs: 1_000 }),
      openPractice: () => openPractice(() => 'R17.10.0'),
      changed,
      heard: () => undefined,
      now: Date.now,
    });
  return { practice, box, changed, start, session: start() };
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-05-01T09:00:00Z') });
  return () => vi.useRealTimers();
});

test('signing in shows who and where, and keeps the session for the next start', async () => {
  const { session, start, box } = setUp();
  const signedIn = await session.signIn(right);
  expect(signedIn).toMatchObject({
    ok: true,
    value: {
      signedIn: true,
      kept: 'keychain',
      leftMs: 2 * 3_600_000,
      operator: { userName: 'operator', organisation: 'CRMDEMO', server, practice: false },
    },
  });
  expect(Object.keys(JSON.parse(box.secret ?? '') as object)).toEqual(['sessionToken', 'term', 'operator']);
  const next = start();
  await next.restore();
  expect(next.state()).toEqual(session.state());
  expect((await findToken(next, { authenticationCode: code })).ok).toBe(true);
});

test('what the state tells never holds the session token', async () => {
  const { session, box, changed } = setUp();
  await session.signIn(right);
  const { sessionToken } = JSON.parse(box.secret ?? '') as { sessionToken: string };
  expect(sessionToken.length).toBeGreaterThan(30);
  expect(JSON.stringify([session.state(), changed.mock.calls])).not.toContain(sessionToken);
});

test('a Web API key signs in under the name that the session tells', async () => {
  const { session } = setUp();
  const signedIn = await session.signIn({ with: 'web-api-key', server, webApiKey: practicePeople.webApiKey });
  expect(signedIn).toMatchObject({ ok: true, value: { operator: { userName: 'kiosk', organisation: 'CRMDEMO' } } });
});

test('a wrong password leaves everything as it was', async () => {
  const { session, box } = setUp();
  const refused = await session.signIn({ ...right, password: 'wrong' });
  expect(refused).toMatchObject({ ok: false, failure: { code: 'rejected', reason: 'refused-by-server' } });
  expect(session.state()).toEqual({ signedIn: false, ended: 'not-yet' });
  expect(box.secret).toBeNull();
});

test('signing out forgets the session, also in the keychain', async () => {
  const { session, start, box } = setUp();
  await session.signIn(right);
  await session.signOut();
  expect(box.secret).toBeNull();
  expect(session.state()).toEqual({ signedIn: false, ended: 'signed-out' });
  const next = start();
  await next.restore();
  expect(next.state().signedIn).toBe(false);
});

test('the session ends by the clock, its entry goes, and it is still known who sits here', async () => {
  const { session, box, changed } = setUp();
  await session.signIn(right);
  await vi.advanceTimersByTimeAsync(2 * 3_600_000);
  const operator = session.operator();
  expect(operator).toMatchObject({ userName: 'operator', server });
  expect(session.state()).toEqual({ signedIn: false, ended: 'expired', operator });
  expect(changed).toHaveBeenLastCalledWith({ signedIn: false, ended: 'expired', operator });
  expect(box.secret).toBeNull();
});

test('a session that ran out while the app was closed is not taken up', async () => {
  const { session, start, box } = setUp();
  await session.signIn(right);
  const kept = box.secret;
  vi.setSystemTime(new Date('2026-05-01T12:00:00Z'));
  box.secret = kept;
  const next = start();
  await next.restore();
  expect(next.state()).toEqual({ signedIn: false, ended: 'expired' });
  expect(box.secret).toBeNull();
});

test('a locked keychain does not read as signed out, and signing in still works until the app ends', async () => {
  const { session, box } = setUp();
  box.locked = true;
  await session.restore();
  expect(session.state()).toEqual({ signedIn: false, ended: 'keychain-unavailable' });
  expect(await session.signIn(right)).toMatchObject({ ok: true, value: { kept: 'memory' } });
});

test.each(['not json', '{}', '{"sessionToken":"","endsAt":1}'])(
  'a kept session that holds %j is none',
  async (secret) => {
    const { session, box } = setUp();
    box.secret = secret;
    await session.restore();
    expect(session.state().signedIn).toBe(false);
  },
);

test('a token that is not found is no reason to sign out, whatever the codes of the server', async () => {
  const { session } = setUp({ errorCodes: () => 'X' });
  await session.signIn(right);
  expect(await findToken(session, { authenticationCode: 'none' })).toMatchObject({
    ok: false,
    failure: { code: 'rejected', server: { code: 'X' } },
  });
  expect(session.state().signedIn).toBe(true);
});

test('a session that the server ended is noticed by the next call, whatever the codes of the server', async () => {
  const { session, practice, box } = setUp({ errorCodes: () => 'X' });
  await session.signIn(right);
  practice.endSessions();
  expect(await findToken(session, { authenticationCode: code })).toMatchObject({
    ok: false,
    failure: { code: 'signed-out', reason: 'no-session' },
  });
  expect(session.state()).toEqual({ signedIn: false, ended: 'refused', operator: session.operator() });
  expect(box.secret).toBeNull();
});

test('without a session nothing is asked of the server', async () => {
  const { session, practice } = setUp();
  expect(await findToken(session, { authenticationCode: code })).toMatchObject({ failure: { code: 'signed-out' } });
  expect(practice.ledger.counts()).toEqual(createPractice({ size: 1 }).ledger.counts());
});

test('practice is shown as such, finds its people, and never touches the keychain', async () => {
  const { session, box } = setUp();
  expect(await session.practise()).toMatchObject({
    ok: true,
    value: { kept: 'memory', operator: { practice: true, userName: 'operator' } },
  });
  expect(await findToken(session, { authenticationCode: code })).toMatchObject({
    ok: true,
    value: { authenticationCode: code },
  });
  expect(box.secret).toBeNull();
});
