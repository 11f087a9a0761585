import type { Entry, Owner, Work } from './entry';

/** What an entry is when it is written down: to be sent in its turn, or by the desk itself as soon as it is on disk. */
export function newEntry(
  {
    id,
    sequence,
    now,
    stamp,
  }: { id: string; sequence: number; now: number; stamp?: Pick<Entry, 'approvedAt' | 'isServerTime'> },
  owner: Owner,
  work: Work,
  as: 'queued' | 'sending',
): Entry {
  return {
    id,
    sequence,
    work,
    owner,
    since: now,
    approvedAt: now,
    ...stamp,
    attempts: as === 'sending' ? 1 : 0,
    state: { name: as, isResend: false, isForced: false },
    lastFailure: null,
    idsBefore: null,
  };
}
