import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeVaults, type FakeVaults } from './keychain-vaults';

let vaults: FakeVaults;
beforeEach(() => {
  vaults = fakeVaults();
});
afterEach(() => vaults.clear());

test('nothing is started before the first call', () => {
  const keychain = vaults.open();
  expect(keychain.entry('session')).toBeDefined();
  expect(keychain.state()).toBe('working');
  expect(vaults.started).toBe(0);
});

test('a call that hangs is given up; until the keychain is known to work again, calls fail at once', async () => {
  const keychain = vaults.open();
  vaults.behaviour = 'hangs';
  expect(await keychain.entry('session').read()).toEqual({ outcome: 'unavailable' });
  expect(await keychain.entry('session').read()).toEqual({ outcome: 'unavailable' });
  expect(vaults.calls).toHaveLength(1);
  vaults.behaviour = 'works';
  expect(await keychain.retry()).toBe('working');
  expect(await keychain.entry('session').read()).toEqual({ outcome: 'not-stored' });
  expect(vaults).toMatchObject({ started: 2, killed: 1 });
  expect(vaults.told).toEqual(['unavailable', 'working']);
});

test.each(['dies', 'cannot start'] as const)(
  'a worker that %s once is no failure: the call is made again in a new one',
  async (behaviour) => {
    const keychain = vaults.open();
    vaults.behaviour = behaviour;
    const read = keychain.entry('session').read();
    vaults.behaviour = behaviour === 'dies' ? 'dies' : 'works';
    if (behaviour === 'dies') queueMicrotask(() => queueMicrotask(() => (vaults.behaviour = 'works')));
    expect(await read).toEqual({ outcome: 'not-stored' });
    expect(keychain.state()).toBe('working');
    expect(vaults.told).toEqual([]);
  },
);

test.each(['dies', 'cannot start'] as const)('a worker that %s twice fails the call', async (behaviour) => {
  const keychain = vaults.open();
  vaults.behaviour = behaviour;
  expect(await keychain.entry('session').read()).toEqual({ outcome: 'failed' });
  expect(keychain.state()).toBe('failed');
  vaults.behaviour = 'works';
  expect(await keychain.retry()).toBe('working');
  expect(await keychain.entry('session').write('x')).toBe('done');
});

test('calls made at once reach the vault one after the other', async () => {
  const entry = vaults.open().entry('session');
  await Promise.all([entry.write('1'), entry.read(), entry.read(), entry.write('2')]);
  expect(vaults.mostAtOnce).toBe(1);
  expect(vaults.calls.map((call) => call.verb)).toEqual(['write', 'read', 'read', 'write']);
  expect(await entry.read()).toEqual({ outcome: 'stored', secret: '2' });
});

test('of calls made at once of a keychain that hangs, all are answered with the first, and one was tried', async () => {
  const keychain = vaults.open();
  const entry = keychain.entry('session');
  vaults.behaviour = 'hangs';
  const answers = await Promise.all([entry.read(), entry.write('1'), entry.remove(), entry.read()]);
  // the last one comes after a removal, which counts at once
  expect(answers).toEqual([{ outcome: 'unavailable' }, 'unavailable', 'unavailable', { outcome: 'not-stored' }]);
  expect(vaults.calls).toHaveLength(1);
  expect(vaults.told).toEqual(['unavailable']);
});

test.each([
  ['Unknown or unsupported transport “disabled” for address “disabled:”', 'unavailable'],
  ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'unavailable'],
  ['Failed to execute child process “dbus-launch” (No such file or directory)', 'unavailable'],
  ['The name org.freedesktop.secrets was not provided by any .service files', 'unavailable'],
  ['Cannot create an item in a locked collection', 'unavailable'],
  ['Something else', 'failed'],
])('the error %j reads as %s', async (error, outcome) => {
  vaults.behaviour = { error };
  expect(await vaults.open().entry('session').read()).toEqual({ outcome });
  expect(await vaults.open().entry('session').write('x')).toBe(outcome);
});

