import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDataKey } from '../../electron/session/keychain-data-key';
import { fakeVaults, type FakeVaults } from './keychain-vaults';

let vaults: FakeVaults;
beforeEach(() => {
  vaults = fakeVaults();
});
afterEach(() => vaults.clear());

const start = () => openDataKey(vaults.open().entry('data-key'));

test('the first time makes a key of 32 bytes, every other time finds it', async () => {
  const first = await start().readOrCreate();
  expect(first).toMatchObject({ outcome: 'ready', key: expect.any(Buffer) as Buffer });
  if (first.outcome !== 'ready') return;
  expect(first.key).toHaveLength(32);
  expect(await start().readOrCreate()).toEqual(first);
  expect(vaults.entries.get('a/data-key')).toBe(first.key.toString('base64'));
});

test('asked for by several at once, there is one', async () => {
  const key = start();
  const [first, ...others] = await Promise.all([key.readOrCreate(), key.readOrCreate(), key.readOrCreate()]);
  expect(first.outcome).toBe('ready');
  for (const other of others) expect(other).toEqual(first);
  expect(vaults.calls.filter(({ verb }) => verb === 'write')).toHaveLength(1);
});

test.each(['locked', 'hangs', { error: 'no D-Bus' }] as const)(
  'a keychain that is %j makes no second key, and gives the first one back later',
  async (behaviour) => {
    const first = await start().readOrCreate();
    vaults.behaviour = behaviour;
    expect(await start().readOrCreate()).toEqual({ outcome: 'unavailable' });
    vaults.behaviour = 'works';
    expect(await start().readOrCreate()).toEqual(first);
  },
);

test('a key that is missing is never replaced, not even in an open keychain, until it is given up', async () => {
  const first = await start().readOrCreate();
  vaults.entries.clear();
  expect(await start().readOrCreate()).toEqual({ outcome: 'unavailable' });
  await vaults.open().retry();
  const key = start();
  expect(await key.readOrCreate()).toEqual({ outcome: 'lost' });
  expect(vaults.entries.size).toBe(0);
  expect(await key.discard()).toBe('done');
  const second = await start().readOrCreate();
  expect(second.outcome).toBe('ready');
  expect(second).not.toEqual(first);
});

test('a key that a later restore of the keychain brings back is used again', async () => {
  const first = await start().readOrCreate();
  const saved = vaults.entries.get('a/data-key') ?? '';
  vaults.entries.clear();
  await vaults.open().retry();
  vaults.entries.set('a/data-key', saved);
  expect(await start().readOrCreate()).toEqual(first);
});

test('a key that could not be kept is not given out', async () => {
  rmSync(vaults.folder, { recursive: true });
  writeFileSync(vaults.folder, 'a file where the folder was');
  expect(await start().readOrCreate()).toEqual({ outcome: 'failed' });
  expect(vaults.entries.size).toBe(0);
});

test('something else in its place is neither taken for a key nor written over', async () => {
  vaults.entries.set('a/data-key', 'something else');
  expect(await start().readOrCreate()).toEqual({ outcome: 'failed' });
  expect(vaults.entries.get('a/data-key')).toBe('something else');
});

test('whatever happens to the keychain, every key ever given out is the same', async () => {
  const behaviour = fc.constantFrom('works', 'locked', 'hangs', 'dies', 'lost', 'retry');
  await fc.assert(
    fc.asyncProperty(fc.array(behaviour, { maxLength: 8 }), async (steps) => {
      const own = fakeVaults({ silentMs: 2, promptMs: 2 });
      const keys = new Set<string>();
      for (const step of steps) {
        own.behaviour = step === 'lost' || step === 'retry' ? 'works' : step;
        if (step === 'lost') own.entries.clear();
        const keychain = own.open();
        if (step === 'retry') await keychain.retry();
        const read = await openDataKey(keychain.entry('data-key')).readOrCreate();
        if (read.outcome === 'ready') keys.add(read.key.toString('hex'));
      }
      rmSync(join(own.folder), { recursive: true });
      expect(keys.size).toBeLessThan(2);
    }),
    { numRuns: 60 },
  );
});

test('a key whose marker is lost is not replaced by a new one in a locked keychain, where its files are there', async () => {
  const first = await start().readOrCreate();
  rmSync(join(vaults.folder, 'keychain-data-key'));
  vaults.behaviour = 'locked';
  const keychain = vaults.open();
  expect(keychain.expect('data-key')).toBe(true);
  expect(await openDataKey(keychain.entry('data-key')).readOrCreate()).toEqual({ outcome: 'unavailable' });
  vaults.behaviour = 'works';
  expect(await start().readOrCreate()).toEqual(first);
});

test('a key that is gone with its marker is lost, and no new one is made, where its files are there', async () => {
  await start().readOrCreate();
  rmSync(join(vaults.folder, 'keychain-data-key'));
  vaults.entries.clear();
  const keychain = vaults.open();
  keychain.expect('data-key');
  await keychain.retry();
  expect(await openDataKey(keychain.entry('data-key')).readOrCreate()).toEqual({ outcome: 'lost' });
  expect(vaults.entries.size).toBe(0);
});
