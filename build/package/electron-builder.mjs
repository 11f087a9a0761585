import { join } from 'node:path';
import { root } from '../root.mjs';

/** @import { System } from './targets.mjs' */

const folderNames = /** @type {const} */ ({ win32: 'win', darwin: 'mac', linux: 'linux' });

/**
 * @typedef {{targets: string[], system: System, arch: string,
 *   configuration: import('electron-builder').Configuration, folder?: string}} Job `folder` is the app's, where it is there
 *   already; the configuration is used up
 */

/**
 * Has electron-builder make packages, or with no target but `dir` the folder of the app alone.
 * @param {Job} job
 * @returns {Promise<string[]>} the paths of the packages
 */
export async function runElectronBuilder({ targets, system, arch, configuration, folder }) {
  const { archFromString, build, Platform } = await import('electron-builder');
  const platform = Platform.fromString(system);
  return build({
    projectDir: root,
    config: configuration,
    targets: platform.createTarget(targets, archFromString(arch)),
    publish: 'never',
    ...(folder ? { prepackaged: folder } : {}),
  });
}

/**
 * Says where electron-builder puts the app itself, unpacked.
 * @param {string} output
 * @param {System} system
 * @param {string} arch
 * @returns {string}
 */
export function appFolder(output, system, arch) {
  const suffix = arch === 'x64' ? '' : `-${arch}`;
  return join(output, `${folderNames[system]}${suffix}${system === 'darwin' ? '' : '-unpacked'}`);
}
