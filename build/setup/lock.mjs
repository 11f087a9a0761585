import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isRunning } from '../processes.mjs';
import { SetupFailure } from './setup-failure.mjs';
import { showProgress } from './step.mjs';

const longestMs = 15 * 60_000;

/** @typedef {(child: import('node:child_process').ChildProcess) => void} Hold keeps the lock while a program runs */

/**
 * Does set-up work for a folder while no other program does the same. The lock of one that died is taken over, but not
 * before the programs have ended that it started: they would go on installing.
 * @template T
 * @param {string} root
 * @param {(hold: Hold) => Promise<T>} work
 * @returns {Promise<T>} throws a SetupFailure when another one takes over a quarter of an hour
 */
export async function alone(root, work) {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16);
  const path = join(tmpdir(), `tokendesk-setup-${name}.lock`);
  if (!take(path)) await waitFor(path);
  try {
    return await work(({ pid }) => appendFileSync(path, `${pid}\n`));
  } finally {
    rmSync(path, { force: true });
  }
}

/** @param {string} path */
async function waitFor(path) {
  const finish = showProgress('Waiting for another set-up of this folder');
  const deadline = Date.now() + longestMs;
  while (!take(path)) {
    if (Date.now() > deadline) {
      finish('given up');
      throw new SetupFailure(`Another set-up holds ${path}. If none is running, remove that file.`);
    }
    await wait(200);
  }
  finish('done');
}

/** @param {string} path */
function take(path) {
  try {
    writeFileSync(path, `${process.pid}\n`, { flag: 'wx' });
    return true;
  } catch {
    if (!isHeld(path)) rmSync(path, { force: true });
    return false;
  }
}

/**
 * Whether a program that holds a lock is still there; one that has not yet written its number is.
 * @param {string} path
 */
function isHeld(path) {
  try {
    const pids = readFileSync(path, 'utf8').split('\n').filter(Boolean).map(Number);
    return pids.length === 0 || pids.some(isRunning);
  } catch {
    // let go of meanwhile
    return true;
  }
}
