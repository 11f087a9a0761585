import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { installedPackages, installNotice, missingPackages, neededPackages } from './debian.mjs';
import { SetupFailure } from './setup-failure.mjs';
import { runStep } from './step.mjs';

/**
 * Sees to it that the system's libraries are there: installs them on Debian and its kin when run as root, else names
 * the command that does. Elsewhere it leaves the matter to `checkLibraries`.
 * @param {import('./debian.mjs').Purpose} purpose
 * @returns {Promise<void>} throws a SetupFailure
 */
export async function ensureSystemPackages(purpose) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query') || !existsSync('/usr/bin/apt-get')) return;
  const missing = missingNow(purpose);
  if (missing.length === 0) return;
  const isRoot = process.getuid?.() === 0;
  const notice = installNotice(purpose, missing, isRoot);
  if (!isRoot) throw new SetupFailure(notice);
  console.log(notice);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const wait = ['-o', 'DPkg::Lock::Timeout=300'];
  await apt('Reading the list of system packages', ['update', '-qq', ...wait], env);
  await apt(
    `Installing ${missing.join(' ')}`,
    ['install', '--yes', '-qq', '--no-install-recommends', ...wait, ...missing],
    env,
  );
}

/** @param {import('./debian.mjs').Purpose} purpose */
function missingNow(purpose) {
  const names = neededPackages(purpose).flat();
  if (names.length === 0) return [];
  const query = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\\n', ...names], {
    encoding: 'utf8',
  });
  const osRelease = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return missingPackages(purpose, osRelease, installedPackages(query.stdout));
}

/**
 * @param {string} title
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
async function apt(title, args, env) {
  const { ok, output } = await runStep(title, 'apt-get', args, { env });
  if (!ok) throw new SetupFailure(`apt-get ${args[0]} failed:\n${output}`);
}
