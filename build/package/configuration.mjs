import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { feedConfiguration } from './feed.mjs';

/** @import { InstalledElectron } from '../setup/installed-electron.mjs' */

/** The first Electron that knows the fuse for privileges of file: pages. */
const firstWithFileFuse = 29;

/**
 * Gives electron-builder's settings. A package for testing differs from one for users in one fuse alone: it can be
 * inspected, without which Playwright cannot drive it.
 * @param {InstalledElectron} electron
 * @param {{forTesting: boolean}} options
 * @returns {import('electron-builder').Configuration}
 */
export function packageConfiguration(electron, { forTesting }) {
  return {
    appId: 'com.tokendesk.app',
    productName: 'Tokendesk',
    directories: { output: forTesting ? 'release/for-testing' : 'release', buildResources: 'build' },
    files: [
      'dist/electron/**',
      'dist/renderer/**',
      '!**/*.map',
      'package.json',
      // these bring their sources and a library for each system: this system's own is enough
      '!node_modules/{keytar,@photostructure/sqlite,native-reg}/{src,script,test,build,binding.gyp,reg.cc}',
      '!node_modules/{keytar,@photostructure/sqlite,native-reg}/prebuilds/!(${platform}-${arch})/**',
      '!node_modules/node-addon-api',
    ],
    // for administrators: the policy's schema, and its templates for Group Policy and macOS
    extraResources: [{ from: 'build/policy/templates', to: 'policy' }],
    asar: true,
    asarUnpack: ['**/*.node'],
    npmRebuild: false,
    nodeGypRebuild: false,
    electronVersion: electron.version,
    electronDist: electron.folder,
    afterExtract: ({ appOutDir }) => removeDefaultApp(appOutDir),
    electronFuses: fuses(electron.version, forTesting),
    linux: { target: ['AppImage', 'tar.gz'], category: 'Office', executableName: 'tokendesk' },
    mac: { target: ['dmg', 'zip'], category: 'public.app-category.business' },
    win: { target: ['nsis', 'zip'] },
    ...feedConfiguration(process.env['TOKENDESK_FEED_URL']),
  };
}

/**
 * The fuses of SECURITY.md (The window).
 * @param {string} version
 * @param {boolean} canBeInspected
 * @returns {NonNullable<import('electron-builder').Configuration['electronFuses']>}
 */
function fuses(version, canBeInspected) {
  const knowsFileFuse = Number.parseInt(version, 10) >= firstWithFileFuse;
  return {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: canBeInspected,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    ...(knowsFileFuse ? { grantFileProtocolExtraPrivileges: false } : {}),
  };
}

/**
 * What Electron runs when it is given no app; it has no place beside one.
 * @param {string} folder
 */
function removeDefaultApp(folder) {
  rmSync(join(folder, 'resources/default_app.asar'), { force: true });
}
