import type { AccessToken } from './model';

/** What went wrong, as the operator's next step depends on it. The set is closed: every code has its own screen. */
export type FailureCode =
  'invalid' | 'conflict' | 'signed-out' | 'offline' | 'unknown-outcome' | 'rejected' | 'unexpected';

/** What was seen on the way to the server and back; it picks the sentence, the code picks the behaviour. */
export type FailureReason =
  | 'unreachable'
  | 'name-not-found'
  | 'timed-out'
  | 'connection-lost'
  | 'certificate'
  | 'insecure-address'
  | 'proxy-sign-in'
  | 'proxy-sign-in-unsupported'
  | 'proxy-sign-in-unexpected'
  | 'proxy-refused'
  | 'proxy-unreachable'
  | 'network-sign-in'
  | 'redirected'
  | 'not-the-api'
  | 'web-page'
  | 'wrong-content-type'
  | 'empty-answer'
  | 'truncated-answer'
  | 'unreadable-answer'
  | 'answer-too-large'
  | 'http-status'
  /** It has too much to do, and asked to be left alone. */
  | 'busy'
  | 'refused-by-server'
  /** The server is known to have no such token; any other refusal of a look-up leaves that open. */
  | 'not-found'
  | 'no-session'
  | 'locked'
  | 'too-many-attempts'
  | 'ambiguous'
  /** What came is about another token or account than was asked for. */
  | 'about-another'
  | 'no-keychain'
  | 'not-saved'
  | 'save-unknown'
  | 'not-printed'
  | 'by-policy'
  | 'waits-in-outbox'
  | 'code-waits'
  | 'code-seen'
  | 'outbox-full'
  | 'another-operator'
  | 'no-operator-name'
  | 'entry-moved-on'
  | 'sent-before'
  | 'sent-otherwise'
  | 'first-try-unknown'
  | 'saved-otherwise'
  | 'changed-meanwhile'
  | 'changed-hands'
  | 'not-a-certificate'
  /** Somebody has to be signed in to a server of the organisation first: practice is open to anybody. */
  | 'not-yours-to-trust'
  | 'not-confirmed';

/** The fields of a form that a failure can point at. */
export type FieldName =
  | 'server'
  | 'organisation'
  | 'userName'
  | 'password'
  | 'webApiKey'
  | 'unit'
  | 'authenticationCode'
  | 'identifier'
  | 'passCode'
  | 'classification'
  | 'accountsReceivable'
  | 'rewardsParticipant'
  | 'cardMaskedNumber'
  | 'number'
  | 'account'
  | `udfs.${string}`;

/** Why a field cannot be sent as it is, or the server's own words about it. */
export type FieldProblem =
  | {
      problem:
        | 'required'
        | 'needs-pass-code'
        | 'not-a-number'
        | 'not-a-date'
        | 'too-long'
        | 'malformed'
        | 'insecure-address'
        | 'waits-already'
        | 'seen-in-use';
    }
  | { said: string };

/** One field on which desk and server disagree; a pass code is never told, so its values are null. */
export interface FieldDifference {
  field: FieldName | 'lifeCycleState';
  /** What the operator saw; null for a create, which saw nothing. */
  seen: string | null;
  ours: string | null;
  theirs: string | null;
}

/** What somebody else changed after the operator saw it, and the token as the server has it now. */
export interface ChangeConflict {
  differences: FieldDifference[];
  theirs: Pick<
    AccessToken,
    'id' | 'number' | 'lifeCycleState' | 'authenticationCode' | 'identifier' | 'cardMaskedNumber' | 'udfs'
  >;
}

/** The three members of the API's status, word for word (docs/design/api.md 5). */
export interface ServerStatus {
  code: string | null;
  message: string | null;
  description: string | null;
}

export interface Failure {
  code: FailureCode;
  reason?: FailureReason;
  /** One technical sentence without secrets, for the log and for support; the screen has its own words. */
  message: string;
  fields?: Partial<Record<FieldName, FieldProblem>>;
  /** What the server said, where it said something. */
  server?: ServerStatus;
  httpStatus?: number;
  /** How long the server asked to be left alone, in milliseconds. */
  retryAfterMs?: number;
  /** The entry of the Outbox that finds out what became of an `unknown-outcome`; on disk, or after `save-unknown` perhaps. */
  entry?: string;
  /** For a change that somebody else’s change stands in the way of: nothing was sent. */
  conflict?: ChangeConflict;
  /** Finds the log line of an `unexpected` failure. */
  reference?: string;
}

export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** Wraps a value as a success. */
export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Wraps a failure; `T` is whatever the caller had hoped for. */
export function failed<T = never>(failure: Failure): Result<T> {
  return { ok: false, failure };
}
