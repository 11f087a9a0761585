import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { launch } from '../../build/processes.mjs';
import { alone } from '../../build/setup/lock.mjs';

const beyondEveryPid = 2 ** 30;

function lockOf(root: string) {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16);
  return join(tmpdir(), `tokendesk-setup-${name}.lock`);
}

it('lets one set-up of a folder run at a time', async () => {
  const steps: string[] = [];
  const work = (name: string) => async () => {
    steps.push(`${name} begins`);
    await new Promise(setImmediate);
    steps.push(`${name} ends`);
  };
  await Promise.all([alone('/a/folder', work('first')), alone('/a/folder', work('second'))]);
  expect(steps).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
});

it('takes over from one that died', async () => {
  const root = '/another/folder';
  writeFileSync(lockOf(root), `${beyondEveryPid}\n`);
  expect(await alone(root, () => Promise.resolve('done'))).toBe('done');
  expect(existsSync(lockOf(root))).toBe(false);
});

it('waits for what one that died has started', async () => {
  const root = '/a/third/folder';
  const child = launch(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
  let hasEnded = false;
  child.once('exit', () => (hasEnded = true));
  writeFileSync(lockOf(root), `${beyondEveryPid}\n${child.pid}\n`);
  const waiting = alone(root, () => Promise.resolve(hasEnded));
  child.stdin?.end();
  expect(await waiting).toBe(true);
});

it('lets go when the work fails', async () => {
  await expect(alone('/a/folder', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await alone('/a/folder', () => Promise.resolve('free'))).toBe('free');
});
