import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openKeychain } from '../../electron/session/keychain';
import type { VaultAnswer, VaultCall } from '../../electron/session/vault';

type Behaviour = 'works' | 'hangs' | 'dies' | { error: string };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tokendesk-keychain-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A vault in memory, with the outcomes that were measured of real keychains (SECURITY.md). */
function fakeVaults(behaviour: () => Behaviour, entries = new Map<string, string>()) {
  const log = { started: 0, killed: 0, calls: [] as VaultCall[], mostAtOnce: 0 };
  let open = 0;
  const start = (answered: (answer: VaultAnswer) => void, ended: () => void) => {
    log.started++;
    return {
      post(call: VaultCall) {
        log.calls.push(call);
        log.mostAtOnce = Math.max(log.mostAtOnce, ++open);
        queueMicrotask(() => {
          open--;
          const now = behaviour();
          if (now === 'hangs') return;
          if (now === 'dies') ended();
          else if (now !== 'works') answered({ id: call.id, error: now.error });
          else {
            if (call.verb === 'write') entries.set(call.account, call.secret ?? '');
            if (call.verb === 'remove') entries.delete(call.account);
            answered({ id: call.id, value: call.verb === 'read' ? (entries.get(call.account) ?? null) : null });
          }
        });
      },
      kill: () => void log.killed++,
    };
  };
  return { start, log, entries };
}

function open(behaviour: () => Behaviour, entries?: Map<string, string>) {
  const vaults = fakeVaults(behaviour, entries);
  const marker = join(folder, 'marker');
  return { ...vaults, marker, keychain: openKeychain({ start: vaults.start, account: 'a', marker, deadlineMs: 20 }) };
}

test('what is written is read, and what is removed is not stored', async () => {
  const { keychain, marker } = open(() => 'works');
  expect(await keychain.read()).toEqual({ outcome: 'not-stored' });
  expect(await keychain.write('secret')).toBe('done');
  expect(existsSync(marker)).toBe(true);
  expect(await keychain.read()).toEqual({ outcome: 'stored', secret: 'secret' });
  expect(await keychain.remove()).toBe('done');
  expect(existsSync(marker)).toBe(false);
  expect(await keychain.read()).toEqual({ outcome: 'not-stored' });
});

test('nothing found although something was written means locked, not signed out', async () => {
  const { keychain, entries } = open(() => 'works');
  await keychain.write('secret');
  entries.clear();
  expect(await keychain.read()).toEqual({ outcome: 'unavailable' });
});

test('a call that hangs is given up, its vault ended, and the next call gets a new one', async () => {
  let behaviour: Behaviour = 'hangs';
  const { keychain, log } = open(() => behaviour);
  expect(await keychain.read()).toEqual({ outcome: 'unavailable' });
  expect(log).toMatchObject({ started: 1, killed: 1 });
  behaviour = 'works';
  expect(await keychain.read()).toEqual({ outcome: 'not-stored' });
  expect(log.started).toBe(2);
});

test('a vault that dies fails the call and is started anew', async () => {
  let behaviour: Behaviour = 'dies';
  const { keychain, log } = open(() => behaviour);
  expect(await keychain.read()).toEqual({ outcome: 'failed' });
  behaviour = 'works';
  expect(await keychain.write('x')).toBe('done');
  expect(log.started).toBe(2);
});

test('calls made at once reach the vault one after the other', async () => {
  const { keychain, log } = open(() => 'works');
  await Promise.all([keychain.write('1'), keychain.read(), keychain.read(), keychain.write('2')]);
  expect(log.mostAtOnce).toBe(1);
  expect(log.calls.map((call) => call.verb)).toEqual(['write', 'read', 'read', 'write']);
  expect(await keychain.read()).toEqual({ outcome: 'stored', secret: '2' });
});

test.each([
  ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'unavailable'],
  ['The name org.freedesktop.secrets was not provided by any .service files', 'unavailable'],
  ['Cannot create an item in a locked collection', 'unavailable'],
  ['Something else', 'failed'],
])('the error %j reads as %s', async (error, outcome) => {
  const { keychain } = open(() => ({ error }));
  expect(await keychain.read()).toEqual({ outcome });
  expect(await keychain.write('x')).toBe(outcome);
});

test('what Windows could not hold is refused before it is sent', async () => {
  const { keychain, log } = open(() => 'works');
  expect(await keychain.write('é'.repeat(1_001))).toBe('too-large');
  expect(log.calls).toEqual([]);
});
