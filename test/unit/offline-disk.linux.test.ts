import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundle } from '../faults/bundle';

const folder = mkdtempSync(join(tmpdir(), 'tokendesk-disk-'));
const file = join(folder, 'outbox.db');
const key = randomBytes(32).toString('hex');
/** A disk of its own, of two megabytes, which only the script sees and which is gone with it. */
const ownDisk = ['unshare', '--user', '--map-root-user', '--mount', 'sh', '-c'] as const;
const mount = 'mount -t tmpfs -o size=2m none "$0"';
const hasOwnDisk = run(ownDisk, mount).status === 0;
let told: string[][] = [];

function run([command, ...args]: readonly string[], script: string, ...more: string[]) {
  return spawnSync(command ?? '', [...args, script, folder, ...more], { encoding: 'utf8' });
}

const wordsOf = (order: string, word: string): string[] =>
  told.flatMap(([first, second, value = '']) => (first === order && second === word ? [value] : []));

beforeAll(async () => {
  const program = await bundle('disk-program');
  const desk = (order: string) => `"$1" "$2" ${order} "$3" "$4"`;
  const args = [process.execPath, program, file, key];
  // Where no disk can be had, no file may grow beyond that: the kernel refuses in much the same way.
  const result = hasOwnDisk
    ? run(
        ownDisk,
        [
          mount,
          'head -c 1048576 /dev/zero > "$0/ballast"',
          desk('fill'),
          desk('look'),
          'rm "$0/ballast"',
          desk('read'),
          'mount -o remount,ro "$0"',
          desk('shut'),
          '"$1" "$2" shut-anew "$0/new.db" "$4"',
        ].join(' && '),
        ...args,
      )
    : run(
        ['sh', '-c'],
        `(trap "" XFSZ; ulimit -f 1024; ${desk('fill')} && ${desk('look')}) && ${desk('read')}`,
        ...args,
      );
  expect(result.stderr).toBe('');
  told = result.stdout.split('\n').map((line) => line.split(' '));
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a real disk that runs full takes nothing back that was said to be written', () => {
  const written = wordsOf('fill', 'written');
  process.stdout.write(`Disk full after ${String(written.length)} entries, by ${hasOwnDisk ? 'a disk' : 'a limit'}\n`);
  expect(written.length).toBeGreaterThan(10);
  expect(hasOwnDisk ? ['full'] : ['full', 'failed']).toContain(wordsOf('fill', 'stopped')[0]);
  // also while it is still full
  for (const order of ['look', 'read']) {
    expect(wordsOf(order, 'kept')).toEqual(written);
    expect(wordsOf(order, 'unreadable')).toEqual(['0']);
  }
});

it('and takes more once there is room again', () => {
  expect([...wordsOf('read', 'removed'), ...wordsOf('read', 'added')]).toEqual(['ok', 'ok']);
});

it('a real disk that cannot be written says that it is read-only', () => {
  for (const order of ['shut', 'shut-anew'])
    expect(wordsOf(order, 'not-opened'), order).toEqual(hasOwnDisk ? ['read-only'] : []);
});
