import type { Feature } from '../contract/actions';
import type { SessionState } from '../contract/desk-state';
import type { Result } from '../contract/failure';
import type { Connection } from '../crm/client';
import type { Clock } from './clock';
import type { LastSeen } from './last-seen';
import type { KeychainEntry } from './keychain-entry';
import type { PracticeRoom } from './practice-connection';
import type { Verifier } from './unlock';

/** What a session is built from. */
export interface SessionParts {
  keychain: KeychainEntry;
  /** Whether a session is about to be taken up: until that is done, nobody is told that there is none. */
  isAwaited?: boolean;
  /** Learns what the server takes, for when it cannot be asked. */
  verifier?: Verifier;
  /** The way to a real server, given its base address. */
  connect: (base: string) => Connection;
  openPractice: () => Promise<PracticeRoom>;
  changed: (state: SessionState) => void;
  /** Whether the organisation has taken away what a server's release has; absent = nothing. */
  isHidden?: (feature: Feature) => boolean;
  /** Hears of every answer, or of its absence: what is known of the connection follows from it. */
  heard: (result: Result<unknown>) => void;
  /** The time of day, in milliseconds since the epoch. */
  now: () => number;
  /** When somebody was last seen at the desk; kept beside the session. */
  lastSeen?: () => LastSeen;
  /** Whether a session that is taken up is to be locked, by when somebody was last seen; absent = no. */
  startsLocked?: (lastSeen: LastSeen | undefined) => boolean;
  /** Absent = one that begins now. */
  clock?: Clock;
}
