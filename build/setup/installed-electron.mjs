import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from '../json.mjs';

/** The version of the third party's Electron, which stands in where the official one cannot be downloaded. */
export const thirdPartyVersion = '33.2.1';

/** A file beside the program that says: not the official Electron. */
export const thirdPartyMark = 'third-party.json';

/**
 * @typedef {{kind: 'official' | 'third-party', version: string, program: string, folder: string}} InstalledElectron
 */

/**
 * Finds the Electron that `require('electron')` gives, where that package keeps it; nothing when there is none, or one
 * of another version than the one that is wanted.
 * @param {string} root
 * @returns {InstalledElectron | undefined}
 */
export function findElectron(root) {
  const home = join(root, 'node_modules/electron');
  const folder = join(home, 'dist');
  try {
    const program = join(folder, readFileSync(join(home, 'path.txt'), 'utf8'));
    const version = readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
    if (!existsSync(program)) return undefined;
    const kind = existsSync(join(folder, thirdPartyMark)) ? 'third-party' : 'official';
    const manifest = /** @type {{version: string}} */ (readJson(join(home, 'package.json')));
    const wanted = kind === 'third-party' ? thirdPartyVersion : manifest.version;
    return version === wanted ? { kind, version, program, folder } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Says why a package for users must not be made with this Electron; nothing when it may.
 * @param {InstalledElectron | undefined} electron
 * @returns {string | undefined}
 */
export function releaseRefusal(electron) {
  if (electron?.kind === 'official') return undefined;
  const found = electron ? `a third party's build of Electron ${electron.version}` : 'no Electron';
  return (
    `Refused: a package for users is made with the official Electron only, and here is ${found}. Run this where the ` +
    'official download can be reached (remove node_modules/electron/dist to try it anew), or use: ' +
    'npm run package -- --for-testing'
  );
}
