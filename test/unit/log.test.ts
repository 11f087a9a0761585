import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLog, type LogFields } from '../../electron/shell/log';
import { filesOfLog, openLogFile } from '../../electron/shell/log-file';

const at = '2026-01-02T03:04:05.000Z';
const now = () => new Date(at);
const room = { largestBytes: 300, olderFiles: 2 };
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tokendesk-log-'));
  file = join(folder, 'logs', 'desk.log');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function linesOf(path: string): string[] {
  return readFileSync(path, 'utf8').split('\n').filter(Boolean);
}

test('the log keeps the fields that are allowed, in the forms that they have, and nothing else', async () => {
  const { log, written } = createLog(file, now);
  log('request-threw', { request: 'tokens:find', reference: '0a1b-2c3d', error: 'TypeError at main.cjs:12:5' });
  log('request-failed', { request: 'access_tokens/show', code: 'offline', reason: 'timed-out', milliseconds: 12.4 });
  log('request-threw', {
    ...({ password: 'hunter2' } as LogFields),
    request: '/home/jane',
    error: 'hunter2 was wrong',
  });
  log('request-threw', { code: '99021066666', outcome: 'jane@example.com', reference: '84629173', version: '12' });
  log('eyJhbGciOi.J9', { code: 'offline' });
  await written();
  expect(linesOf(file).map((line) => JSON.parse(line) as unknown)).toEqual([
    { at, event: 'request-threw', request: 'tokens:find', reference: '0a1b-2c3d', error: 'TypeError at main.cjs:12:5' },
    {
      at,
      event: 'request-failed',
      request: 'access_tokens/show',
      code: 'offline',
      reason: 'timed-out',
      milliseconds: 12,
    },
    { at, event: 'request-threw' },
    { at, event: 'request-threw' },
  ]);
});

test('from a level on everything that weighs as much or more is kept', async () => {
  const { log, written, keepFrom } = createLog(file, now);
  const events = ['request-threw', 'request-failed', 'started', 'request-answered'];
  for (const level of ['error', 'warning', 'info', 'debug', undefined] as const) {
    keepFrom(level);
    for (const event of events) log(event);
    log('keychain-changed', { outcome: level === 'warning' ? 'unavailable' : 'working' });
  }
  await written();
  const kept = linesOf(file).map((line) => (JSON.parse(line) as { event: string }).event);
  expect(kept).toEqual([
    ...events.slice(0, 1),
    ...[...events.slice(0, 2), 'keychain-changed'],
    ...[...events.slice(0, 3), 'keychain-changed'],
    ...[...events, 'keychain-changed'],
    ...[...events.slice(0, 3), 'keychain-changed'],
  ]);
});

test('what an auditor asks for is kept at every level', async () => {
  const { log, written, keepFrom } = createLog(file, now);
  keepFrom('error');
  const events = ['signed-in', 'unlock-failed', 'locked', 'exported', 'setting-changed', 'outbox-others-discarded'];
  for (const event of events) log(event);
  log('started');
  await written();
  expect(linesOf(file).map((line) => (JSON.parse(line) as { event: string }).event)).toEqual(events);
});

test('a log takes no more room than it may, and keeps what is newest, in order', async () => {
  const { append, written } = openLogFile(file, room);
  const lines = Array.from({ length: 100 }, (_, count) => `{"at":"${at}","event":"e","count":${String(count)}}`);
  for (const line of lines) append(`${line}\n`);
  await written();
  const files = filesOfLog(file, room);
  expect(readdirSync(join(folder, 'logs')).sort()).toEqual(['desk.1.log', 'desk.2.log', 'desk.log']);
  expect(files.every((each) => statSync(each).size <= room.largestBytes)).toBe(true);
  const kept = files.flatMap(linesOf);
  expect(kept).toEqual(lines.slice(-kept.length));
  expect(kept.length).toBeGreaterThan(10);
});

test('a log goes on in the file of the start before', async () => {
  const first = createLog(file, now, room);
  first.log('started');
  await first.written();
  const second = createLog(file, now, room);
  for (let count = 0; count < 4; count += 1) second.log('started');
  await second.written();
  expect(linesOf(file)).toHaveLength(5);
  second.log('keychain-changed', { outcome: 'unavailable' });
  await second.written();
  expect(
    filesOfLog(file, room)
      .slice(1)
      .map((each) => linesOf(each).length),
  ).toEqual([5, 1]);
});

test('a disk that refuses costs lines, not the work, and once it takes them again the log goes on', async () => {
  writeFileSync(join(folder, 'logs'), 'no folder can be here');
  const { log, written } = createLog(file, now, room);
  for (let count = 0; count < 5; count += 1) log('started', { count });
  await expect(written()).resolves.toBeUndefined();
  rmSync(join(folder, 'logs'));
  log('started', { count: 5 });
  await written();
  expect(linesOf(file).map((line) => JSON.parse(line) as unknown)).toEqual([{ at, event: 'started', count: 5 }]);
});

test('a full log that cannot be moved does not grow', async () => {
  mkdirSync(join(folder, 'logs', 'desk.1.log', 'in the way'), { recursive: true });
  const { log, written } = createLog(file, now, { ...room, olderFiles: 1 });
  for (let count = 0; count < 100; count += 1) log('started', { count });
  await written();
  expect(statSync(file).size).toBeLessThanOrEqual(room.largestBytes);
  rmSync(join(folder, 'logs', 'desk.1.log'), { recursive: true });
  log('started', { count: 100 });
  await written();
  expect(linesOf(file)).toEqual([JSON.stringify({ at, event: 'started', count: 100 })]);
});

test('what waits for a disk that hangs is bounded', async () => {
  const { append, written } = openLogFile(file);
  for (let count = 0; count < 5_000; count += 1) append(`${String(count)}\n`);
  await written();
  expect(linesOf(file)).toHaveLength(1_000);
});
