import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SetupFailure } from './setup-failure.mjs';

const programsForTests = [
  'Xvfb',
  'weston',
  'dbus-daemon',
  'dbus-send',
  'gnome-keyring-daemon',
  'dpkg',
  'dpkg-deb',
  'fakeroot',
];

/**
 * Checks on a Linux that is not Debian's kin that what Electron and the keychain load is there, and names what is not.
 * @param {string} root
 * @param {string} electron path of the program
 * @param {import('./debian.mjs').Purpose} purpose
 * @returns {void} throws a SetupFailure
 */
export function checkLibraries(root, electron, purpose) {
  if (process.platform !== 'linux' || existsSync('/usr/bin/dpkg-query') || purpose === 'package') return;
  const keytar = join(root, `node_modules/keytar/prebuilds/linux-${process.arch}/keytar.node`);
  const libraries = [electron, keytar].flatMap((file) => missingLibraries(ldd(file)));
  const programs = purpose === 'test' ? programsForTests.filter((name) => !isInPath(name)) : [];
  const missing = [...new Set([...libraries, ...programs])];
  if (missing.length === 0) return;
  throw new SetupFailure(
    `This system lacks ${missing.join(', ')}. Install the packages that hold them, then run this again.`,
  );
}

/**
 * Reads from what ldd prints which libraries it did not find.
 * @param {string} listing
 * @returns {string[]}
 */
export function missingLibraries(listing) {
  return [...listing.matchAll(/^\s*(\S+) => not found/gm)].flatMap(([, name]) => (name ? [name] : []));
}

/** @param {string} file */
function ldd(file) {
  const listing = spawnSync('ldd', [file], { encoding: 'utf8' });
  return listing.error ? '' : listing.stdout;
}

/** @param {string} program */
function isInPath(program) {
  return (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(join(folder, program)));
}
