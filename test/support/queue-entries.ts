import type { QueueEntry, QueueView } from '../../electron/contract/outbox';

/** An entry that waits, with whatever is to be different. */
export function entryWith(members: Partial<QueueEntry>): QueueEntry {
  return {
    id: 'one',
    kind: 'create',
    authenticationCode: null,
    identifier: null,
    number: null,
    since: Date.now() - 5 * 60_000,
    isLate: false,
    attempts: 0,
    state: 'waiting',
    why: null,
    lastFailure: null,
    differences: [],
    owner: { userName: 'demo', organisation: 'CRMDEMO', server: 'https://crm.example.com' },
    isHere: true,
    isBehind: false,
    decisions: [],
    canEdit: false,
    ...members,
  };
}

/** An outbox that holds these entries. */
export function viewWith(entries: QueueEntry[], more: Partial<QueueView> = {}): QueueView {
  return { entries, others: {}, leftBehind: [], unavailable: null, loss: null, directory: null, ...more };
}
