import type { Entry, Owner, Work } from './entry';

/** What an entry is when it is promised; `unknown`: a request for it was lost already, so it is looked up first. */
export function newEntry(
  { id, sequence, now }: { id: string; sequence: number; now: number },
  owner: Owner,
  work: Work,
  as: 'queued' | 'unknown',
): Entry {
  return {
    id,
    sequence,
    work,
    owner,
    since: now,
    approvedAt: now,
    attempts: as === 'unknown' ? 1 : 0,
    state:
      as === 'unknown'
        ? { name: 'unknown', mayResend: true, isRefused: false }
        : { name: 'queued', isResend: false, isForced: false },
    lastFailure: null,
    idsBefore: null,
  };
}
