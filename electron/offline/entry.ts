import { isSameName, isSameServer } from '../contract/same-operator';
import type { Operator } from '../contract/desk-state';
import type { FailureNote, HeldWhy, QueueDifference, QueuedWork, QueueOwner, SeenToken } from '../contract/outbox';

/** What can wait for the network, and whose it is. */
export type Work = QueuedWork;
export type Owner = QueueOwner;

/** What became of it; the token's names are those that the server gave. */
export interface Outcome {
  at: number;
  id: string | null;
  number: string | null;
  authenticationCode: string | null;
}

export type EntryState =
  /** `isResend`: an earlier request was lost, so a refusal may mean that it got through. `isForced`: a person said send. */
  | { name: 'queued' | 'sending'; isResend: boolean; isForced: boolean }
  /** `isRefused`: the server said no to a second request, so what is not to be found was refused. */
  | { name: 'unknown'; mayResend: boolean; isRefused: boolean }
  | { name: 'confirmed'; outcome: Outcome }
  | { name: 'rejected' }
  | { name: 'conflict'; differences: QueueDifference[]; theirs: SeenToken }
  | { name: 'needs-a-person'; why: HeldWhy };

/** One thing that the desk promised to do. */
export interface Entry {
  id: string;
  /** Entries are done in this order, as far as they touch the same token. */
  sequence: number;
  work: Work;
  owner: Owner;
  /** When it was promised, in milliseconds since the epoch by this machine's clock. */
  since: number;
  /** When a person last said that it shall be done; from then on it is held after 72 hours. */
  approvedAt: number;
  /** `approvedAt` is by the server's clock, not by this machine's. */
  isServerTime?: true;
  /** How many requests to do it were begun. */
  attempts: number;
  state: EntryState;
  lastFailure: FailureNote | null;
  /** For a create that cannot be looked up: the ids that there were before it was sent. */
  idsBefore: string[] | null;
}

/** Whose entries an operator's are; null where the server told no name, for then nobody can be told apart. */
export function ownerOf({ userName, organisation, server }: Operator): Owner | null {
  return userName && organisation ? { userName, organisation, server } : null;
}

/** Whether two are the same operator of the same organisation at the same server. */
export function isSameOwner(one: Owner, other: Owner): boolean {
  return isSamePerson(one, other) && isSameServer(one.server, other.server);
}

/** Whether two are the same operator of the same organisation, at whatever server. */
export function isSamePerson(one: Owner, other: Owner): boolean {
  return isSameName(one.userName, other.userName) && isSameName(one.organisation, other.organisation);
}

/** Whether a request was begun for an entry whose outcome is not known. */
export function isInFlight({ state }: Entry): boolean {
  return state.name === 'sending' || state.name === 'unknown';
}

/** Whether an entry still has to come true, or to be decided upon. */
export function isOpen({ state }: Entry): boolean {
  return state.name !== 'confirmed';
}
