import type { PromiseFormat } from './promise-facts';
import { quarantine, readRaw } from './quarantine';
import { stored, troubled, type OpenReport, type Store, type Stored } from './record';
import { openRows, troubleOf, type RowFile } from './rows';
import { carve, fits, sealChange } from './sealed-rows';
import { keyLength } from './seal';
import { closingOnTrouble, commitTo, storeOf } from './store-of-rows';
import { openWitnessedStore } from './witnessed-store';

interface StoreParts {
  /** A path, or a `file:` address with SQLite's own parameters. */
  file: string | URL;
  /** 32 bytes; it lives in the keychain and is never read from here. */
  key: Uint8Array;
  /** The most that the file may grow to; beyond it a write fails as `full`. */
  largestBytes?: number;
  /** Given where the store keeps promises: then a witness beside it tells of any that is missing. */
  promises?: PromiseFormat;
  /** Whether promises were kept here before: then files that are all absent are missing. */
  isExpected?: boolean;
}

const oneGigabyte = 1024 ** 3;

/**
 * Opens a store, or makes one, and owns its file until it is closed. A damaged file is quarantined whole, what can still be
 * read of it goes into a new one, and the report says so. A file that another key wrote is left as it is.
 */
export function openStore({
  largestBytes = oneGigabyte,
  promises,
  isExpected = false,
  ...parts
}: StoreParts): Stored<Store> {
  if (parts.key.byteLength !== keyLength) return troubled('wrong-key');
  try {
    return promises
      ? openWitnessedStore({ ...parts, largestBytes, promises, isExpected })
      : openPlainStore({ ...parts, largestBytes });
  } catch (error) {
    return troubled(troubleOf(error));
  }
}

function openPlainStore({
  file,
  key,
  largestBytes,
}: Required<Pick<StoreParts, 'file' | 'key' | 'largestBytes'>>): Stored<Store> {
  const report: OpenReport = { setAside: null, rescued: 0, damaged: [] };
  let rows = openRows(file, largestBytes);
  if (rows === 'damaged') {
    report.setAside = quarantine(file);
    if (report.setAside === null) return troubled('damaged');
    rows = openRows(file, largestBytes);
    if (typeof rows === 'object') report.rescued = carryOver(rows, key, report.setAside);
  }
  if (typeof rows === 'string') return troubled(rows);
  const open = rows;
  return closingOnTrouble(open, () =>
    fits(open, key) ? stored(storeOf(open, key, report, commitTo(open, key))) : troubled('wrong-key'),
  );
}

/** Puts the newest version of each row that can be decrypted, one by one: one that cannot be put costs no other. */
function carryOver(rows: RowFile, key: Uint8Array, quarantined: string): number {
  let count = 0;
  for (const { name, contents } of carve(readRaw(quarantined), key).versions.values()) {
    const content = contents.at(-1);
    if (content === undefined) continue;
    try {
      rows.change([sealChange(key, { put: { ...name, content } })]);
      count += 1;
    } catch {
      // It stays in the quarantined file.
    }
  }
  return count;
}
