import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SessionState, SignIn } from '../../electron/contract/desk-state';
import { practicePeople } from '../../electron/practice/people';
import { createPractice } from '../../electron/practice/practice';
import { openPractice } from '../../electron/session/practice-connection';
import { createSession } from '../../electron/session/session';
import { fakeVaults, type FakeVaults } from './keychain-vaults';

const right: SignIn = {
  with: 'password',
  server: 'crm.example',
  organisation: practicePeople.organisation,
  userName: practicePeople.operator.username,
  password: practicePeople.operator.password,
};
const practice = createPractice({ size: 5, now: () => new Date() });
const changed = vi.fn<(state: SessionState) => void>();

let vaults: FakeVaults;
beforeEach(() => {
  vaults = fakeVaults();
});
afterEach(() => vaults.clear());

/** What a start of the app opens, over the keychain that the starts before it have used. */
function start() {
  const keychain = vaults.open();
  const session = createSession({
    keychain: keychain.entry('session'),
    isAwaited: keychain.expects('session'),
    connect: (base) => ({ base, fetch: (url, init) => practice.fetch(new Request(url, init)), deadlineMs: 1_000 }),
    openPractice: () => openPractice(() => 'R17.10.0'),
    changed,
    heard: () => undefined,
    now: Date.now,
  });
  vaults.onRecovered = () => void session.resume();
  return { keychain, session };
}

test.each(['locked', 'hangs', 'dies', { error: 'no D-Bus' }] as const)(
  'a keychain that is %j does not read as signed out, and gives the session back when it is open again',
  async (behaviour) => {
    await start().session.signIn(right);
    vaults.behaviour = behaviour;
    const { keychain, session } = start();
    await session.restore();
    expect(session.state()).toEqual({ signedIn: false, ended: 'keychain-unavailable' });

    vaults.behaviour = 'works';
    expect(await keychain.retry()).toBe('working');
    await session.resume();
    const whose = practicePeople.operator.username;
    expect(session.state()).toMatchObject({ signedIn: true, kept: 'keychain', operator: { userName: whose } });
    expect(changed).toHaveBeenLastCalledWith(expect.objectContaining({ signedIn: true, kept: 'keychain' }));
  },
);

test('a session that was kept in memory is kept in the keychain once that can be used', async () => {
  const { keychain, session } = start();
  vaults.behaviour = 'locked';
  expect(await session.signIn(right)).toMatchObject({ ok: true, value: { kept: 'memory' } });
  vaults.behaviour = 'works';
  await keychain.retry();
  await session.resume();
  expect(changed).toHaveBeenLastCalledWith(expect.objectContaining({ signedIn: true, kept: 'keychain' }));
  const next = start();
  await next.session.restore();
  expect(next.session.state()).toMatchObject({ signedIn: true, kept: 'keychain' });
});

test('a keychain that is open after all, and holds no session, leaves nothing to say', async () => {
  await start().session.signIn(right);
  vaults.entries.clear();
  const { keychain, session } = start();
  await session.restore();
  expect(session.state()).toEqual({ signedIn: false, ended: 'keychain-unavailable' });
  await keychain.retry();
  await session.resume();
  expect(changed).toHaveBeenLastCalledWith({ signedIn: false, ended: 'not-yet' });
});

test('signing out of a keychain that hangs is signing out, also for the next start', async () => {
  const { session } = start();
  await session.signIn(right);
  vaults.behaviour = 'hangs';
  await session.signOut();
  vaults.behaviour = 'works';
  const next = start();
  await next.session.restore();
  expect(next.session.state()).toEqual({ signedIn: false, ended: 'not-yet' });
  expect(vaults.entries.size).toBe(0);
});

test('a practice session stays in memory, whatever the keychain can do', async () => {
  const { keychain, session } = start();
  await session.practise();
  await keychain.retry();
  await session.resume();
  expect(session.state()).toMatchObject({ signedIn: true, kept: 'memory' });
  expect(vaults.entries.size).toBe(0);
});

