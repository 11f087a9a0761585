import { expect, test } from 'vitest';
import type { Health } from '../../electron/contract/health';
import { judge, needsAttention, type HealthRow } from '../../renderer/lib/health';

const noLoss = { missing: 0, restored: 0, unsure: 0, mayBeMore: false };
const now = new Date(2026, 0, 2, 14, 32).getTime();

const fine: Health = {
  keychain: 'working',
  store: { unavailable: null, waiting: 0, loss: null, directory: null, bytes: 4096 },
  network: { connection: 'online', host: 'crm.example.com', askedAt: now - 200, answeredAt: now, milliseconds: 200 },
  clockSkew: -1,
  sandboxed: true,
  versions: { app: '0.1.0', electron: '45.5.0', chromium: '150', system: 'Linux 6', release: 'R16.0.0' },
};

function rowOf(name: string, change: Partial<Health>): HealthRow | undefined {
  return judge({ ...fine, ...change }, now).find((row) => row.name === name);
}

test('a desk that is well says so of every part, each with a line of advice', () => {
  const rows = judge(fine, now);
  expect(rows.map(({ name, level }) => [name, level])).toEqual([
    ['Keychain', 'ok'],
    ['Work kept here', 'ok'],
    ['Network', 'ok'],
    ['Clock', 'ok'],
    ['Versions', 'ok'],
  ]);
  expect(rows.every(({ advice }) => advice.length > 0 && !advice.includes('\n'))).toBe(true);
  expect(needsAttention(rows)).toBe(0);
  expect(rows.flatMap(({ facts }) => facts)).toEqual([
    '4 KB on the disk',
    'crm.example.com',
    'last answer 14:32, took 0.2 s',
    'for CRM.COM R16.0.0',
    'Electron 45.5.0, Chromium 150',
    'Linux 6',
  ]);
});

test('a window without the sandbox needs attention', () => {
  expect(rowOf('Sandbox', { sandboxed: false })).toMatchObject({ level: 'attention' });
});

test.each([
  ['working', 'ok'],
  ['unavailable', 'attention'],
  ['failed', 'trouble'],
] as const)('a keychain that is %s: %s', (keychain, level) => {
  expect(rowOf('Keychain', { keychain })).toMatchObject({ level });
});

test.each([
  [{ loss: { ...noLoss, missing: 2 } }, 'trouble', '2 entries are missing'],
  [{ loss: { ...noLoss, missing: 1, mayBeMore: true }, waiting: 1 }, 'trouble', 'at least 1 entry is missing'],
  [{ loss: { ...noLoss, restored: 3 } }, 'attention', 'files were damaged, nothing is missing'],
  [{ loss: { ...noLoss, mayBeMore: true } }, 'trouble', 'entries may be missing'],
  [{ directory: 'set-aside' }, 'attention', 'remembered tokens were damaged and set aside'],
  [{ directory: 'disk-full' }, 'attention', 'not remembered: the disk is full'],
  [{ directory: 'read-only' }, 'attention', 'not remembered: their file cannot be written'],
  [{ directory: 'no-store' }, 'attention', 'not remembered: their file cannot be used'],
  [{ directory: 'disk-full', loss: { ...noLoss, missing: 1 } }, 'trouble', '1 entry is missing'],
  [{ directory: 'disk-full', unavailable: 'disk-full' }, 'trouble', 'The disk is full'],
  [{ unavailable: 'no-keychain' }, 'attention', 'Closed'],
  [{ unavailable: 'no-store' }, 'trouble', 'cannot be used'],
  [{ unavailable: 'key-lost' }, 'trouble', 'its key is lost'],
  [{ unavailable: 'disk-full' }, 'trouble', 'full'],
  [{ unavailable: 'read-only' }, 'trouble', 'cannot be written'],
  [{ unavailable: 'not-allowed' }, 'ok', 'Switched off'],
  [{ unavailable: 'practice' }, 'ok', 'Not used in practice'],
] as const)('a store with %j: %s', (change, level, says) => {
  const row = rowOf('Work kept here', { store: { ...fine.store, ...change } });
  expect(row).toMatchObject({ level, says: expect.stringContaining(says) as string });
});

test.each([
  [{ host: null }, 'unknown', 'No server yet'],
  [{ askedAt: null, answeredAt: null, milliseconds: null }, 'unknown', 'Not asked yet'],
  [{ connection: 'offline' }, 'trouble', 'No answer'],
  [{ connection: 'practice', answeredAt: null, milliseconds: null }, 'trouble', 'No answer'],
  [{ askedAt: now, answeredAt: now - 1 }, 'trouble', 'No answer'],
  [{ milliseconds: 3_500 }, 'attention', 'Slow'],
  [{ connection: 'practice' }, 'ok', 'Online'],
] as const)('a network with %j: %s', (change, level, says) => {
  expect(rowOf('Network', { network: { ...fine.network, ...change } })).toMatchObject({ level, says });
});

test.each([
  [null, 'unknown', 'Not compared yet'],
  [0, 'ok', 'Same as the server'],
  [59, 'ok', '59 s behind the server'],
  [-90, 'attention', '90 s ahead of the server'],
  [3_600, 'trouble', '60 min behind the server'],
  [-86_400, 'trouble', '24 h ahead of the server'],
  [-864_000, 'trouble', '10 days ahead of the server'],
] as const)('a server’s clock that is %j s ahead: %s', (clockSkew, level, says) => {
  expect(rowOf('Clock', { clockSkew })).toMatchObject({ level, says });
});
