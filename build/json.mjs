import { readFileSync } from 'node:fs';

/**
 * Reads a JSON file; throws when there is none or it is not JSON.
 * @param {string} path
 * @returns {unknown}
 */
export function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
