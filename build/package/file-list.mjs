import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/**
 * Lists all files in a folder with their checksums, in an order that no system decides: two builds of the same sources
 * give the same list, and `sha256sum --check` compares an installed app with it.
 * @param {string} folder
 * @returns {string}
 */
export function fileList(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory());
  const lines = entries.map((entry) => {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path).split(sep).join('/');
    if (entry.isSymbolicLink()) return { name, line: `# ${name} -> ${readlinkSync(path)}` };
    return { name, line: `${createHash('sha256').update(readFileSync(path)).digest('hex')}  ${name}` };
  });
  lines.sort((one, other) => (one.name < other.name ? -1 : 1));
  return `${lines.map(({ line }) => line).join('\n')}\n`;
}

/**
 * Names the files in which two lists differ.
 * @param {string} one
 * @param {string} other
 * @returns {string[]}
 */
export function differences(one, other) {
  const lines = [one, other].map((list) => new Set(list.trim().split('\n')));
  const [ofOne = new Set(), ofOther = new Set()] = lines;
  const different = [...ofOne, ...ofOther].filter((line) => !ofOne.has(line) || !ofOther.has(line));
  return [...new Set(different.map((line) => line.replace(/^\S+\s+/, '')))].sort();
}
