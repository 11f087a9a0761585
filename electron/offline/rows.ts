import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite';
import { accessSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RecordKind, RecordName, StoreTrouble } from './record';

/** A record as it lies on disk. */
export interface SealedRow {
  kind: RecordKind;
  id: string;
  sealed: Uint8Array;
}

export type RowChange = { put: SealedRow } | { remove: RecordName } | { setAside: RecordName };

/** Sealed rows in one SQLite file that this connection alone owns; what fails is thrown, and `troubleOf` says what it was. */
export interface RowFile {
  names(kind: RecordKind): string[];
  get(name: RecordName): Uint8Array | undefined;
  damaged(): RecordName[];
  /** Makes all the changes or none, and returns when they are on disk. */
  change(changes: readonly RowChange[]): void;
  isOpen(): boolean;
  close(): void;
}

const schemaVersion = 1;
/** Older ones could reset a WAL that is being read, and lose a commit by it. */
const oldestEngine = [3, 51, 3] as const;
/** How large the pages of the file are. */
export const pageBytes = 4096;

/** Opens the file or makes it; gives the trouble as a value where it is known, and throws nothing. */
export function openRows(file: string | URL, largestBytes: number): RowFile | StoreTrouble {
  let database: DatabaseSyncInstance | undefined;
  try {
    database = new DatabaseSync(file, { timeout: 0 });
    const trouble = prepare(database, largestBytes);
    if (trouble === null) return rowsOf(database);
    database.close();
    return trouble;
  } catch (error) {
    const isShut = database ? isReadOnly(database) : isFolderReadOnly(file);
    const trouble = isShut ? 'read-only' : isNotOurs(error) ? 'damaged' : troubleOf(error);
    if (database?.isOpen) database.close();
    return trouble;
  }
}

/** Our own statements fail only where the schema is not ours any more. */
function isNotOurs(error: unknown): boolean {
  return codeOf(error) === 1;
}

/** Says what an error of the engine (SQLite, Result Codes) or of a file beside the database means. */
export function troubleOf(error: unknown): StoreTrouble {
  if (error instanceof Error && 'syscall' in error && 'code' in error)
    return fileTroubles.get(String(error.code)) ?? 'failed';
  return troubles.get(codeOf(error)) ?? 'failed';
}

function codeOf(error: unknown): number {
  return typeof error === 'object' && error !== null && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
}

const fileTroubles = new Map<string, StoreTrouble>([
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['EFBIG', 'full'],
  ['EROFS', 'read-only'],
  ['EACCES', 'read-only'],
  ['EPERM', 'read-only'],
]);

const troubles = new Map<number, StoreTrouble>([
  [5, 'in-use'],
  [6, 'in-use'],
  [8, 'read-only'],
  [11, 'damaged'],
  [13, 'full'],
  [24, 'damaged'],
  [26, 'damaged'],
]);

function prepare(database: DatabaseSyncInstance, largestBytes: number): StoreTrouble | null {
  // Before anything is read, so that the lock is held from then on and no file of shared memory is needed: a full disk has no
  // room for one.
  database.exec('PRAGMA locking_mode = EXCLUSIVE');
  if (isOldEngine(single(database, 'SELECT sqlite_version()'))) return 'old-engine';
  database.exec(`PRAGMA page_size = ${String(pageBytes)}`);
  const version = Number(single(database, 'PRAGMA user_version'));
  if (version > schemaVersion) return 'too-new';
  // A short WAL leaves the more room on a disk that runs full.
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON;
    PRAGMA wal_autocheckpoint = 100;
    PRAGMA journal_size_limit = 0;
  `);
  // On macOS alone an fsync leaves the data in the drive's own cache.
  if (process.platform === 'darwin') database.exec('PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON');
  // Unlike quick_check this compares the index with the rows: a damaged index drops rows or gives others.
  if (single(database, 'PRAGMA integrity_check(1)') !== 'ok') return 'damaged';
  database.exec(`PRAGMA max_page_count = ${String(Math.max(1, Math.floor(largestBytes / pageBytes)))}`);
  // A full disk, too, must give back what it has: only a new file is written to.
  if (version === schemaVersion) return isReadOnly(database) ? 'read-only' : null;
  database.exec(`
    BEGIN IMMEDIATE;
    CREATE TABLE IF NOT EXISTS record (kind TEXT NOT NULL, id TEXT NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (kind, id));
    CREATE TABLE IF NOT EXISTS damaged (kind TEXT NOT NULL, id TEXT NOT NULL, sealed BLOB NOT NULL);
    PRAGMA user_version = ${String(schemaVersion)};
    COMMIT;
  `);
  return null;
}

function rowsOf(database: DatabaseSyncInstance): RowFile {
  const named = 'WHERE kind = ? AND id = ?';
  const select = database.prepare(`SELECT kind, id, sealed FROM record ${named}`);
  const names = database.prepare(`SELECT kind, id, x'' AS sealed FROM record WHERE kind = ? ORDER BY id`);
  const damaged = database.prepare(`SELECT kind, id, x'' AS sealed FROM damaged`);
  const put = database.prepare('INSERT OR REPLACE INTO record (kind, id, sealed) VALUES (?, ?, ?)');
  const remove = database.prepare(`DELETE FROM record ${named}`);
  const copyAside = database.prepare(`INSERT INTO damaged SELECT kind, id, sealed FROM record ${named}`);

  function make(change: RowChange): void {
    if ('put' in change) put.run(change.put.kind, change.put.id, change.put.sealed);
    const gone = 'remove' in change ? change.remove : 'setAside' in change ? change.setAside : null;
    if ('setAside' in change) copyAside.run(change.setAside.kind, change.setAside.id);
    if (gone) remove.run(gone.kind, gone.id);
  }

  return {
    names: (kind) => all(names, kind).map((row) => row.id),
    get: ({ kind, id }) => all(select, kind, id)[0]?.sealed,
    damaged: () => all(damaged).map(({ kind, id }) => ({ kind, id })),
    change(changes) {
      try {
        database.exec('BEGIN IMMEDIATE');
        changes.forEach(make);
        database.exec('COMMIT');
      } finally {
        if (database.isTransaction) database.exec('ROLLBACK');
      }
    },
    isOpen: () => database.isOpen,
    close: () => {
      database.close();
    },
  };
}

function all(statement: StatementSyncInstance, ...values: (string | number)[]): SealedRow[] {
  const rows: SealedRow[] = [];
  for (const row of statement.iterate(...values)) rows.push(row as SealedRow);
  return rows;
}

function single(database: DatabaseSyncInstance | undefined, query: string): string {
  const row: unknown = database?.prepare(query).get();
  return String(Object.values(row ?? {})[0]);
}

function isOldEngine(version: string): boolean {
  const parts = version.split('.').map(Number);
  const at = oldestEngine.findIndex((oldest, index) => parts[index] !== oldest);
  return at !== -1 && !((parts[at] ?? 0) > (oldestEngine[at] ?? 0));
}

/** A file that cannot be made fails like one that cannot be found. */
function isFolderReadOnly(file: string | URL): boolean {
  try {
    accessSync(dirname(typeof file === 'string' ? file : fileURLToPath(file)), constants.W_OK);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code !== 'ENOENT';
  }
}

/** Opening a WAL on a disk that cannot be written fails as an input error; a write says what it is. */
function isReadOnly(database: DatabaseSyncInstance): boolean {
  try {
    database.exec(`PRAGMA user_version = ${String(schemaVersion)}`);
    return false;
  } catch (error) {
    return troubleOf(error) === 'read-only';
  }
}
