import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeVaults, type FakeVaults } from './keychain-vaults';

let vaults: FakeVaults;
beforeEach(() => {
  vaults = fakeVaults();
});
afterEach(() => vaults.clear());

test('quitting waits for what is to be kept, as that the desk is locked, and answers nothing of it', async () => {
  const keychain = vaults.open();
  const answered = vi.fn();
  void keychain.entry('unlock').read().then(answered);
  void keychain.entry('session').write('locked').then(answered);
  await keychain.drain();
  expect([...vaults.entries.values()]).toEqual(['locked']);
  expect(answered).not.toHaveBeenCalled();
  // and the next start takes it up
  expect(await vaults.open().entry('session').read()).toEqual({ outcome: 'stored', secret: 'locked' });
});

test('quitting waits for what is to be removed, and answers nothing else', async () => {
  const keychain = vaults.open();
  await keychain.entry('session').write('secret');
  const answered = vi.fn();
  void keychain.entry('unlock').read().then(answered);
  void keychain.entry('data-key').read().then(answered);
  void keychain.entry('session').remove();
  await keychain.drain();
  expect(vaults.entries.size).toBe(0);
  expect(keychain.expects('session')).toBe(false);
  expect(answered).not.toHaveBeenCalled();
  // the one under way was carried out, those behind it were not
  expect(vaults.calls.map(({ verb }) => verb)).toEqual(['write', 'read', 'remove']);
  // where nothing is to be removed, what hangs is ended at once
  vaults.behaviour = 'hangs';
  const other = vaults.open();
  void other.entry('session').read().then(answered);
  await other.drain();
  expect(vaults.killed).toBe(1);
  await vaults.open().drain();
});