test('while the last session is looked for, nobody is told that there is none, and nobody has to wait', async () => {
  const first = start();
  expect(first.session.state()).toEqual({ signedIn: false, ended: 'not-yet' });
  await first.session.signIn(right);
  const next = start().session;
  expect(next.state()).toEqual({ signedIn: false, ended: 'looking' });
  await next.restore();
  expect(next.state()).toMatchObject({ signedIn: true, kept: 'keychain' });

  const impatient = start().session;
  const restored = impatient.restore();
  await impatient.practise();
  await restored;
  expect(impatient.operator()).toMatchObject({ practice: true });
});

test('signing out of a keychain that hangs is done at once, and counts at the next start', async () => {
  const { session } = start();
  await session.signIn(right);
  vaults.behaviour = 'hangs';
  expect(await session.signOut()).toEqual({ ok: true, value: { signedIn: false, ended: 'signed-out' } });
  expect(vaults.told).toEqual([]);
  vaults.behaviour = 'works';
  const next = start().session;
  await next.restore();
  expect(next.state()).toEqual({ signedIn: false, ended: 'not-yet' });
  expect(vaults.entries.size).toBe(0);
});

describe('with a keychain that works again by itself', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vaults.clear();
    vaults = fakeVaults({ pausesMs: [1_000], wakeMs: 1_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test.each(['locked', { error: 'name org.freedesktop.secrets was not provided' }] as const)(
    'a session that was kept comes back from %j without anybody doing anything',
    async (behaviour) => {
      await start().session.signIn(right);
      vaults.behaviour = behaviour;
      const { session } = start();
      await session.restore();
      expect(session.state()).toEqual({ signedIn: false, ended: 'keychain-unavailable' });
      await vi.advanceTimersByTimeAsync(10_000);
      vaults.behaviour = 'works';
      await vi.advanceTimersByTimeAsync(1_500);
      expect(session.state()).toMatchObject({ signedIn: true, kept: 'keychain' });
      expect(changed).toHaveBeenLastCalledWith(expect.objectContaining({ signedIn: true, kept: 'keychain' }));
    },
  );

  test('a session that could not be kept is kept', async () => {
    const { session } = start();
    vaults.behaviour = { error: 'no D-Bus' };
    expect(await session.signIn(right)).toMatchObject({ ok: true, value: { kept: 'memory' } });
    vaults.behaviour = 'works';
    await vi.advanceTimersByTimeAsync(1_500);
    expect(session.state()).toMatchObject({ signedIn: true, kept: 'keychain' });
    const next = start();
    await next.session.restore();
    expect(next.session.state()).toMatchObject({ signedIn: true, kept: 'keychain' });
  });

  test('signing in waits two seconds at most for a worker that starts slowly, and the session is kept after all', async () => {
    const { session } = start();
    vaults.behaviour = 'frozen';
    const signedIn = vi.fn();
    void session.signIn(right).then(signedIn);
    await vi.advanceTimersByTimeAsync(2_500);
    expect(signedIn).toHaveBeenCalledWith(expect.objectContaining({ ok: true }));
    expect(session.state()).toMatchObject({ signedIn: true, kept: 'memory' });
    vaults.behaviour = 'works';
    vaults.thaw();
    await vi.advanceTimersByTimeAsync(10);
    expect(session.state()).toMatchObject({ signedIn: true, kept: 'keychain' });
    expect(vaults.told).toEqual([]);
  });

  test('an operator who has signed in anew meanwhile stays', async () => {
    await start().session.signIn(right);
    vaults.behaviour = 'locked';
    const { session } = start();
    await session.restore();
    await session.signIn(right);
    const whose = session.operator();
    vaults.behaviour = 'works';
    await vi.advanceTimersByTimeAsync(1_500);
    expect(session.operator()).toBe(whose);
    expect(session.state()).toMatchObject({ signedIn: true, kept: 'keychain' });
  });
});
