import type { Connection, KeychainState } from './desk-state';
import type { QueueView } from './outbox';

/** How the desk is, in facts; what they mean for the operator, the window says. Times are milliseconds since the epoch. */
export interface Health {
  keychain: KeychainState;
  store: {
    /** Why nothing can be kept; null where the store is open. */
    unavailable: QueueView['unavailable'];
    /** Entries that wait for the network, of whomever. */
    waiting: number;
    /** What is missing or was damaged of them, as numbers; null where nothing is, or it was acknowledged. */
    loss: { missing: number; restored: number; unsure: number; mayBeMore: boolean } | null;
    /** What is wrong with what is remembered of tokens; null where nothing is. */
    directory: QueueView['directory'];
    /** What the store takes on the disk. */
    bytes: number;
  };
  network: {
    connection: Connection;
    /** The server that is asked: of this session, or of the last sign-in; null where there was none yet. */
    host: string | null;
    /** When the server was asked last, and when it answered last, in this run of the app. */
    askedAt: number | null;
    answeredAt: number | null;
    /** How long the last answer took. */
    milliseconds: number | null;
  };
  /** How many seconds the server's clock is ahead of this machine's; null while no answer has told. */
  clockSkew: number | null;
  /** Whether Chromium's sandbox holds the window; it always does in a package. */
  sandboxed: boolean;
  versions: {
    app: string;
    electron: string;
    chromium: string;
    system: string;
    /** The CRM.COM release that this desk takes the server for. */
    release: string | null;
  };
}
