import { existsSync, renameSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const companions = ['', '-wal', '-shm'];

/**
 * Moves a file that cannot be used out of the way, with what SQLite keeps beside it, and gives its new path: nothing is
 * deleted. Null where it cannot be moved.
 */
export function setAside(file: string | URL, now: () => number = Date.now): string | null {
  const path = typeof file === 'string' ? file : fileURLToPath(file);
  const stamp = new Date(now()).toISOString().replace(/\W/g, '');
  for (let count = 0; count < 100; count += 1) {
    const target = `${path}.damaged-${stamp}${count === 0 ? '' : `-${String(count)}`}`;
    if (existsSync(target)) continue;
    try {
      for (const ending of companions) if (existsSync(path + ending)) renameSync(path + ending, target + ending);
      return target;
    } catch {
      return null;
    }
  }
  return null;
}
