import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { end, exitCode, launch } from '../processes.mjs';
import { collect, showProgress } from './step.mjs';

/**
 * @typedef {{firstByteMs: number, silenceMs: number}} Patience how long nothing may arrive: at first, and later on
 */

/**
 * Downloads Electron by its own package's installer, and watches the bytes arrive: a host that does not answer is given
 * up soon, a slow download never.
 * @param {string} root
 * @param {import('./lock.mjs').Hold} hold
 * @param {Patience} [patience]
 * @returns {Promise<string | undefined>} why it did not work; nothing when it did
 */
export async function downloadOfficial(root, hold, patience = { firstByteMs: 20_000, silenceMs: 60_000 }) {
  const home = join(root, 'node_modules/electron');
  const folder = join(home, 'dist');
  // what is half there, and a link into the cache of the fall-back, must not be written into
  clear(home);
  const temporary = mkdtempSync(join(tmpdir(), 'tokendesk-electron-'));
  const env = { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary };
  const arrived = () => size(temporary) + size(folder);
  const finish = showProgress('Downloading Electron', () => `${Math.round(arrived() / 1e6)} MB`);
  try {
    const child = launch(process.execPath, [join(home, 'install.js')], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    hold(child);
    const output = collect(child);
    const guard = endWhenSilent(child, arrived, patience);
    const code = await exitCode(child);
    guard.stop();
    const reason = code === 0 ? undefined : guard.hasEnded() ? 'no answer' : firstError(output());
    if (reason) clear(home);
    finish(reason ?? 'done');
    return reason;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {() => number} arrived
 * @param {Patience} patience
 */
function endWhenSilent(child, arrived, { firstByteMs, silenceMs }) {
  let ended = false;
  let seen = 0;
  let since = Date.now();
  const timer = setInterval(
    () => {
      const now = arrived();
      if (now !== seen) {
        seen = now;
        since = Date.now();
      } else if (Date.now() - since > (seen === 0 ? firstByteMs : silenceMs)) {
        ended = true;
        void end(child, 'SIGKILL');
      }
    },
    Math.min(1_000, firstByteMs),
  );
  return { stop: () => clearInterval(timer), hasEnded: () => ended };
}

/**
 * The line of an installer's output that says most.
 * @param {string} output
 */
function firstError(output) {
  const lines = output.split('\n').map((line) => line.trim());
  return (
    lines.find((line) => /\b(ENOTFOUND|EAI_AGAIN|ECONN\w+|ETIMEDOUT|Response code)\b/.test(line)) ??
    lines.find((line) => line.includes('Error'))?.replace(/^\w*Error: /, '') ??
    'failed'
  );
}

/** @param {string} home */
function clear(home) {
  for (const name of ['path.txt', 'dist']) rmSync(join(home, name), { recursive: true, force: true });
}

/**
 * Bytes of all files in a folder, which may change meanwhile.
 * @param {string} folder
 * @returns {number}
 */
function size(folder) {
  try {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return files.reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0);
  } catch {
    return 0;
  }
}
