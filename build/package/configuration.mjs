import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from '../json.mjs';
import { root } from '../root.mjs';
import { packagedFiles } from './contents.mjs';
import { feedConfiguration } from './feed.mjs';
import { fuses } from './fuses.mjs';
import { signing } from './signing.mjs';
import { linux, mac, windows } from './systems.mjs';

/**
 * @import { InstalledElectron } from '../setup/installed-electron.mjs'
 * @typedef {{forTesting: boolean, output?: string, system?: NodeJS.Platform, arch?: string, env?: NodeJS.ProcessEnv}} Purpose
 */

/**
 * Gives electron-builder's settings. A package for testing differs from one for users in one fuse alone: it can be
 * inspected, without which Playwright cannot drive it.
 * @param {InstalledElectron} electron
 * @param {Purpose} purpose
 * @returns {import('electron-builder').Configuration}
 */
export function packageConfiguration(electron, purpose) {
  const { forTesting, system = process.platform, arch = process.arch, env = process.env } = purpose;
  const { output = forTesting ? 'release/for-testing' : 'release' } = purpose;
  const able = signing(system, env);
  return {
    appId: 'com.tokendesk.app',
    productName: 'Tokendesk',
    copyright: 'Copyright © 2026 The Tokendesk maintainers',
    directories: { output, buildResources: 'build/package' },
    artifactName: '${name}-${version}-${os}-${arch}.${ext}',
    files: packagedFiles(system, arch),
    extraResources: [
      { from: 'dist/legal', to: 'legal' },
      // for administrators: the policy's schema, and its templates for Group Policy and macOS
      { from: 'build/policy/templates', to: 'policy' },
      // the guides, and the files that a kiosk needs; how the app is made is not for those who use it
      { from: 'docs', to: 'docs', filter: ['*.md', '!developer.md', 'kiosk/**', 'screenshots/guide-*'] },
    ],
    // Code stays in the archive, under its checksum; what is unpacked is machine code alone.
    asar: { smartUnpack: false },
    asarUnpack: ['**/*.node'],
    protocols: [{ name: 'Tokendesk', schemes: ['tokendesk'] }],
    npmRebuild: false,
    nodeGypRebuild: false,
    electronVersion: electron.version,
    ...electronSource(electron, system, forTesting),
    afterExtract: ({ appOutDir }) => tidy(appOutDir),
    electronFuses: fuses({
      canBeInspected: forTesting,
      isUnsignedMac: system === 'darwin' && !able.certificate,
    }),
    // A certificate that does not work must not lead to packages without a signature.
    forceCodeSigning: able.certificate,
    // the AppImage that needs no library of the system's to unpack itself, and that leaves the sandbox on
    toolsets: { appimage: '1.0.3' },
    ...windows,
    ...mac(able, electron.folder),
    ...linux,
    ...feedConfiguration(env['TOKENDESK_FEED_URL']),
  };
}

/**
 * Where electron-builder gets Electron: what is installed, but for a Mac's universal app, which needs two of them; those
 * it downloads, and holds against the checksums that came with the electron package.
 * @param {InstalledElectron} electron
 * @param {NodeJS.Platform} system
 * @param {boolean} forTesting
 * @returns {Pick<import('electron-builder').Configuration, 'electronDist' | 'electronDownload'>}
 */
function electronSource({ folder }, system, forTesting) {
  if (system !== 'darwin' || forTesting) return { electronDist: folder };
  const checksums = /** @type {Record<string, string>} */ (
    readJson(join(root, 'node_modules/electron/checksums.json'))
  );
  return { electronDownload: { checksums } };
}

/**
 * Takes away what Electron runs when it is given no app, and says in its licence's name whose it is.
 * @param {string} folder
 */
function tidy(folder) {
  rmSync(join(folder, 'resources/default_app.asar'), { force: true });
  rmSync(join(folder, 'Electron.app/Contents/Resources/default_app.asar'), { force: true });
  const licence = join(folder, 'LICENSE');
  if (existsSync(licence)) renameSync(licence, join(folder, 'LICENSE.electron.txt'));
}
