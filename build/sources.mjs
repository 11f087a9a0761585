import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const sources = [
  'electron',
  'renderer',
  'build/vite.config.ts',
  'build/bundled.mjs',
  'build/svelte-options.mjs',
  'package-lock.json',
];
/** What the app is made of besides its window, by their names in vite.config.ts. */
export const programs = ['main', 'metrics', 'preload', 'store', 'updater', 'vault'];
const outputs = [...programs.map((name) => `electron/${name}.cjs`), 'renderer/index.html', 'practice.cjs'];
const stamp = 'sources.sha256';

/**
 * Gives a checksum of all that a build reads.
 * @param {string} root
 * @returns {string}
 */
export function hashSources(root) {
  const hash = createHash('sha256');
  for (const path of sources.flatMap((source) => filesOf(root, source))) {
    const content = readFileSync(join(root, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * Says whether what was built last is whole and was built from what is there now.
 * @param {string} root
 * @returns {boolean}
 */
export function isBuilt(root) {
  const dist = join(root, 'dist');
  if (![stamp, ...outputs].every((name) => existsSync(join(dist, name)))) return false;
  return readFileSync(join(dist, stamp), 'utf8') === hashSources(root);
}

/**
 * Takes away the word that what was built is whole, before it is built anew.
 * @param {string} root
 * @returns {() => void} gives the word again, for the sources as they were at this moment
 */
export function beginBuild(root) {
  const hash = hashSources(root);
  const path = join(root, 'dist', stamp);
  rmSync(path, { force: true });
  return () => writeFileSync(path, hash);
}

/**
 * @param {string} root
 * @param {string} source a file or a folder
 * @returns {string[]}
 */
function filesOf(root, source) {
  const path = join(root, source);
  if (!existsSync(path)) return [];
  const isFolder = !/\.\w+$/.test(source);
  if (!isFolder) return [source];
  return (
    readdirSync(path, { recursive: true, encoding: 'utf8' })
      // no build reads the README of a room
      .filter((name) => /\.\w+$/.test(name) && !name.endsWith('.md'))
      .map((name) => `${source}/${name.replaceAll('\\', '/')}`)
      .sort()
  );
}
