import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from '../json.mjs';
import { runStep } from './step.mjs';
import { SetupFailure } from './setup-failure.mjs';

/**
 * @typedef {{version?: string, integrity?: string, optional?: boolean, link?: boolean}} Locked
 * @typedef {Partial<Record<(typeof kinds)[number], Record<string, string>>>} Wishes
 * @typedef {{packages?: Record<string, Locked>}} Lock
 */

const kinds = /** @type {const} */ (['dependencies', 'devDependencies', 'optionalDependencies']);

/**
 * Says whether all that the lock names is installed in that very version, by the list that npm itself leaves in
 * node_modules when it has finished; so an installation that broke off counts as none.
 * @param {Lock} lock package-lock.json
 * @param {Lock | undefined} installed node_modules/.package-lock.json
 * @param {(path: string) => boolean} isThere whether a package's folder is still there
 * @returns {boolean}
 */
export function arePackagesInstalled(lock, installed, isThere) {
  const present = installed?.packages;
  if (!present) return false;
  return Object.entries(lock.packages ?? {}).every(([path, wanted]) => {
    const there = present[path];
    // npm leaves out what is optional and made for another system
    if (path === '' || (wanted.optional && !there)) return true;
    return there?.version === wanted.version && there?.integrity === wanted.integrity && isThere(path);
  });
}

/**
 * Says whether package.json asks for the same packages as the lock was made for.
 * @param {Wishes} manifest package.json
 * @param {Lock} lock
 * @returns {boolean}
 */
export function isLockCurrent(manifest, lock) {
  const locked = /** @type {Wishes} */ (lock.packages?.[''] ?? {});
  return kinds.every((kind) => sorted(manifest[kind]) === sorted(locked[kind]));
}

/**
 * Installs the npm packages of the lock, unless they are in place.
 * @param {string} root
 * @param {import('./lock.mjs').Hold} hold
 * @returns {Promise<void>} throws a SetupFailure
 */
export async function ensurePackages(root, hold) {
  const lock = /** @type {Lock} */ (readJson(join(root, 'package-lock.json')));
  const manifest = /** @type {Wishes} */ (readJson(join(root, 'package.json')));
  if (!isLockCurrent(manifest, lock)) {
    throw new SetupFailure('package.json and package-lock.json disagree. Run: npm install --ignore-scripts');
  }
  const isThere = (/** @type {string} */ path) => existsSync(join(root, path, 'package.json'));
  if (arePackagesInstalled(lock, readInstalled(root), isThere)) return;
  // No package needs its install script, and one of them would look for a compiler.
  const [command, ...args] = [...npm(), 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const shell = command.endsWith('.cmd');
  const { ok, output } = await runStep('Installing npm packages', command, args, { cwd: root, shell, hold });
  if (!ok) throw new SetupFailure(`npm could not install the packages:\n${output}`);
}

/**
 * Gives the command that runs npm: the very npm that runs us, else the one in the path.
 * @returns {[string, ...string[]]}
 */
export function npm() {
  const running = process.env['npm_execpath'];
  if (running?.endsWith('npm-cli.js')) return [process.execPath, running];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

/** @param {string} root */
function readInstalled(root) {
  try {
    return /** @type {Lock} */ (readJson(join(root, 'node_modules/.package-lock.json')));
  } catch {
    return undefined;
  }
}

/** @param {Record<string, string> | undefined} record */
function sorted(record) {
  return JSON.stringify(Object.entries(record ?? {}).sort());
}
