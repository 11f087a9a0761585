import { packEntry, unpackEntry } from '../../electron/offline/entry-record';
import type { Entry } from '../../electron/offline/entry';
import type { EntryStore } from '../../electron/offline/kept-entries';
import { stored, troubled, type StoredRecord } from '../../electron/offline/record';

/** A disk for entries that outlives the outbox, and may be full. */
export interface Disk extends EntryStore {
  isFull: boolean;
  setAsideIds: string[];
  /** Entries of which nothing was ever written, as the disk refused. */
  refused: Entry[];
  entries(): Entry[];
  /** How many records it has, whatever they are. */
  count(): number;
}

/** Gives an empty disk. */
export function emptyDisk(entries: readonly Entry[] = []): Disk {
  const records = new Map<string, StoredRecord>(entries.map((entry) => [entry.id, packEntry(entry)]));
  const disk: Disk = {
    isFull: false,
    setAsideIds: [],
    refused: [],
    entries: () => [...records.values()].flatMap((record) => unpackEntry(record) ?? []),
    count: () => records.size,
    readAll: (kind) => Promise.resolve(stored([...records.values()].filter((record) => record.kind === kind))),
    write(changes) {
      if (disk.isFull) {
        const fresh = changes.flatMap((change) => ('put' in change && !records.has(change.put.id) ? [change.put] : []));
        disk.refused.push(...fresh.flatMap((record) => unpackEntry(record) ?? []));
        return Promise.resolve(troubled('full'));
      }
      for (const change of changes) {
        if ('put' in change) records.set(change.put.id, change.put);
        else records.delete(change.remove.id);
      }
      return Promise.resolve(stored(null));
    },
    setAside({ id }) {
      disk.setAsideIds.push(id);
      records.delete(id);
      return Promise.resolve(stored(null));
    },
  };
  return disk;
}
