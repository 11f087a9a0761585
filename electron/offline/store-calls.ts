import type { AccessToken } from '../contract/model';
import type { QueueLoss } from '../contract/outbox';
import type { SteadyTime } from './clock';
import type { OpenReport, RecordChange, RecordName, Stored, StoredRecord } from './record';
import type { RememberedToken } from './remembered';

/** Where the store's files are, and what opens them; the key lives in the keychain and is never written by the store. */
export interface StoreOpening {
  outboxFile: string;
  directoryFile: string;
  /** 32 bytes. */
  key: Uint8Array;
  /** How long a token is remembered after it was seen, in milliseconds. */
  longestMs: number;
}

/** Two files, so that what is remembered never takes the room or the trust of what was promised. */
export interface StoreOpened {
  outbox: Stored<OpenReport>;
  directory: Stored<OpenReport>;
}

/** Everything that the main process asks of the store's process: name -> what is asked, what is answered if all is well. */
export interface StoreCalls {
  open: { ask: StoreOpening; answer: StoreOpened };
  'outbox:read': { ask: null; answer: StoredRecord[] };
  'outbox:write': { ask: readonly RecordChange[]; answer: null };
  'outbox:set-aside': { ask: RecordName; answer: null };
  /** What is missing or was damaged; null where nothing is, or it was acknowledged. */
  'outbox:loss': { ask: null; answer: QueueLoss | null };
  /** Forgets the loss, but for missing entries that are not among these. */
  'outbox:acknowledge-loss': { ask: { ids: readonly string[] }; answer: null };
  /** Says what time it is for the directory, whose process has a clock that anybody may set; it goes on from there by itself. */
  'directory:time': { ask: SteadyTime; answer: null };
  /** Answers how many pages could not be read, and were set aside, since the file was opened. */
  'directory:open': { ask: { scope: string }; answer: number };
  /** Remembers for so long from now on, in milliseconds, and takes off the disk what is older. */
  'directory:keep-for': { ask: { longestMs: number }; answer: null };
  'directory:remember': { ask: { tokens: readonly AccessToken[]; isWhole: boolean }; answer: null };
  'directory:forget': { ask: Pick<AccessToken, 'id' | 'number' | 'authenticationCode'>; answer: null };
  'directory:clear': { ask: null; answer: null };
  'directory:search': { ask: { query: string; limit: number }; answer: RememberedToken[] | null };
  close: { ask: null; answer: null };
}

export type StoreCallName = keyof StoreCalls;

/** One call; the answer has the same id. */
export type StoreCall = {
  [N in StoreCallName]: { id: number; name: N; ask: StoreCalls[N]['ask'] };
}[StoreCallName];

export interface StoreAnswer {
  id: number;
  answer: Stored<unknown>;
}

/** One function per call. */
export type StoreHandlers = {
  [N in StoreCallName]: (
    ask: StoreCalls[N]['ask'],
  ) => Stored<StoreCalls[N]['answer']> | Promise<Stored<StoreCalls[N]['answer']>>;
};
