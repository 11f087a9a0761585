import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';

/** Chromium refuses its sandbox to root, and D-Bus refuses a user that /etc/passwd does not know: 65534 is nobody. */
const asNobody = ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--'];
const namespacesOfChromium = ['unshare', '--user', '--pid', '--net', '--fork', 'true'];

/**
 * Finds how to run Electron with its sandbox on: the words to put before the command, if any, and whether it is
 * possible here at all.
 * @param {string} electronFolder
 * @returns {{prefix: string[], isPossible: boolean}}
 */
export function findSandbox(electronFolder) {
  if (process.platform !== 'linux') return { prefix: [], isPossible: true };
  if (process.getuid?.() === 0) {
    const isPossible = works([...asNobody, ...namespacesOfChromium]);
    return { prefix: isPossible ? asNobody : [], isPossible };
  }
  return { prefix: [], isPossible: works(namespacesOfChromium) || hasSetuidSandbox(electronFolder) };
}

/** @param {string[]} command */
function works([program = '', ...args]) {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

/** @param {string} electronFolder */
function hasSetuidSandbox(electronFolder) {
  const file = statSync(join(electronFolder, 'chrome-sandbox'), { throwIfNoEntry: false });
  return file !== undefined && file.uid === 0 && (file.mode & 0o4000) !== 0;
}
