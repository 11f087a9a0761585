import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from './json.mjs';

/** @import { Plugin } from 'vite' */

/** What is built, and not packaged. */
const leftOut = ['practice.json'];

/**
 * Gives a plugin that writes down which npm packages have gone into each part of a build: the licences and the bill of
 * materials of a package for users name them.
 * @param {string} folder
 * @returns {Plugin}
 */
export function recordBundled(folder) {
  return {
    name: 'record-bundled',
    apply: 'build',
    generateBundle(_options, bundle) {
      const files = Object.values(bundle).flatMap((part) =>
        part.type === 'chunk' ? part.moduleIds : part.originalFileNames,
      );
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${this.environment.name}.json`), JSON.stringify(packagesOf(files), null, 2));
    },
  };
}

/**
 * Gives the places of all npm packages that have gone into what is packaged, as package-lock.json has them.
 * @param {string} folder
 * @returns {string[]}
 */
export function readBundled(folder) {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json') && !leftOut.includes(name));
  if (names.length === 0) throw new Error(`${folder} does not say what was bundled: build the app anew.`);
  const places = names.flatMap((name) => /** @type {string[]} */ (readJson(join(folder, name))));
  return [...new Set(places)].sort();
}

/**
 * Gives the places of the npm packages that files belong to, each once, in order.
 * @param {string[]} files
 * @returns {string[]}
 */
export function packagesOf(files) {
  const places = files.flatMap((file) => {
    const found = /node_modules\/(?:.*node_modules\/)?(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file.replaceAll('\\', '/'));
    return found ? [found[0]] : [];
  });
  return [...new Set(places)].sort();
}
