import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';

/** @import { ChildProcess, SpawnOptions } from 'node:child_process' */

const graceMs = 5_000;
const groups = process.platform !== 'win32';
/** @type {Set<ChildProcess>} */
const running = new Set();
/** @type {NodeJS.Signals | undefined} */
let interruption;

/**
 * Starts a program that ends with this one, as leader of its own process group, so that a Ctrl-C reaches it once and
 * through us, and so that what it started can be ended with it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {SpawnOptions} [options]
 * @returns {ChildProcess}
 */
export function launch(command, args, options = {}) {
  const child = launchService(command, args, options);
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/**
 * Starts a program that others need until their end: signals do not reach it, and whoever starts it ends it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {SpawnOptions} options
 * @returns {ChildProcess}
 */
export function launchService(command, args, options) {
  return spawn(command, args, { detached: groups, ...options });
}

/**
 * Waits until a program has ended, and gives its exit code: as a shell has it, 128 and the signal's number when a
 * signal ended it, 127 when it could not be started.
 * @param {ChildProcess} child
 * @returns {Promise<number>}
 */
export function exitCode(child) {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  if (child.signalCode !== null) return Promise.resolve(signalled(child.signalCode));
  return new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', (code, signal) => resolve(signal === null ? (code ?? 1) : signalled(signal)));
  });
}

/**
 * Ends a program and its process group: asks first, and kills what has not ended five seconds later.
 * @param {ChildProcess} child
 * @param {NodeJS.Signals} [signal]
 * @returns {Promise<void>}
 */
export async function end(child, signal = 'SIGTERM') {
  send(child, signal);
  const timer = setTimeout(() => send(child, 'SIGKILL'), graceMs);
  await exitCode(child);
  clearTimeout(timer);
  send(child, 'SIGKILL');
}

/**
 * Passes the signals that ask this program to end on to all that it launched; it then ends in its own time, by itself.
 * @returns {void}
 */
export function passSignalsOn() {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      interruption ??= signal;
      for (const child of running) void end(child, signal);
    });
  }
}

/**
 * Gives the exit code of an interrupted program, or nothing when nobody has interrupted this one.
 * @returns {number | undefined}
 */
export function interrupted() {
  return interruption && signalled(interruption);
}

/**
 * Says whether there is a process of this number that has not ended.
 * @param {number} pid
 * @returns {boolean}
 */
export function isRunning(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // of another user: there, but not ours to signal
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return process.platform !== 'linux' || !isZombie(pid);
}

/**
 * One that has ended stays listed until its parent asks after it, which in a container may be never.
 * @param {number} pid
 */
function isZombie(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return true;
  }
}

/** @param {NodeJS.Signals} signal */
function signalled(signal) {
  return 128 + constants.signals[signal];
}

/**
 * Sends a signal as it usually comes: Ctrl-C, and what cannot be refused, to the whole group; a request to end to its
 * leader alone, for Electron crashes when its helpers end before it.
 * @param {ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function send(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (groups && (signal === 'SIGINT' || signal === 'SIGKILL')) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // the whole group has ended already
  }
}
