import { chmodSync, copyFileSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from '../json.mjs';
import { root } from '../root.mjs';
import { runStep } from '../setup/step.mjs';
import { linuxSizes } from './icons.mjs';
import { debianDependencies, redHatDependencies } from './linux-dependencies.mjs';

/**
 * @typedef {{folder: string, output: string, arch: string, icons: string, forTesting: boolean}} LinuxJob `folder` is the
 *   app's; a package for testing is not compressed, which takes most of the time
 */

/** Names of the processor, as electron-builder, Debian and Red Hat know them. */
const archNames = /** @type {Record<string, {debian: string, redHat: string}>} */ ({
  x64: { debian: 'amd64', redHat: 'x86_64' },
  arm64: { debian: 'arm64', redHat: 'aarch64' },
});
/** Dates all files alike, so that one content gives one package. */
const date = process.env['SOURCE_DATE_EPOCH'] ?? '315532800';

/**
 * Makes the archive that is unpacked anywhere.
 * @param {LinuxJob} job
 * @returns {Promise<string[]>} the path of the package
 */
export async function makeArchive({ folder, output, arch, forTesting }) {
  const { name, version } = readApp();
  const base = `${name}-${version}-linux-${arch}`;
  const file = join(output, `${base}.tar.gz`);
  await run('Packing the archive', 'tar', [
    ...['--create', '--file', file, '--directory', folder],
    ...['--sort=name', `--mtime=@${date}`, '--owner=0', '--group=0', '--numeric-owner', '--mode=go=rX,u+rw,a-s'],
    ...[`--use-compress-program=gzip -n -${forTesting ? 1 : 9}`, `--transform=s,^\\.,${base},`, '.'],
  ]);
  return [file];
}

/**
 * Makes the package of Debian and its kin. It runs nothing when it is installed or removed: what it brings goes with it.
 * @param {LinuxJob} job
 * @returns {Promise<string[]>} the path of the package
 */
export async function makeDebian(job) {
  const { Installer } = await import('electron-installer-debian');
  process.env['SOURCE_DATE_EPOCH'] = date;
  const installer = new Installer({
    ...common(job),
    arch: namesOf(job.arch).debian,
    maintainer: readApp().author,
    section: 'misc',
    compression: job.forTesting ? 'none' : 'xz',
  });
  return withLicence(job.folder, () => install(installer, debianDependencies));
}

/**
 * Makes the package of Red Hat and its kin, which runs nothing either.
 * @param {LinuxJob} job
 * @returns {Promise<string[]>} the path of the package
 */
export async function makeRedHat(job) {
  const { Installer } = await import('electron-installer-redhat');
  const installer = new Installer({
    ...common(job),
    specTemplate: join(root, 'build/package/red-hat.spec.ejs'),
    arch: namesOf(job.arch).redHat,
    license: readApp().license,
    compressionLevel: job.forTesting ? 0 : 6,
  });
  return withLicence(job.folder, () => install(installer, redHatDependencies));
}

/**
 * Makes a package as its maker does, but with our own list of what it needs, and with what a software centre shows.
 * @param {import('electron-installer-debian').Installer} installer
 * @param {Partial<Record<'depends' | 'recommends' | 'suggests' | 'requires', string[]>>} dependencies
 * @returns {Promise<string[]>} the path of the package
 */
async function install(installer, dependencies) {
  await installer.generateDefaults();
  installer.generateOptions();
  Object.assign(installer.options, dependencies);
  await installer.createStagingDir();
  await installer.createContents();
  addMetainfo(join(installer.stagingDir, installer.baseAppDir));
  await installer.createPackage();
  await installer.movePackage();
  return installer.options.packagePaths;
}

/**
 * Adds what AppStream knows of the app, and leads those who look for its guides to them.
 * @param {string} usr
 */
function addMetainfo(usr) {
  const name = 'com.tokendesk.app.metainfo.xml';
  const folder = join(usr, 'share/metainfo');
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  copyFileSync(join(root, 'build/package', name), join(folder, name));
  chmodSync(join(folder, name), 0o644);
  symlinkSync('../../../lib/tokendesk/resources/docs', join(usr, 'share/doc/tokendesk/guides'));
}

/**
 * Lends the folder our licence where both makers look for the text that becomes the package's copyright file.
 * @param {string} folder
 * @param {() => Promise<string[]>} make
 */
async function withLicence(folder, make) {
  const lent = join(folder, 'LICENSE');
  copyFileSync(join(root, 'LICENSE'), lent);
  try {
    return await make();
  } finally {
    rmSync(lent);
  }
}

/** @param {LinuxJob} job */
function common({ folder, output, icons }) {
  const { description } = readApp();
  /** @type {Record<string, string>} */
  const icon = { scalable: join(root, 'build/icon.svg') };
  for (const size of linuxSizes) icon[`${size}x${size}`] = join(icons, 'linux', `${size}x${size}.png`);
  return {
    src: folder,
    dest: output,
    icon,
    categories: ['Office'],
    mimeType: ['x-scheme-handler/tokendesk'],
    description,
    productDescription: 'It works with the network and without; what waits to be sent is kept encrypted.',
    genericName: 'Service desk',
    /**
     * @param {string} dest
     * @param {string} file
     */
    rename: (dest, file) => join(dest, file),
    logger: () => undefined,
  };
}

/** @param {string} arch */
function namesOf(arch) {
  const names = archNames[arch];
  if (!names) throw new Error(`There is no Linux package for the processor ${arch}.`);
  return names;
}

function readApp() {
  return /** @type {{name: string, version: string, author: string, license: string, description: string}} */ (
    readJson(join(root, 'package.json'))
  );
}

/**
 * @param {string} title
 * @param {string} command
 * @param {string[]} args
 */
async function run(title, command, args) {
  const { ok, output } = await runStep(title, command, args);
  if (!ok) throw new Error(`${command} failed:\n${output}`);
}
