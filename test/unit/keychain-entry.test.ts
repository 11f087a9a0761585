import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fakeVaults, type FakeVaults } from './keychain-vaults';

let vaults: FakeVaults;
let marker: string;
beforeEach(() => {
  vaults = fakeVaults();
  marker = join(vaults.folder, 'keychain-session');
});
afterEach(() => vaults.clear());

test('what is written is read, and what is removed is not stored', async () => {
  const entry = vaults.open().entry('session');
  expect(await entry.read()).toEqual({ outcome: 'not-stored' });
  expect(await entry.write('secret')).toBe('done');
  expect(readFileSync(marker, 'utf8')).toBe('written\n');
  expect(await entry.read()).toEqual({ outcome: 'stored', secret: 'secret' });
  expect(await entry.remove()).toBe('done');
  expect(existsSync(marker)).toBe(false);
  expect(await entry.read()).toEqual({ outcome: 'not-stored' });
});

test('entries are apart, each with a marker of its own', async () => {
  const keychain = vaults.open();
  await keychain.entry('session').write('1');
  await keychain.entry('unlock').write('2');
  expect(Object.fromEntries(vaults.entries)).toEqual({ 'a/session': '1', 'a/unlock': '2' });
  expect(readdirSync(vaults.folder).sort()).toEqual(['keychain-session', 'keychain-unlock']);
  expect(await keychain.entry('data-key').read()).toEqual({ outcome: 'not-stored' });
});

test('nothing found although something was written means locked, not signed out', async () => {
  const keychain = vaults.open();
  await keychain.entry('session').write('secret');
  vaults.behaviour = 'locked';
  expect(await vaults.open().entry('session').read()).toEqual({ outcome: 'unavailable' });
  vaults.behaviour = 'works';
  expect(await vaults.open().entry('session').read()).toEqual({ outcome: 'stored', secret: 'secret' });
});

test('also where the keychain lost it: only an operator’s own attempt shows that it is open and empty', async () => {
  const keychain = vaults.open();
  const entry = keychain.entry('session');
  await entry.write('secret');
  vaults.entries.clear();
  expect(await entry.read()).toEqual({ outcome: 'unavailable' });
  expect(await keychain.retry()).toBe('working');
  expect(await entry.read()).toEqual({ outcome: 'not-stored', isGone: true });
  expect(await entry.write('next')).toBe('done');
  expect(await entry.read()).toEqual({ outcome: 'stored', secret: 'next' });
});

test('signed out while locked stays signed out, and the secret goes as soon as it can', async () => {
  await vaults.open().entry('session').write('secret');
  vaults.behaviour = 'locked';
  expect(await vaults.open().entry('session').remove()).toBe('unavailable');
  expect(await vaults.open().entry('session').read()).toEqual({ outcome: 'not-stored' });
  expect(vaults.entries.size).toBe(1);
  vaults.behaviour = 'works';
  expect(await vaults.open().entry('session').read()).toEqual({ outcome: 'not-stored' });
  expect(vaults.entries.size).toBe(0);
  expect(existsSync(marker)).toBe(false);
});

test('an attempt of the operator removes what could not be removed before', async () => {
  const keychain = vaults.open();
  await keychain.entry('session').write('secret');
  vaults.behaviour = 'hangs';
  await keychain.entry('session').remove();
  vaults.behaviour = 'works';
  expect(await keychain.retry()).toBe('working');
  expect(vaults.entries.size).toBe(0);
  expect(existsSync(marker)).toBe(false);
});

test('where a new secret cannot be written, the older one does not come back', async () => {
  await vaults.open().entry('session').write('of Alice');
  vaults.behaviour = 'hangs';
  expect(await vaults.open().entry('session').write('of Bob')).toBe('unavailable');
  vaults.behaviour = 'works';
  expect(await vaults.open().entry('session').read()).toEqual({ outcome: 'not-stored' });
});

test('what Windows could not hold is refused, and nothing older is kept in its place', async () => {
  const entry = vaults.open().entry('session');
  await entry.write('older');
  expect(await entry.write('é'.repeat(1_001))).toBe('too-large');
  expect(vaults.calls.map((call) => call.verb)).toEqual(['write', 'remove']);
  expect(await entry.read()).toEqual({ outcome: 'not-stored' });
  expect(await entry.write('é'.repeat(1_000))).toBe('done');
});

