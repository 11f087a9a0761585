import { fileURLToPath } from 'node:url';
import { interrupted, passSignalsOn } from './processes.mjs';
import { root } from './root.mjs';
import { ensureElectron } from './setup/electron.mjs';
import { alone } from './setup/lock.mjs';
import { checkLibraries } from './setup/libraries.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { SetupFailure } from './setup/setup-failure.mjs';
import { ensureSystemPackages } from './setup/system.mjs';

const oldestNode = /** @type {const} */ ([20, 19]);

/**
 * Makes a clean clone ready for a purpose, with nothing but Node at hand: the system's libraries, the npm packages,
 * Electron. What is in place is left alone. Ends this program, with the reason in words, where it cannot be done.
 * @param {import('./setup/debian.mjs').Purpose} purpose
 * @returns {Promise<import('./setup/installed-electron.mjs').InstalledElectron>}
 */
export function setUp(purpose) {
  return orEnd(async (hold) => {
    checkNode();
    await ensureSystemPackages(purpose);
    await ensurePackages(root, hold);
    const electron = await ensureElectron(root, hold);
    checkLibraries(root, electron.program, purpose);
    return electron;
  });
}

/**
 * Installs the npm packages alone, for what needs no window.
 * @returns {Promise<void>}
 */
export function setUpPackages() {
  return orEnd((hold) => {
    checkNode();
    return ensurePackages(root, hold);
  });
}

/**
 * @template T
 * @param {(hold: import('./setup/lock.mjs').Hold) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function orEnd(work) {
  try {
    return await alone(root, work);
  } catch (error) {
    if (!(error instanceof SetupFailure)) throw error;
    console.error(interrupted() ? 'Interrupted; it goes on from here the next time.' : error.message);
    process.exit(interrupted() ?? 1);
  }
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isOld = major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1]);
  if (isOld) throw new SetupFailure(`Node ${oldestNode.join('.')} or newer is needed; this is ${process.version}.`);
}

// node build/setup.mjs [start | test | package] [--system]: the set-up alone, or its step for the administrator alone
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  passSignalsOn();
  const purpose = /** @type {const} */ (['start', 'test', 'package']).find((name) => process.argv.includes(name));
  if (process.argv.includes('--system')) await orEnd(() => ensureSystemPackages(purpose ?? 'test'));
  else await setUp(purpose ?? 'test');
}
