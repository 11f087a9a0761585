import type { Entry } from './entry';
import { packEntry, unpackEntry } from './entry-record';
import {
  stored,
  type RecordChange,
  type RecordName,
  type Stored,
  type StoredRecord,
  type StoreTrouble,
} from './record';

/** Where entries are kept; every write is on disk when it is answered. */
export interface EntryStore {
  readAll(kind: 'outbox'): Promise<Stored<StoredRecord[]>>;
  write(changes: readonly RecordChange[]): Promise<Stored<null>>;
  setAside(name: RecordName): Promise<Stored<null>>;
}

/** Entries as they go to disk and come back. */
export interface KeptEntries {
  /** What an earlier run left, in the order in which it was promised; what cannot be understood is set aside. */
  load(): Promise<Stored<Entry[]>>;
  /** Writes an entry for the first time; where it fails, the entry shall not turn up later either. */
  add(entry: Entry): Promise<boolean>;
  /** Whether the entry is on disk now. */
  save(entry: Entry): Promise<boolean>;
  remove(ids: readonly string[]): Promise<boolean>;
  /** Takes an entry off the disk, and gives whether it is; where that cannot be done now, the next write or `tidy` does it. */
  withdraw(id: string): Promise<boolean>;
  /**
   * Takes off the disk what shall not turn up later, and where entries could not be written tries whether they can be again.
   * Gives whether nothing is left to be done.
   */
  tidy(): Promise<boolean>;
  /** Why entries cannot be written; null where they can, as far as is known. */
  trouble(): StoreTrouble | null;
}

/** Says nothing; it takes more room than most entries, so that where it can be written they can. */
const trial: StoredRecord = { kind: 'meta', id: 'trial', content: ' '.repeat(8_000) };

/** Keeps entries in a store; `changed` hears when they can no longer be written, and when they can again. */
export function keepEntries(store: EntryStore, changed: () => void): KeptEntries {
  let trouble: StoreTrouble | null = null;
  /** A write that was said to have failed may be on disk, where the store's process ended in the midst of it. */
  const doubtful = new Set<string>();
  let tidying: Promise<boolean> | undefined;

  function note(found: StoreTrouble | null): void {
    if (found === trouble) return;
    trouble = found;
    changed();
  }

  async function write(changes: readonly RecordChange[]): Promise<boolean> {
    const removed = [...doubtful];
    const outcome = await store.write([...removed.map(removal), ...changes]);
    if (!outcome.ok) note(outcome.trouble);
    // What only takes away succeeds on a full disk too.
    else if (changes.some((change) => 'put' in change)) note(null);
    if (outcome.ok) for (const id of removed) doubtful.delete(id);
    return outcome.ok;
  }

  async function clearUp(): Promise<boolean> {
    const isClear = doubtful.size === 0 || (await write([]));
    if (trouble === null || !isClear) return isClear;
    return (await write([{ put: trial }])) && write([{ remove: trial }]);
  }

  function tidy(): Promise<boolean> {
    return (tidying ??= clearUp().finally(() => (tidying = undefined)));
  }

  return {
    async load() {
      const records = await store.readAll('outbox');
      if (!records.ok) {
        note(records.trouble);
        return records;
      }
      const entries: Entry[] = [];
      for (const record of records.value) {
        const entry = unpackEntry(record);
        if (entry) entries.push(entry);
        else await store.setAside({ kind: 'outbox', id: record.id });
      }
      return stored(entries.sort((one, other) => one.sequence - other.sequence));
    },
    async add(entry) {
      const isSaved = await write([{ put: packEntry(entry) }]);
      if (!isSaved) doubtful.add(entry.id);
      return isSaved;
    },
    save: (entry) => write([{ put: packEntry(entry) }]),
    remove: (ids) => write(ids.map(removal)),
    withdraw(id) {
      doubtful.add(id);
      return tidy();
    },
    tidy,
    trouble: () => trouble,
  };
}

function removal(id: string): RecordChange {
  return { remove: { kind: 'outbox', id } };
}
