import { join } from 'node:path';
import { targetsOf } from './targets.mjs';

/** @typedef {import('electron-builder').Configuration} Configuration */

/**
 * Never change it: by it Windows knows that an MSI package replaces an older one.
 */
const upgradeCode = '5ED10F38-EEBC-4835-B6A5-CB1749D6B639';
const entitlements = 'build/package/entitlements.mac.plist';

/**
 * The setup program asks whether to install for one person or for all; the MSI package is for all, and asks nothing.
 * @type {Configuration}
 */
export const windows = {
  win: { target: builderTargets('win32'), icon: 'dist/icons/icon.ico' },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowElevation: true,
    artifactName: '${name}-${version}-${os}-${arch}-setup.${ext}',
    shortcutName: 'Tokendesk',
    uninstallDisplayName: '${productName}',
    deleteAppDataOnUninstall: false,
  },
  msi: { oneClick: true, perMachine: true, runAfterFinish: false, upgradeCode },
};

/**
 * One app for both kinds of Mac. Both libraries of a native package are in both apps that it is joined from, and stay as
 * they are. Without a certificate there is no hardened runtime: it admits no library that nobody has signed.
 * @param {import('./signing.mjs').Signing} able
 * @param {string} electronFolder
 * @returns {Configuration}
 */
export function mac(able, electronFolder) {
  return {
    mac: {
      target: builderTargets('darwin').map((target) => ({ target, arch: 'universal' })),
      icon: 'dist/icons/icon.icns',
      category: 'public.app-category.business',
      // what Electron 44 and newer need
      minimumSystemVersion: '13.0',
      x64ArchFiles: '**/prebuilds/darwin-*/*.node',
      // electron-builder leaves it out of a Mac's app
      extraResources: [{ from: join(electronFolder, 'LICENSES.chromium.html'), to: 'legal/LICENSES.chromium.html' }],
      hardenedRuntime: able.certificate,
      entitlements,
      entitlementsInherit: entitlements,
      notarize: able.notarization,
      ...(able.certificate ? {} : { identity: null }),
    },
    dmg: { title: '${productName} ${version}' },
  };
}

/**
 * What the packages made by the system's own tools need beside this is in linux-packages.mjs.
 * @type {Configuration}
 */
export const linux = {
  linux: {
    target: builderTargets('linux'),
    icon: 'dist/icons/linux',
    category: 'Office',
    synopsis: 'Service desk for CRM.COM access tokens',
    executableName: 'tokendesk',
    syncDesktopName: true,
  },
};

/**
 * @param {import('./targets.mjs').System} system
 */
function builderTargets(system) {
  return targetsOf(system).flatMap(({ name, maker }) => (maker === 'electron-builder' ? [name] : []));
}