test('a secret whose marker cannot be kept is not kept either', async () => {
  const entry = vaults.open().entry('session');
  rmSync(vaults.folder, { recursive: true });
  writeFileSync(vaults.folder, 'a file where the folder was');
  expect(await entry.write('secret')).toBe('failed');
  expect(vaults.entries.size).toBe(0);
});

test('a secret that is found without its marker gets it back', async () => {
  vaults.entries.set('a/session', 'secret');
  expect(await vaults.open().entry('session').read()).toEqual({ outcome: 'stored', secret: 'secret' });
  vaults.behaviour = 'locked';
  expect(await vaults.open().entry('session').read()).toEqual({ outcome: 'unavailable' });
});

test.each(['', 'written', 'odd', '\0\0'])('a marker that holds %j says that something was written', async (text) => {
  writeFileSync(marker, text);
  expect(await vaults.open().entry('session').read()).toEqual({ outcome: 'unavailable' });
});

test('a marker that cannot be read says so, too', async () => {
  mkdirSync(marker);
  expect(await vaults.open().entry('session').read()).toEqual({ outcome: 'unavailable' });
});

test('a removal counts before the keychain has answered, also for the next start', async () => {
  const entry = vaults.open().entry('session');
  await entry.write('secret');
  vaults.behaviour = 'hangs';
  void entry.remove();
  expect(readFileSync(marker, 'utf8')).toBe('removed\n');
  vaults.behaviour = 'works';
  const next = vaults.open();
  expect(next.expects('session')).toBe(false);
  expect(await next.entry('session').read()).toEqual({ outcome: 'not-stored' });
  expect(vaults.entries.size).toBe(0);
});

test('what is removed while it is written does not come back', async () => {
  const entry = vaults.open().entry('session');
  const written = entry.write('secret');
  const removed = entry.remove();
  expect([await written, await removed]).toEqual(['failed', 'done']);
  expect(vaults.entries.size).toBe(0);
  expect(existsSync(marker)).toBe(false);
});

test('what is removed while it is read is not stored', async () => {
  const entry = vaults.open().entry('session');
  await entry.write('secret');
  const read = entry.read();
  expect(await entry.remove()).toBe('done');
  expect(await read).toEqual({ outcome: 'not-stored' });
  expect(existsSync(marker)).toBe(false);
});

test('removals at once are one, and a write after them counts', async () => {
  const entry = vaults.open().entry('session');
  await entry.write('of Alice');
  const removals = [entry.remove(), entry.remove()];
  const written = entry.write('of Bob');
  expect(await Promise.all(removals)).toEqual(['done', 'done']);
  expect(await written).toBe('done');
  expect(vaults.calls.filter(({ verb }) => verb === 'remove')).toHaveLength(1);
  expect(await entry.read()).toEqual({ outcome: 'stored', secret: 'of Bob' });
});

test('an entry is expected from its write to its removal', async () => {
  const keychain = vaults.open();
  expect(keychain.expects('session')).toBe(false);
  await keychain.entry('session').write('secret');
  expect(vaults.open().expects('session')).toBe(true);
  expect(keychain.expects('unlock')).toBe(false);
  await keychain.entry('session').remove();
  expect(keychain.expects('session')).toBe(false);
});

test('the next start removes what could not be removed, whoever asks for it or not', async () => {
  for (const name of ['session', 'unlock', 'data-key'] as const) await vaults.open().entry(name).write(name);
  vaults.behaviour = 'hangs';
  const keychain = vaults.open();
  await Promise.all([keychain.entry('session').remove(), keychain.entry('unlock').remove()]);
  vaults.behaviour = 'works';
  const next = vaults.open();
  await Promise.all([next.entry('session').read(), next.tidy()]);
  expect(Object.fromEntries(vaults.entries)).toEqual({ 'a/data-key': 'data-key' });
  expect(vaults.calls.slice(-2).map(({ verb }) => verb)).toEqual(['remove', 'remove']);
});
