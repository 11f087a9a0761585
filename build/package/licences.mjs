import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from '../json.mjs';

/** Licences under which others' work may go into the app; another one is for a person to judge first. */
const accepted = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'OFL-1.1'];
const line = '='.repeat(80);

/**
 * @typedef {{name: string, version: string, licence: string, text: string}} Licensed
 * @typedef {string | {name?: string} | undefined} Author
 * @typedef {{name: string, version: string, license?: unknown, author?: Author}} Manifest
 */

/**
 * Reads the licences of npm packages, in the order of their names.
 * @param {string} root
 * @param {string[]} places as package-lock.json has them: node_modules/svelte
 * @returns {Licensed[]} throws where a package has no licence text, or a licence that nobody has judged
 */
export function readLicences(root, places) {
  const read = places.map((place) => readLicence(join(root, place)));
  return read.sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
}

/**
 * Gives Electron's own licence; where those of Chromium and of all in it are is said there too.
 * @param {import('../setup/installed-electron.mjs').InstalledElectron} electron
 * @returns {Licensed}
 */
export function electronLicence({ folder, version }) {
  const file = ['LICENSE', 'LICENSE.electron.txt'].map((name) => join(folder, name)).find((path) => existsSync(path));
  if (!file) throw new Error(`Electron's licence is missing in ${folder}.`);
  const more = 'The licences of Chromium, Node.js and all else in Electron: LICENSES.chromium.html.\n\n';
  return { name: 'electron', version, licence: 'MIT', text: more + readFileSync(file, 'utf8') };
}

/**
 * Gives the licences as one text.
 * @param {Licensed[]} all
 * @returns {string}
 */
export function licenceText(all) {
  const parts = all.map((each) => `${line}\n${nameOf(each)} (${each.licence})\n${line}\n\n${each.text.trim()}\n`);
  return `Tokendesk contains the work of others, under these licences.\n\n${parts.join('\n')}`;
}

/**
 * @param {{name: string, version: string}} licensed
 * @returns {string}
 */
export function nameOf({ name, version }) {
  return `${name}@${version}`;
}

/**
 * @param {string} folder
 * @returns {Licensed}
 */
function readLicence(folder) {
  const { name, version, license, author } = /** @type {Manifest} */ (readJson(join(folder, 'package.json')));
  if (typeof license !== 'string' || !accepted.includes(license)) {
    throw new Error(
      `${name} is under ${JSON.stringify(license)}, which nobody has judged: see build/package/licences.mjs`,
    );
  }
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)(\.|$)/i.test(file));
  if (files.length === 0) return { name, version, licence: license, text: textFor(name, license, author) };
  const text = files.sort().map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n'));
  return { name, version, licence: license, text: text.join('\n') };
}

/**
 * Gives the text of a licence to a package that names it and leaves it out; MIT's is the same for all but the holder.
 * @param {string} name
 * @param {string} licence
 * @param {Author} author
 */
function textFor(name, licence, author) {
  const holder = (typeof author === 'string' ? author : author?.name) ?? `the authors of ${name}`;
  if (licence !== 'MIT') throw new Error(`${name} brings no licence text.`);
  const ours = readFileSync(join(import.meta.dirname, '../../LICENSE'), 'utf8');
  return ours.replace(/^Copyright .*$/m, `Copyright (c) ${holder}`);
}
