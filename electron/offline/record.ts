import type { QueueLoss } from '../contract/outbox';

/** What a store keeps: entries of the outbox, pages of the directory, and what it has to know about itself. */
export type RecordKind = 'outbox' | 'directory' | 'meta';

/** One record in clear; `content` is encrypted as it is written. */
export interface StoredRecord {
  kind: RecordKind;
  id: string;
  content: string;
}

export type RecordName = Pick<StoredRecord, 'kind' | 'id'>;

/** What one write does; all the changes of a write happen, or none of them. */
export type RecordChange = { put: StoredRecord } | { remove: RecordName };

/**
 * Why nothing could be kept or read. `in-use`: another program has the file. `too-new`: a later version of the app wrote it.
 * `old-engine`: this build's SQLite has a known fault. `ended`: the store's process is gone, or the store is closed. `unsure`: the
 * change is in the database, but its witness could not be written.
 */
export type StoreTrouble =
  'in-use' | 'read-only' | 'full' | 'wrong-key' | 'too-new' | 'old-engine' | 'damaged' | 'failed' | 'ended' | 'unsure';

export type Stored<T> = { ok: true; value: T } | { ok: false; trouble: StoreTrouble };

/** What was found when a store was opened; nothing of it is hidden from the operator. */
export interface OpenReport {
  /** Where a damaged file was moved to, whole; null where there was none. */
  setAside: string | null;
  /** How many records were still read out of a damaged file. */
  rescued: number;
  /** Records that no longer open, now or at an earlier start; they are kept apart, never deleted. */
  damaged: RecordName[];
}

/** Durable, encrypted records in one file that belongs to this store alone. */
export interface Store {
  report: OpenReport;
  /** What is missing or was damaged, of a store that has a witness; null once it was acknowledged. */
  loss(): QueueLoss | null;
  /** Begins the witness anew with what there is, and forgets the loss but for missing promises of other ids. */
  acknowledgeLoss(ids: readonly string[]): Stored<null>;
  /** The names of one kind, in the order of their ids. */
  names(kind: RecordKind): Stored<string[]>;
  /** One record; null where there is none. A record that does not open is set aside, told in `report`, and `damaged`. */
  read(name: RecordName): Stored<StoredRecord | null>;
  /** Every record of a kind that opens, in the order of their ids. */
  readAll(kind: RecordKind): Stored<StoredRecord[]>;
  /** Keeps a record apart that opens and says nothing that can be understood, and tells it in `report`. */
  setAside(name: RecordName): Stored<null>;
  /** Makes all the changes or none; what succeeded is on disk, also after a power cut. */
  write(changes: readonly RecordChange[]): Stored<null>;
  close(): void;
}

/** Wraps what a store gave. */
export function stored<T>(value: T): Stored<T> {
  return { ok: true, value };
}

/** Wraps why it gave nothing. */
export function troubled<T = never>(trouble: StoreTrouble): Stored<T> {
  return { ok: false, trouble };
}
