import type { FailureCode, FailureReason, FieldDifference, ServerStatus } from './failure';
import type {
  AccessToken,
  AccountIdentifier,
  ParticipantIdentifier,
  TokenChange,
  TokenDraft,
  TokenIdentifier,
  Udfs,
} from './model';

/** What the operator saw of a token when they asked for a change, and what it was known by. */
export interface SeenToken {
  id: string | null;
  number: string | null;
  lifeCycleState: string | null;
  authenticationCode: string | null;
  identifier: string | null;
  cardMaskedNumber: string | null;
  udfs: Udfs;
  /** Whose it was, where it was somebody's: among their tokens it is found under any code. */
  accountsReceivable?: AccountIdentifier;
  rewardsParticipant?: ParticipantIdentifier;
}

/** What can wait for the network; a change brings the token as the operator saw it. */
export type QueuedWork =
  | { kind: 'create'; draft: TokenDraft }
  | { kind: 'update'; token: TokenIdentifier; change: TokenChange; seen: SeenToken }
  | { kind: 'set-effective' | 'set-not-effective'; token: TokenIdentifier; seen: SeenToken };

/**
 * How work is saved: in place of an entry, under the id that each try to save it has, with a code that was seen in use.
 * `again`: the operator was told that it may be done already, and wants it all the same.
 */
export interface QueueOptions {
  replaces?: string;
  id?: string;
  evenIfSeen?: true;
  again?: true;
}

/** `held`: nothing goes on without a person, for the reason in `why`. */
export type QueueState = 'waiting' | 'sending' | 'confirmed' | 'rejected' | 'unknown' | 'conflict' | 'held';

/**
 * Why an entry is held. `too-old`: it waited for 72 hours. `not-found`: the server shows no such token. `not-arrived`: it
 * was sent, no answer came, and nothing is to be seen of it. `not-recognisable`: it has nothing to be looked up by. `several-found`: more
 * than one token could be it. `cannot-look-up`: the server's answer to the look-up decides nothing.
 */
export const heldWhys = [
  'too-old',
  'not-found',
  'not-arrived',
  'not-recognisable',
  'several-found',
  'cannot-look-up',
] as const;
export type HeldWhy = (typeof heldWhys)[number];

export const queueDecisions = ['send-now', 'look-up', 'keep-theirs', 'keep-ours', 'move', 'discard'] as const;
export type QueueDecision = (typeof queueDecisions)[number];

/** Whose session an entry may be sent under; no other, ever (docs/design/offline.md, An entry's life). */
export interface QueueOwner {
  userName: string;
  organisation: string;
  server: string;
}

export type QueueDifference = FieldDifference;

/** The last thing that went wrong with an entry, without secrets. */
export interface FailureNote {
  code: FailureCode;
  reason?: FailureReason;
  httpStatus?: number;
  server?: ServerStatus;
}

/** One thing that the desk promised to do, as the window shows it: without any pass code. */
export interface QueueEntry {
  id: string;
  kind: QueuedWork['kind'];
  /** What a person knows the token by. */
  authenticationCode: string | null;
  identifier: string | null;
  number: string | null;
  /** Milliseconds since the epoch by this machine's clock. */
  since: number;
  /** It waits for more than 24 hours. */
  isLate: boolean;
  attempts: number;
  state: QueueState;
  why: HeldWhy | null;
  lastFailure: FailureNote | null;
  differences: QueueDifference[];
  owner: QueueOwner;
  /**
   * Whether it is for the server that the operator is signed in at. At another one they may move it here or discard it, and
   * see no more of it than what it is for.
   */
  isHere: boolean;
  /** Whether it waits behind an earlier entry for the same token that goes on only when a person decides about it. */
  isBehind: boolean;
  decisions: QueueDecision[];
  canEdit: boolean;
}

/** A promise that can no longer be read; what is null is not known of it. */
export interface LostEntry {
  id: string;
  kind: QueuedWork['kind'] | null;
  /** What a person knows the token by. */
  name: string | null;
  /** It is another operator's: its name is not told. */
  isAnothers?: true;
  owner: QueueOwner | null;
  /** Milliseconds since the epoch by this machine's clock. */
  since: number | null;
}

/** What was found at opening the files that keep the entries; it is told until the operator acknowledges it. */
export interface QueueLoss {
  /** When it was found, in milliseconds since the epoch. */
  at: number;
  missing: LostEntry[];
  /** How many entries were read out of damaged files, just as they were last saved. */
  restored: number;
  /** How many entries are known in an earlier state only: they are looked up on the server before anything is sent. */
  unsure: number;
  /** Whether more may be missing, because what counts the entries was damaged too. */
  mayBeMore: boolean;
  /** The names of the copies of the damaged files. */
  files: string[];
}

/** What may be wrong with a file on this computer; `no-store`: it cannot be used for a reason of its own. */
export const diskTroubles = ['disk-full', 'read-only', 'no-store'] as const;
export type DiskTrouble = (typeof diskTroubles)[number];

/** What waits for other operators: how many entries of each kind, and nothing else. */
export type OthersQueue = Partial<Record<QueuedWork['kind'], number>>;

/** What waits for one other operator; told only where the policy lets it be discarded. */
export interface LeftBehind {
  owner: QueueOwner;
  counts: OthersQueue;
  /** Since when the oldest of it waits, in milliseconds since the epoch by this machine's clock. */
  since: number;
}

export interface QueueView {
  /** Those of the operator who is signed in. */
  entries: QueueEntry[];
  others: OthersQueue;
  /** Whose that is, where somebody else may discard it; empty where nobody may. */
  leftBehind: LeftBehind[];
  /**
   * Why nothing can be queued; null where it can. `key-lost`: the keychain is open, and has another key than the one that
   * opens what was kept, or none. `no-operator-name`: the session does not tell whose it is. A disk may be of use again at any
   * moment, so that trying once more is worth it.
   */
  unavailable: DiskTrouble | 'no-keychain' | 'key-lost' | 'not-allowed' | 'no-operator-name' | 'practice' | null;
  /** What is missing or was damaged in the files that keep the entries; null where nothing is, or it was acknowledged. */
  loss: QueueLoss | null;
  /**
   * What is wrong with what this desk remembers of tokens, beside all that waits; null where nothing is. `set-aside`: some of
   * it could not be read since the start, and is kept apart.
   */
  directory: DiskTrouble | 'set-aside' | null;
}

/** Whether it is the disk that stands in the way. */
export function isOfDisk(why: QueueView['unavailable']): why is DiskTrouble {
  return diskTroubles.some((trouble) => trouble === why);
}

/** A token that this desk has seen, and when; it may have changed since. */
export interface DirectoryMatch {
  token: AccessToken;
  /** Milliseconds since the epoch by this machine's clock. */
  seenAt: number;
}

/** Gives what a form and a look-up need of a token, without what changes by itself. */
export function seenOf(token: AccessToken): SeenToken {
  const { id, number, lifeCycleState, authenticationCode, identifier, cardMaskedNumber, udfs } = token;
  const account = recordOf(token.accountsReceivable);
  const participant = recordOf(token.rewardsParticipant);
  return {
    ...{ id, number, lifeCycleState, authenticationCode, identifier, cardMaskedNumber, udfs },
    ...(account && { accountsReceivable: account }),
    ...(participant && { rewardsParticipant: participant }),
  };
}

function recordOf(record: { id: string | null; number: string | null } | null): ParticipantIdentifier | null {
  if (record?.number) return { by: 'number', value: record.number };
  return record?.id ? { by: 'id', value: record.id } : null;
}
