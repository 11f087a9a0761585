import type {
  DirectoryMatch,
  QueueDecision,
  QueuedWork,
  QueueOptions,
  QueueOwner,
  QueueView,
} from '../contract/outbox';
import type { Result } from '../contract/failure';
import type { AccessToken } from '../contract/model';
import type { EntryState } from '../offline/entry';
import type { SendOptions } from '../offline/outbox-parts';

/** What the desk does without the network: it remembers tokens, and keeps work until it can be sent. */
export interface OfflineDesk {
  view(): Promise<QueueView>;
  /** Promises work: it is on disk when this succeeds. */
  queue(work: QueuedWork, options?: QueueOptions): Promise<Result<QueueView>>;
  /** Sends work at once, written down first where this desk keeps work: a lost answer is then found out by the Outbox. */
  sendNow<T>(work: QueuedWork, request: () => Promise<Result<T>>, options?: SendOptions<T>): Promise<Result<T>>;
  /** Whether the same create, which cannot be looked up, waits for this operator to decide whether it was done. */
  hasTwin(work: QueuedWork): boolean;
  /** The state of an entry; null where there is none. */
  stateOf(id: string): EntryState['name'] | null;
  /** What became of work that was saved under this id: `kept`, or null where it was not; fails where that is not known. */
  savedAs(id: string): Promise<Result<'kept' | null>>;
  decide(id: string, decision: QueueDecision): Promise<Result<QueueView>>;
  /** Discards all that waits for another operator, where the policy allows that and a person confirms it. */
  discardOthers(owner: QueueOwner): Promise<Result<QueueView>>;
  /** What an entry would do, without its pass code. */
  edit(id: string): Promise<Result<QueuedWork>>;
  /** The operator has read what is missing; entries of others are still told to them. */
  acknowledgeLoss(): Promise<Result<QueueView>>;
  /** Sets aside what no key opens any more, and begins anew; fails where the present key opens it. */
  startAnew(): Promise<Result<QueueView>>;
  search(text: string): Promise<Result<DirectoryMatch[]>>;
  /**
   * Gives what remembers the tokens of an answer for whoever asks now, and nothing where somebody else has come by the time
   * it is there; `isWhole`: with every member that the server has.
   */
  witness(): (tokens: readonly AccessToken[], isWhole: boolean) => void;
  forget(token: Pick<AccessToken, 'id' | 'number' | 'authenticationCode'>): void;
  /** Looks again at who is signed in, what is allowed and what can be opened. */
  refresh(): void;
  /** The server was heard again: what waits may go now. */
  wake(): void;
  /** How many promises have not come true yet, of whomever. */
  waiting(): number;
  /** How many requests were begun whose outcome is not known, of whomever; null until the outbox was opened. */
  inFlight(): number | null;
  /** Begins nothing more, and closes the files. */
  close(): Promise<void>;
}