describe('after a failure, in the background', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vaults.clear();
    vaults = fakeVaults({ pausesMs: [1_000, 2_000, 4_000], wakeMs: 1_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const probes = () => vaults.calls.filter(({ verb }) => verb === 'probe-silently').length;

  test('the keychain is asked again after growing pauses, without a prompt, until it answers', async () => {
    const keychain = vaults.open();
    vaults.behaviour = { error: 'The name org.freedesktop.secrets was not provided by any .service files' };
    await keychain.entry('session').read();
    const asked: number[] = [];
    for (let second = 1; second <= 15; second++) {
      await vi.advanceTimersByTimeAsync(1_000);
      if (probes() > asked.length) asked.push(second);
    }
    expect(asked).toEqual([1, 3, 7, 11, 15]);
    vaults.behaviour = 'works';
    await vi.advanceTimersByTimeAsync(4_000);
    expect(keychain.state()).toBe('working');
    expect(vaults).toMatchObject({ told: ['unavailable', 'working'], recovered: 1 });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(probes()).toBe(6);
    expect(vaults.calls.filter(({ verb }) => verb === 'probe')).toEqual([]);
  });

  test('the operator’s return asks at once, but not twice a second', async () => {
    const keychain = vaults.open();
    keychain.wake();
    vaults.behaviour = 'locked';
    await keychain.entry('session').write('x');
    for (let second = 0; second < 8; second++) await vi.advanceTimersByTimeAsync(1_000);
    const before = probes();
    keychain.wake();
    keychain.wake();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(probes()).toBe(before + 1);
    vaults.behaviour = 'works';
    keychain.wake();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(keychain.state()).toBe('working');
  });

  test('a call that is answered late shows at once that the keychain works', async () => {
    const keychain = vaults.open();
    vaults.behaviour = 'hangs';
    const read = keychain.entry('session').read();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await read).toEqual({ outcome: 'unavailable' });
    // a prompt of the system may be open for it: it is not closed by asking again
    await vi.advanceTimersByTimeAsync(20_000);
    expect(vaults).toMatchObject({ started: 1, killed: 0 });
    vaults.behaviour = 'works';
    vaults.answerLate();
    await vi.advanceTimersByTimeAsync(10);
    expect(keychain.state()).toBe('working');
    expect(vaults.recovered).toBe(1);
  });

  test('a call that is never answered ends with the time that a person has for a prompt', async () => {
    const keychain = vaults.open();
    vaults.behaviour = 'hangs';
    void keychain.entry('session').read();
    await vi.advanceTimersByTimeAsync(29_999);
    expect(vaults.killed).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(vaults.killed).toBe(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(probes()).toBe(1);
  });

  test('a worker that starts slowly is no failure: the two seconds begin when it takes the call', async () => {
    const keychain = vaults.open();
    vaults.behaviour = 'frozen';
    const settled = vi.fn();
    void keychain.entry('session').read().then(settled);
    await vi.advanceTimersByTimeAsync(14_999);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(settled).toHaveBeenCalledWith({ outcome: 'unavailable' });
    expect(vaults).toMatchObject({ started: 1, killed: 1, told: ['unavailable'] });
  });

  test('what was removed and could not be is removed before anything is written again', async () => {
    const keychain = vaults.open();
    await keychain.entry('session').write('secret');
    vaults.behaviour = 'locked';
    expect(await keychain.entry('session').remove()).toBe('unavailable');
    vaults.behaviour = 'works';
    await vi.advanceTimersByTimeAsync(1_000);
    expect(vaults.entries.size).toBe(0);
    expect(keychain.expects('session')).toBe(false);
  });
});

test('an operator’s own attempt has its turn, also while something else hangs', async () => {
  const keychain = vaults.open();
  vaults.behaviour = 'hangs';
  const hung = keychain.entry('session').read();
  const retried = keychain.retry();
  await vi.waitUntil(() => vaults.calls.length === 1);
  vaults.behaviour = 'works';
  expect(await hung).toEqual({ outcome: 'unavailable' });
  expect(await retried).toBe('working');
  expect(vaults.calls.map(({ verb }) => verb)).toEqual(['read', 'probe']);
});

test('the real deadlines: two seconds for a silent call, thirty for an operator’s own attempt', async () => {
  vi.useFakeTimers();
  const slow = fakeVaults({});
  try {
    const keychain = slow.open();
    slow.behaviour = 'hangs';
    const settled = vi.fn();
    void keychain.entry('session').read().then(settled);
    await vi.advanceTimersByTimeAsync(1_999);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(settled).toHaveBeenCalledWith({ outcome: 'unavailable' });

    const retried = vi.fn();
    void keychain.retry().then(retried);
    void keychain.retry();
    await vi.advanceTimersByTimeAsync(29_999);
    expect(retried).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(retried).toHaveBeenCalledWith('unavailable');
    expect(slow.calls.map(({ verb }) => verb)).toEqual(['read', 'probe']);
  } finally {
    slow.clear();
    vi.useRealTimers();
  }
});

test('what others ask during an operator’s own attempt does not wait for it, and is done after it', async () => {
  vi.useFakeTimers();
  const slow = fakeVaults({});
  try {
    const keychain = slow.open();
    slow.behaviour = 'hangs';
    const retried = keychain.retry();
    const other = vi.fn();
    void keychain.entry('session').write('x').then(other);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(other).toHaveBeenCalledWith('unavailable');
    slow.behaviour = 'works';
    slow.answerLate();
    expect(await retried).toBe('working');
    expect(slow).toMatchObject({ recovered: 1, told: [] });
  } finally {
    slow.clear();
    vi.useRealTimers();
  }
});

test('stopping ends what hangs, answers nothing more and starts nothing more', async () => {
  vi.useFakeTimers();
  try {
    const keychain = vaults.open();
    vaults.behaviour = 'hangs';
    const answered = vi.fn();
    for (let count = 0; count < 2; count++) void keychain.entry('session').read().then(answered);
    keychain.stop();
    void keychain.entry('session').read().then(answered);
    void keychain.retry().then(answered);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(answered).not.toHaveBeenCalled();
    expect(vaults).toMatchObject({ started: 1, killed: 1 });
  } finally {
    vi.useRealTimers();
  }
});
