import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from '../json.mjs';
import { root } from '../root.mjs';
import { packageConfiguration } from './configuration.mjs';
import { appFolder, runElectronBuilder } from './electron-builder.mjs';
import { fileList } from './file-list.mjs';
import { makeArchive, makeDebian, makeRedHat } from './linux-packages.mjs';
import { reasonOf } from './report.mjs';

/**
 * @import { InstalledElectron } from '../setup/installed-electron.mjs'
 * @import { Outcome } from './report.mjs'
 * @import { System, Target } from './targets.mjs'
 * @typedef {{electron: InstalledElectron, system: System, arch: string, output: string, icons: string,
 *   forTesting: boolean}} Order
 */

/** What Linux's own makers need of the system, and what brings it. */
const tools = /** @type {Record<string, {program: string, brings: string}>} */ ({
  deb: { program: 'dpkg-deb', brings: 'dpkg' },
  rpm: { program: 'rpmbuild', brings: 'rpm, or rpm-build on Red Hat and its kin' },
});
const makers = /** @type {Record<string, typeof makeArchive>} */ ({
  'tar.gz': makeArchive,
  deb: makeDebian,
  rpm: makeRedHat,
});

/**
 * Makes the folder of the app, and packages of it one after another: what cannot be made keeps nothing else from it. On
 * Windows and macOS electron-builder makes all of them in one go, for it signs the folder as well.
 * @param {Order} order
 * @param {Target[]} chosen
 * @returns {Promise<{outcomes: Outcome[], list: string}>} `list` is the file with the list of files
 */
export async function makePackages(order, chosen) {
  const { system } = order;
  const together = system === 'linux' ? [] : chosen;
  const names = together.map(({ name }) => name);
  const arch = system === 'darwin' && names.length > 0 ? 'universal' : order.arch;
  const files = await builder(order, names.length > 0 ? names : ['dir'], arch);
  /** @type {Outcome[]} */
  const outcomes = together.map(({ name, ends }) => ({ name, files: files.filter((file) => file.endsWith(ends)) }));
  const folder = appFolder(order.output, system, arch);
  if (system === 'linux') addLauncher(folder);
  const list = writeList(order, folder, arch);
  for (const { name } of system === 'linux' ? chosen : []) {
    outcomes.push(await attempt(name, () => makeForLinux(order, name, folder)));
  }
  return { outcomes, list };
}

/**
 * Puts the launcher in the place of the program, which gets another name.
 * @param {string} folder
 */
function addLauncher(folder) {
  const launcher = join(folder, 'tokendesk');
  renameSync(launcher, join(folder, 'tokendesk-bin'));
  copyFileSync(join(root, 'build/package/launcher.sh'), launcher);
  chmodSync(launcher, 0o755);
}

/**
 * @param {Order} order
 * @param {string} name
 * @param {string} folder
 * @returns {Promise<string[]>}
 */
async function makeForLinux(order, name, folder) {
  const make = makers[name];
  if (!make) return builder(order, [name], order.arch, folder);
  const tool = tools[name];
  if (tool && spawnSync(tool.program, ['--version'], { stdio: 'ignore' }).error) {
    throw new Error(`this system lacks ${tool.program}: install ${tool.brings}`);
  }
  return make({ ...order, folder });
}

/**
 * @param {Order} order
 * @param {string[]} targets
 * @param {string} arch
 * @param {string} [folder]
 */
function builder({ electron, system, output, forTesting }, targets, arch, folder) {
  const configuration = packageConfiguration(electron, { system, arch, output, forTesting });
  return runElectronBuilder({ targets, system, arch, configuration, ...(folder ? { folder } : {}) });
}

/**
 * @param {string} name
 * @param {() => Promise<string[]>} make
 * @returns {Promise<Outcome>}
 */
async function attempt(name, make) {
  try {
    return { name, files: await make() };
  } catch (error) {
    return { name, reason: reasonOf(error) };
  }
}

/**
 * @param {Order} order
 * @param {string} folder
 * @param {string} arch
 */
function writeList({ system, output }, folder, arch) {
  const { name, version } = /** @type {{name: string, version: string}} */ (readJson(join(root, 'package.json')));
  const file = join(output, `${name}-${version}-${system}-${arch}.files.sha256`);
  writeFileSync(file, fileList(folder));
  return file;
}
