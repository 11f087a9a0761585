import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** The variable that marks every process of one desktop. */
export const mark = 'TOKENDESK_DESKTOP';

const graceMs = 2_000;

/**
 * Ends what a desktop's command has left running, wherever it has moved in the tree of processes: all that carry the
 * desktop's mark in their environment, but this program.
 * @param {string} value the mark's value
 * @returns {Promise<void>}
 */
export async function endLeftovers(value) {
  const deadline = Date.now() + graceMs;
  for (let left = marked(value); left.length > 0; left = marked(value)) {
    for (const pid of left) send(pid, Date.now() < deadline ? 'SIGTERM' : 'SIGKILL');
    await wait(50);
  }
}

/** @param {string} value */
function marked(value) {
  const entry = `${mark}=${value}`;
  const pids = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
  return pids.filter((pid) => pid !== process.pid && environment(pid).includes(entry));
}

/** @param {number} pid */
function environment(pid) {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    // ended meanwhile, or not ours
    return [];
  }
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // ended meanwhile
  }
}
