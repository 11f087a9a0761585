import type { EntryState } from './entry';
import { packEntry, unpackEntry } from './entry-record';
import type { PromiseFacts } from './witness';
import { nameOf } from './work';

/** What a store with a witness has to know of the promises that it keeps. */
export interface PromiseFormat {
  /** What to call a promise if it is missing; null where its content cannot be understood. */
  factsOf(content: string): PromiseFacts | null;
  /**
   * The same promise, to be looked up before anything is sent; `mayResend`: it may be sent where it is not found. Null where its
   * content cannot be understood.
   */
  unsure(content: string, mayResend: boolean): string | null;
}

/** Entries of the outbox as promises. */
export const entryPromises: PromiseFormat = {
  factsOf(content) {
    const entry = unpackEntry({ kind: 'outbox', id: '', content });
    return entry && { kind: entry.work.kind, name: nameOf(entry.work), owner: entry.owner, since: entry.since };
  },
  unsure(content, mayResend) {
    const entry = unpackEntry({ kind: 'outbox', id: '', content });
    if (!entry || entry.state.name === 'confirmed') return entry && content;
    const isResend = 'isResend' in entry.state && entry.state.isResend;
    const state: EntryState = { name: 'unknown', mayResend: mayResend && !isResend, isRefused: false };
    return isUnknown(entry.state) ? content : packEntry({ ...entry, state }).content;
  },
};

function isUnknown({ name }: EntryState): boolean {
  return name === 'unknown';
}
