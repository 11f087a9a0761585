import { afterEach, beforeEach, expect, test, vi } from 'vitest';
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

test('a call that hangs is given up, its vault ended, and the next call gets a new one', async () => {
  const keychain = vaults.open();
  vaults.behaviour = 'hangs';
  expect(await keychain.entry('session').read()).toEqual({ outcome: 'unavailable' });
  expect(vaults).toMatchObject({ started: 1, killed: 1 });
  vaults.behaviour = 'works';
  expect(await keychain.entry('session').read()).toEqual({ outcome: 'not-stored' });
  expect(vaults.started).toBe(2);
  expect(vaults.told).toEqual(['unavailable', 'working']);
});

test.each(['dies', 'cannot start'] as const)(
  'a vault that %s fails the call and is started anew',
  async (behaviour) => {
    const keychain = vaults.open();
    vaults.behaviour = behaviour;
    expect(await keychain.entry('session').read()).toEqual({ outcome: 'failed' });
    expect(keychain.state()).toBe('failed');
    vaults.behaviour = 'works';
    expect(await keychain.entry('session').write('x')).toBe('done');
    expect(keychain.state()).toBe('working');
  },
);

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
  expect(vaults).toMatchObject({ started: 1, killed: 1 });
  expect(keychain.state()).toBe('unavailable');
});

test.each([
  ['Unknown or unsupported transport “disabled” for address “disabled:”', 'unavailable'],
  ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'unavailable'],
  ['Failed to execute child process “dbus-launch” (No such file or directory)', 'unavailable'],
  ['The name org.freedesktop.secrets was not provided by any .service files', 'unavailable'],
  ['Cannot create an item in a locked collection', 'unavailable'],
  ['Something else', 'failed'],
])('the error %j reads as %s', async (error, outcome) => {
  const entry = vaults.open().entry('session');
  vaults.behaviour = { error };
  expect(await entry.read()).toEqual({ outcome });
  expect(await entry.write('x')).toBe(outcome);
});

test('after three failures in a row it is left alone, until the operator has it tried again', async () => {
  const keychain = vaults.open();
  const entry = keychain.entry('session');
  vaults.behaviour = 'hangs';
  for (const state of ['unavailable', 'unavailable', 'resting']) {
    await entry.read();
    expect(keychain.state()).toBe(state);
  }
  vaults.behaviour = 'works';
  expect(await entry.read()).toEqual({ outcome: 'unavailable' });
  expect(await entry.write('x')).toBe('unavailable');
  expect(await keychain.entry('data-key').read()).toEqual({ outcome: 'unavailable' });
  expect(vaults.calls).toHaveLength(3);

  expect(await keychain.retry()).toBe('working');
  expect(await entry.write('x')).toBe('done');
  expect(vaults.told).toEqual(['unavailable', 'resting', 'working']);
});

test('failures that are not in a row do not add up', async () => {
  const keychain = vaults.open();
  for (const behaviour of ['hangs', 'dies', 'works', 'hangs', 'dies'] as const) {
    vaults.behaviour = behaviour;
    await keychain.entry('session').read();
  }
  expect(keychain.state()).toBe('failed');
});

test('an attempt that fails again leaves it resting', async () => {
  const keychain = vaults.open();
  vaults.behaviour = 'dies';
  for (let count = 0; count < 3; count++) await keychain.entry('session').read();
  expect(await keychain.retry()).toBe('resting');
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
    await vi.advanceTimersByTimeAsync(1_000);
    // what others ask meanwhile does not wait for the operator, and is no failure of the keychain
    const other = vi.fn();
    void keychain.entry('session').write('x').then(other);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(other).toHaveBeenCalledWith('unavailable');
    await vi.advanceTimersByTimeAsync(26_999);
    expect(retried).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(retried).toHaveBeenCalledWith('unavailable');
    expect(slow.calls.map(({ verb }) => verb)).toEqual(['read', 'probe']);
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
