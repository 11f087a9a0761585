import type { Operator } from '../contract/desk-state';
import type { Failure } from '../contract/failure';
import type { Connection } from '../crm/client';
import { listenToClock } from '../crm/server-clock';
import type { Clock } from './clock';
import { openExpiry, wasSet, type Expiry, type Term } from './expiry';
import type { LastSeen } from './last-seen';
import type { KeychainEntry } from './keychain-entry';
import { judgeSession, probeSession, type Verdict } from './refused';
import { packSession, type LockMark } from './stored-session';

/** Who sits at the desk, and the unit as they typed it. */
export interface Seat {
  operator: Operator;
  unit?: string;
}

/** The seat of an operator, who may not have typed a unit. */
export function seatOf(operator: Operator, unit: string | undefined): Seat {
  return { operator, ...(unit === undefined ? {} : { unit }) };
}

/** A session that lasts, as far as is known. */
export interface LiveSession {
  seat: Seat;
  sessionToken: string;
  connection: Connection;
  expiry: Expiry;
  kept: 'keychain' | 'memory';
  /** Keeps it for the next start, and how the lock stands; gives whether that could be done. */
  keep(lock: LockMark | null): Promise<void>;
  /** Whether the time of day was set since it was kept. */
  isKeptWrongly(): boolean;
  /** What a failure says of the session; the server is asked once for all that wonder at the same time. */
  judge(failure: Failure): Promise<Verdict>;
}

interface Begun {
  seat: Seat;
  sessionToken: string;
  connection: Connection;
  term: Omit<Term, 'seen'>;
  /** Milliseconds. */
  age: number;
  kept: 'keychain' | 'memory';
}

interface Parts {
  keychain: KeychainEntry;
  clock: Clock;
  timeOfDay: () => number;
  /** The server's clock says that it is older than was thought. */
  aged: () => void;
  /** When somebody was last seen here. */
  lastSeen?: (() => LastSeen) | undefined;
}

/** Takes up a session that was just issued, or kept by an earlier run. */
export function openLiveSession(begun: Begun, { keychain, clock, timeOfDay, aged, lastSeen }: Parts): LiveSession {
  const { seat, sessionToken } = begun;
  const expiry = openExpiry(clock, timeOfDay, begun.term, begun.age);
  const connection = listenToClock(begun.connection, (serverNow) => {
    const before = expiry.left();
    expiry.heard(serverNow);
    if (expiry.left() < before - 1_000) aged();
  });
  let keptAt = expiry.term().seen;
  let probe: Promise<Verdict> | undefined;
  const live: LiveSession = {
    seat,
    sessionToken,
    connection,
    expiry,
    kept: begun.kept,
    async keep(lock) {
      // Practice ends with the app.
      if (seat.operator.practice) return;
      const term = expiry.term();
      keptAt = term.seen;
      const more = {
        ...(seat.unit === undefined ? {} : { unit: seat.unit }),
        ...(lock ? { lock } : {}),
        ...(lastSeen ? { lastSeen: lastSeen() } : {}),
      };
      const change = await keychain.write(packSession({ sessionToken, term, operator: seat.operator, ...more }));
      live.kept = change === 'done' ? 'keychain' : 'memory';
    },
    isKeptWrongly: () => wasSet(keptAt, expiry.term().seen),
    judge: (failure) =>
      judgeSession(failure, () => {
        probe ??= probeSession(connection, sessionToken).finally(() => (probe = undefined));
        return probe;
      }),
  };
  return live;
}
