import { accessSync, constants, readdirSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { EntryName } from '../session/keychain';
import { companions } from '../offline/quarantine';
import { openMarker, type MarkerWord } from '../session/keychain-marker';
import { countRecords, type LoadEngine } from './record-count';

/** What is known of the keychain without asking it. */
export function keychainFacts(folder: string): Record<EntryName, MarkerWord> {
  const says = (name: EntryName): MarkerWord => openMarker(join(folder, `keychain-${name}`)).says();
  return { session: says('session'), 'data-key': says('data-key'), unlock: says('unlock'), proxy: says('proxy') };
}

export interface StoreFacts {
  bytes: number;
  /** By their kind; null where they could not be counted. */
  records: Record<string, number> | null;
  /** Damaged files that were moved out of the way. */
  filesSetAside: number;
}

/** What lies in one file of the store; nothing of its content is read. */
export function storeFacts(folder: string, name: string, loadEngine: LoadEngine): StoreFacts {
  const file = join(folder, name);
  const aside = namesIn(folder).filter(
    (each) => each.startsWith(`${name}.damaged-`) && !/-(wal|shm|witness-\d)$/.test(each),
  );
  return { bytes: bytesOf(file), records: countRecords(file, loadEngine), filesSetAside: aside.length };
}

/** What the store takes on the disk, in bytes, with what is kept beside its file. */
export function bytesOf(file: string): number {
  return ['', ...companions].reduce((sum, ending) => sum + sizeOf(file + ending), 0);
}

/** How many settings files were kept beside the one in use, as they could not be taken as they were. */
export function settingsSetAside(folder: string): number {
  return namesIn(folder).filter((name) => /^settings\.(damaged|newer)-/.test(name)).length;
}

/** The room on the disk that holds a folder, in megabytes, and whether the folder can be written; null where that is not told. */
export function diskFacts(folder: string): { freeMb: number; totalMb: number; isWritable: boolean } | null {
  try {
    const { bavail, blocks, bsize } = statfsSync(folder);
    return { freeMb: megabytes(bavail * bsize), totalMb: megabytes(blocks * bsize), isWritable: isWritable(folder) };
  } catch {
    return null;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 ** 2);
}
