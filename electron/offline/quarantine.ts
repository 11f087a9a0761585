import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What is kept beside the file of a store: by SQLite, and by its witness (witness.ts). */
export const companions = ['-wal', '-shm', '-witness-0', '-witness-1'] as const;
const endings = ['', ...companions] as const;
type Ending = (typeof endings)[number];

/** The files of a store as they were before anything opened them. */
export type RawFiles = Partial<Record<Ending, Buffer>>;

/** Gives the path of a file that is named by a path or by a `file:` address. */
export function pathOf(file: string | URL): string {
  return typeof file === 'string' ? file : fileURLToPath(file);
}

/** Reads the files of a store whole; one that is absent is not among them. */
export function readRaw(path: string): RawFiles {
  const raw: RawFiles = {};
  for (const ending of endings) if (existsSync(path + ending)) raw[ending] = readFileSync(path + ending);
  return raw;
}

/** Moves all files of a store to a new name with the time in it; gives the new path, or null where they cannot be moved. */
export function quarantine(file: string | URL, now: () => number = Date.now): string | null {
  const path = pathOf(file);
  try {
    const target = newName(path, now());
    for (const ending of endings) if (existsSync(path + ending)) renameSync(path + ending, target + ending);
    return target;
  } catch {
    return null;
  }
}

/** Writes the files, as they were read, under a new name with the time in it; gives the new path. Throws where it cannot. */
export function quarantineCopies(path: string, raw: RawFiles, now: () => number = Date.now): string {
  const target = newName(path, now());
  try {
    for (const ending of endings) {
      const bytes = raw[ending];
      if (bytes) writeDurably(target + ending, bytes);
    }
  } catch (error) {
    for (const ending of endings) rmSync(target + ending, { force: true });
    throw error;
  }
  return target;
}

/** Writes a new file and returns when it is on disk. */
export function writeDurably(path: string, bytes: Uint8Array): void {
  const descriptor = openSync(path, 'w', 0o600);
  try {
    writeFileSync(descriptor, bytes);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  syncFolder(dirname(path));
}

/** Makes names in a folder durable; Windows has no such call and needs none. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function newName(path: string, now: number): string {
  const stamp = new Date(now).toISOString().replace(/\W/g, '');
  let name = `${path}.damaged-${stamp}`;
  for (let count = 1; endings.some((ending) => existsSync(name + ending)); count += 1)
    name = `${path}.damaged-${stamp}-${String(count)}`;
  return name;
}
