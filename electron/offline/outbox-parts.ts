import type { Result } from '../contract/failure';
import type { AccessToken } from '../contract/model';
import type { Clock } from './clock';
import type { Decision } from './decide';
import type { Entry, Owner, Work } from './entry';
import type { EntryStore } from './kept-entries';
import type { Stored, StoreTrouble } from './record';
import type { Crm } from './server';
import type { Standing } from './standing';

export interface OutboxParts {
  store: EntryStore;
  /** The server under this owner's session, or failing as `signed-out` where another is signed in. */
  crmFor(owner: Owner): Crm;
  /** Who is signed in now. */
  owner(): Owner | null;
  /** How long a request may be on its way, in milliseconds. */
  deadlineMs(): number;
  clock: Clock;
  random(): number;
  newId(): string;
  /** Something that a screen may show has changed. */
  changed(): void;
  /** A token as the server has it after an entry of this owner came true. */
  remember(token: AccessToken, owner: Owner): void;
}

export interface SendOptions<T> {
  /** The id of the entry; absent = a new one. */
  id?: string;
  /** The token that an answer tells of; absent where it is the answer itself, or none is told. */
  tokenOf?: (answer: T) => AccessToken | null;
  /** Whether whoever asked still hears the answer; where not, a token that was made stays in the Outbox as confirmed. */
  isHeard?: () => boolean;
}

/** Entries waiting for the network, and what becomes of them. */
export interface Outbox {
  /** Takes up what an earlier run left, and begins. */
  open(): Promise<Stored<null>>;
  /**
   * Promises to do something: it is on disk when this succeeds. Where it is not known whether it is, the failure names the entry,
   * and the same work may be promised again under its id: there is one entry then. Other work under the same id fails as
   * `saved-otherwise`: both would be done.
   */
  add(work: Work, id?: string): Promise<Result<Entry>>;
  /**
   * Lets the desk send work itself, written down before the first byte: where the answer is lost, or the app ends before it
   * comes, the entry finds out, and the failure names it. What waits for the same token goes first, and this fails. Work
   * that cannot be written down is sent all the same, for nothing was promised. A create whose id an entry has already is not
   * sent: what became of the entry is its answer.
   */
  sendNow<T>(work: Work, request: () => Promise<Result<T>>, options?: SendOptions<T>): Promise<Result<T>>;
  /** Does what a person decided; fails where the entry, as it is now, does not allow it. */
  decide(id: string, decision: Decision): Promise<Result<null>>;
  /** Discards all that waits for an operator, whoever is signed in; gives how many entries that were. */
  discardAll(owner: Owner): Promise<number>;
  /** The entry of this id, once its saving is over; null where there is none, and fails where that is not known. */
  savedAs(id: string): Promise<Result<Entry | null>>;
  /** All entries, in the order in which they were promised. */
  standings(): Standing[];
  /** How long ago an entry was promised or decided upon, in milliseconds, whatever this machine's clock says. */
  ageOf(entry: Entry): number;
  /** Why entries cannot be written; null where they can, as far as is known. It is tried again by itself. */
  trouble(): StoreTrouble | null;
  /** Tries at once whether entries can be written again, where they could not be. */
  tryDisk(): Promise<void>;
  /** Tries at once: somebody signed in, the server was heard, the machine woke up. */
  wake(): void;
  /** Resolves when nothing is under way but waiting. */
  idle(): Promise<void>;
  /** Begins nothing more; what is under way is found again by the next start. */
  stop(): void;
}
