import type { Operator } from '../contract/desk-state';
import type { FieldName, FailureCode, FailureReason, ServerStatus } from '../contract/failure';
import type { TokenChange, TokenDraft, TokenIdentifier, Udfs } from '../contract/model';

/** Whose session an entry may be sent under; no other, ever (OFFLINE.md, An entry's life). */
export interface Owner {
  userName: string;
  organisation: string;
  server: string;
}

/** What the operator saw of a token when they asked for a change, and what it was known by. */
export interface SeenToken {
  id: string | null;
  number: string | null;
  lifeCycleState: string | null;
  authenticationCode: string | null;
  identifier: string | null;
  cardMaskedNumber: string | null;
  udfs: Udfs;
}

/** What can wait for the network. */
export type Work =
  | { kind: 'create'; draft: TokenDraft }
  | { kind: 'update'; token: TokenIdentifier; change: TokenChange; seen: SeenToken }
  | { kind: 'set-effective' | 'set-not-effective'; token: TokenIdentifier; seen: SeenToken };

export type EntryField = FieldName | 'lifeCycleState';

/** One field on which the desk and the server disagree; a pass code is never told, so its values are null. */
export interface Difference {
  field: EntryField;
  /** What the operator saw; null for a create, which saw nothing. */
  seen: string | null;
  ours: string | null;
  theirs: string | null;
}

/**
 * Why nothing goes on without a person. `too-old`: it waited for 72 hours. `not-found`: the server shows no such token.
 * `not-arrived`: it was sent, no answer came, and nothing is to be seen of it. `not-recognisable`: it has nothing to be looked up by.
 * `several-found`: more than one token could be it. `cannot-look-up`: the server's answer to the look-up decides nothing.
 */
export const whys = [
  'too-old',
  'not-found',
  'not-arrived',
  'not-recognisable',
  'several-found',
  'cannot-look-up',
] as const;
export type Why = (typeof whys)[number];

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
  | { name: 'conflict'; differences: Difference[]; theirs: SeenToken }
  | { name: 'needs-a-person'; why: Why };

/** The last thing that went wrong, without secrets. */
export interface FailureNote {
  code: FailureCode;
  reason?: FailureReason;
  httpStatus?: number;
  server?: ServerStatus;
}

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
  return one.userName === other.userName && one.organisation === other.organisation && one.server === other.server;
}

/** Whether an entry still has to come true, or to be decided upon. */
export function isOpen({ state }: Entry): boolean {
  return state.name !== 'confirmed';
}
