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

/**
 * What became of a write. `refused`: it is not on disk, and will not be. `unsure`: the store ended in the midst of it and could
 * not be asked again, so that it may be on disk.
 */
export type WriteOutcome = 'done' | 'refused' | 'unsure';

/** Entries as they go to disk and come back. */
export interface KeptEntries {
  /** What an earlier run left, in the order in which it was promised; what cannot be understood is set aside. */
  load(): Promise<Stored<Entry[]>>;
  /** Writes an entry for the first time; one of which it is not sure is told to `found` once it is seen on disk. */
  add(entry: Entry): Promise<WriteOutcome>;
  /** The entry of this id, where it is not known whether it was saved. */
  unsure(id: string): Entry | undefined;
  save(entry: Entry): Promise<WriteOutcome>;
  remove(ids: readonly string[]): Promise<WriteOutcome>;
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

/** After these the change may be on disk all the same. */
const doubtfulTroubles: readonly StoreTrouble[] = ['ended', 'unsure', 'failed'];

/**
 * Keeps entries in a store; `changed` hears when they can no longer be written, and when they can again, `found` of an entry that
 * is on disk though it was not known whether it was saved.
 */
export function keepEntries(store: EntryStore, changed: () => void, found: (entry: Entry) => void): KeptEntries {
  let trouble: StoreTrouble | null = null;
  /** Entries to be taken off the disk. */
  const withdrawn = new Set<string>();
  /** Entries that may be on disk. */
  const unsure = new Map<string, Entry>();
  let tidying: Promise<boolean> | undefined;

  function note(found: StoreTrouble | null): void {
    if (found === trouble) return;
    trouble = found;
    changed();
  }

  /** The same write may be made twice, so that one whose process ended is made again by the next process. */
  async function write(changes: readonly RecordChange[]): Promise<WriteOutcome> {
    if (await tryWrite(changes)) return 'done';
    if (!isDoubtful()) return 'refused';
    if (await tryWrite(changes)) return 'done';
    return (await isUndone(changes)) ? 'refused' : 'unsure';
  }

  function isDoubtful(): boolean {
    return trouble !== null && doubtfulTroubles.includes(trouble);
  }

  async function tryWrite(changes: readonly RecordChange[]): Promise<boolean> {
    const removed = [...withdrawn];
    const outcome = await store.write([...removed.map(removal), ...changes]);
    if (!outcome.ok) note(outcome.trouble);
    // What only takes away succeeds on a full disk too.
    else if (changes.some((change) => 'put' in change)) note(null);
    if (outcome.ok) for (const id of removed) withdrawn.delete(id);
    return outcome.ok;
  }

  /** Whether the disk shows that none of the changes was made. */
  async function isUndone(changes: readonly RecordChange[]): Promise<boolean> {
    const records = await store.readAll('outbox');
    if (!records.ok) return false;
    const contents = new Map(records.value.map(({ id, content }) => [id, content]));
    return changes.every((change) =>
      'put' in change ? contents.get(change.put.id) !== change.put.content : contents.has(change.remove.id),
    );
  }

  /** Looks for entries of which it was not known whether they were saved. */
  async function lookForUnsure(): Promise<boolean> {
    if (unsure.size === 0) return true;
    const records = await store.readAll('outbox');
    if (!records.ok) return false;
    const ids = new Set(records.value.map(({ id }) => id));
    for (const [id, entry] of unsure) {
      unsure.delete(id);
      if (ids.has(id)) found(entry);
    }
    return true;
  }

  async function clearUp(): Promise<boolean> {
    const isClear = (withdrawn.size === 0 || (await tryWrite([]))) && (await lookForUnsure());
    if (trouble === null || !isClear) return isClear;
    return (await tryWrite([{ put: trial }])) && tryWrite([{ remove: trial }]);
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
      const outcome = await write([{ put: packEntry(entry) }]);
      if (outcome === 'unsure') unsure.set(entry.id, entry);
      else unsure.delete(entry.id);
      return outcome;
    },
    unsure: (id) => unsure.get(id),
    save: (entry) => write([{ put: packEntry(entry) }]),
    remove: (ids) => write(ids.map(removal)),
    withdraw(id) {
      withdrawn.add(id);
      unsure.delete(id);
      return tidy();
    },
    tidy,
    trouble: () => trouble,
  };
}

function removal(id: string): RecordChange {
  return { remove: { kind: 'outbox', id } };
}
