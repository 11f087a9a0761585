import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from '../json.mjs';
import { root } from '../root.mjs';
import { runStep } from '../setup/step.mjs';
import { linuxSizes } from './icons.mjs';

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
  const { default: create } = await import('electron-installer-debian');
  process.env['SOURCE_DATE_EPOCH'] = date;
  return withLicence(job.folder, () =>
    create({
      ...common(job),
      arch: namesOf(job.arch).debian,
      maintainer: readApp().author,
      section: 'misc',
      compression: job.forTesting ? 'none' : 'xz',
      depends: ['libasound2t64 | libasound2'],
      recommends: ['gnome-keyring | kwalletmanager | keepassxc'],
    }),
  );
}

/**
 * Makes the package of Red Hat and its kin, which runs nothing either.
 * @param {LinuxJob} job
 * @returns {Promise<string[]>} the path of the package
 */
export async function makeRedHat(job) {
  const { default: create } = await import('electron-installer-redhat');
  return withLicence(job.folder, () =>
    create({
      ...common(job),
      specTemplate: join(root, 'build/package/red-hat.spec.ejs'),
      arch: namesOf(job.arch).redHat,
      license: readApp().license,
      compressionLevel: job.forTesting ? 0 : 6,
      requires: ['alsa-lib'],
    }),
  );
}

/**
 * Lends the folder our licence where both makers look for the text that becomes the package's copyright file.
 * @param {string} folder
 * @param {() => Promise<{packagePaths: string[]}>} make
 */
async function withLicence(folder, make) {
  const lent = join(folder, 'LICENSE');
  copyFileSync(join(root, 'LICENSE'), lent);
  try {
    return (await make()).packagePaths;
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
    description,
    productDescription: 'It works with the network and without; what waits to be sent is kept encrypted.',
    genericName: 'Service desk',
    /**
     * @param {string} dest
     * @param {string} file
     */
    rename: (dest, file) => join(dest, file),
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
