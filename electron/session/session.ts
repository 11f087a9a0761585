import { failed, success, type Result } from '../contract/failure';
import type { Operator, SessionState, SignIn } from '../contract/desk-state';
import { parseServerAddress } from '../crm/address';
import { releaseSessionToken } from '../crm/authentication';
import type { Connection } from '../crm/client';
import { featuresOf } from '../crm/releases';
import { openClock } from './clock';
import { readKeptSession } from './kept-session';
import { openLiveSession, seatOf, type LiveSession, type Seat } from './live-session';
import type { PracticeRoom } from './practice-connection';
import { noSession, undecided } from './refused';
import type { SessionParts } from './session-parts';
import { startAgain, startSession, type StartedSession } from './start-session';
import type { LockMark } from './stored-session';

/** Signs in and out, and lends the sessionToken for the length of one call; nobody else holds it. */
export interface Session {
  state(): SessionState;
  /** Who is at this desk, also while their session has ended under their hands; null while nobody is. */
  operator(): Operator | null;
  /** Takes up the session that the keychain kept, if it still lasts. */
  restore(): Promise<void>;
  /** Makes up, once the keychain answers again, for what it could not do before: restores, or keeps what is live. */
  resume(): Promise<void>;
  signIn(ask: SignIn): Promise<Result<SessionState>>;
  /** Gives the operator of this desk a new session, by their password or key alone. */
  signInAgain(secret: string): Promise<Result<SessionState>>;
  practise(): Promise<Result<SessionState>>;
  signOut(): Promise<Result<SessionState>>;
  /** Looks again whether the session lasts: the machine may have slept. */
  check(): void;
  /** How the lock stood when the app ended last; null where it was open. */
  lockMark(): LockMark | null;
  /** Keeps how the lock stands beside the session, so that a restart does not open it. */
  markLocked(mark: LockMark | null): Promise<void>;
  /** The app quits: keeps when somebody was last seen, so that the time until the next start counts for the lock. */
  keepLastSeen(): Promise<void>;
  /** Runs one call of the API under the session; a call without one, or refused for it, fails as `signed-out`. */
  use<T>(call: (connection: Connection, sessionToken: string) => Promise<Result<T>>): Promise<Result<T>>;
}

/** Nobody waits longer than this for a keychain that is slow. */
const keepPatienceMs = 2_000;
/** A session is looked at this often, as the time of day may be set meanwhile. */
const glanceMs = 5 * 60_000;

/** Gives the session of one profile, signed out until `restore` or a sign-in. */
export function createSession(parts: SessionParts): Session {
  const { keychain, verifier, clock = openClock() } = parts;
  let live: LiveSession | undefined;
  let seat: Seat | undefined;
  let ended: Extract<SessionState, { signedIn: false }>['ended'] = parts.isAwaited ? 'looking' : 'not-yet';
  let lock: LockMark | null = null;
  let room: Promise<PracticeRoom> | undefined;
  let alarm: NodeJS.Timeout | undefined;
  let resuming: Promise<void> | undefined;

  function state(): SessionState {
    if (!live) return { signedIn: false, ended, ...(seat ? { operator: seat.operator } : {}) };
    const { seat: at, expiry, kept, connection } = live;
    const features = featuresOf(connection.release).filter((feature) => !parts.isHidden?.(feature));
    return { signedIn: true, operator: at.operator, leftMs: expiry.left(), kept, features };
  }
  const openRoom = (): Promise<PracticeRoom> => (room ??= parts.openPractice());
  const liveParts = { keychain, clock, timeOfDay: () => parts.now(), aged: check, lastSeen: parts.lastSeen };

  function begin(next: LiveSession): Result<SessionState> {
    [live, seat] = [next, next.seat];
    watch(next);
    parts.changed(state());
    return success(state());
  }

  /** `isWanted` falls where the operator has left meanwhile. */
  async function take(from: Connection, started: StartedSession, at: Seat, secret: string, isWanted = () => true) {
    const next = openLiveSession({ ...started, seat: at, connection: from, age: 0, kept: 'memory' }, liveParts);
    if (isWanted()) await keepInTime(next);
    if (!isWanted()) {
      void releaseSessionToken(from, started.sessionToken);
      return failed(noSession);
    }
    if (!at.operator.practice) void verifier?.learn(secret);
    // The session that this one takes the place of is of no use to anybody.
    if (live) void releaseSessionToken(live.connection, live.sessionToken);
    return begin(next);
  }

  /** Keeps a session; where that takes long, it goes on in the background and is told when it is done. */
  async function keepInTime(mine: LiveSession): Promise<void> {
    const keeping = mine.keep(lock).then(() => true);
    const isInTime = await Promise.race([keeping, waitFor(keepPatienceMs)]);
    if (!isInTime) void keeping.then(() => live === mine && parts.changed(state()));
  }

  function watch(mine: LiveSession): void {
    clearTimeout(alarm);
    alarm = setTimeout(check, Math.min(mine.expiry.left(), glanceMs));
  }

  function check(): void {
    const mine = live;
    if (!mine) return;
    if (mine.expiry.left() <= 0) return end('expired', mine);
    if (mine.kept === 'keychain' && mine.isKeptWrongly()) void mine.keep(lock);
    watch(mine);
    parts.changed(state());
  }

  /** Nobody waits for the keychain here: what is removed counts as removed, whether or not it answers. */
  function end(why: typeof ended, whose: LiveSession | undefined): void {
    if (live !== whose) return;
    live = undefined;
    ended = why;
    clearTimeout(alarm);
    if (whose && !whose.seat.operator.practice) void keychain.remove();
    parts.changed(state());
  }

  async function restore(): Promise<void> {
    const found = await readKeptSession(keychain, parts.connect, () => parts.now());
    if (live) return;
    if (found.kept === 'lasts') {
      const { connection, age } = found;
      const { sessionToken, term, operator, unit, lock: mark, lastSeen } = found.stored;
      lock = mark ?? (parts.startsLocked?.(lastSeen) ? { wrong: 0 } : null);
      const at = seatOf(operator, unit);
      begin(openLiveSession({ seat: at, sessionToken, connection, term, age, kept: 'keychain' }, liveParts));
      return;
    }
    if (found.kept === 'over') {
      ended = 'expired';
      void keychain.remove();
      void verifier?.forget();
    } else if (found.kept === 'keychain-unavailable') ended = found.kept;
    else if (ended === 'looking' || ended === 'keychain-unavailable') ended = 'not-yet';
    parts.changed(state());
  }

  async function resume(): Promise<void> {
    const mine = live;
    if (!mine) return restore();
    if (mine.kept === 'memory') await mine.keep(lock);
    if (live === mine) parts.changed(state());
  }

  return {
    state,
    operator: () => seat?.operator ?? null,
    restore,
    check,
    lockMark: () => lock,

    resume: () => (resuming ??= resume().finally(() => (resuming = undefined))),

    async signIn(ask) {
      const address = parseServerAddress(ask.server);
      if (!address.ok) return address;
      const connection = parts.connect(address.value);
      const started = await startSession(connection, ask);
      parts.heard(started);
      if (!started.ok) return started;
      const at = seatOf(started.value.operator, ask.unit);
      return take(connection, started.value, at, ask.with === 'password' ? ask.password : ask.webApiKey);
    },

    async signInAgain(secret) {
      const at = seat;
      if (!at) return failed(noSession);
      const isPractice = at.operator.practice;
      const connection = isPractice ? (await openRoom()).connection : parts.connect(at.operator.server);
      const started = await startAgain(connection, at, secret, verifier);
      if (!isPractice) parts.heard(started);
      return started.ok ? take(connection, started.value, at, secret, () => seat === at) : started;
    },

    async practise() {
      const { connection, operator: who } = await openRoom();
      const started = await startSession(connection, { with: 'password', server: connection.base, ...who });
      if (!started.ok) return started;
      return take(connection, started.value, { operator: { ...started.value.operator, practice: true } }, '');
    },

    signOut() {
      const leaving = live;
      if (seat && !seat.operator.practice) {
        // Also where none is live: one may be on its way.
        void keychain.remove();
        void verifier?.forget();
      }
      [seat, lock] = [undefined, null];
      end('signed-out', leaving);
      // Where the server knows no release, or is away, the session runs out by itself.
      if (leaving) void releaseSessionToken(leaving.connection, leaving.sessionToken);
      return Promise.resolve(success(state()));
    },

    async markLocked(mark) {
      lock = mark;
      if (live?.kept === 'keychain') await live.keep(lock);
    },

    async keepLastSeen() {
      if (live?.kept === 'keychain') await live.keep(lock);
    },

    async use(call) {
      const mine = live;
      if (mine && mine.expiry.left() <= 0) end('expired', mine);
      if (!mine || live !== mine) return failed(noSession);
      const result = await call(mine.connection, mine.sessionToken);
      parts.heard(result);
      const verdict = result.ok ? 'lasts' : await mine.judge(result.failure);
      if (verdict !== 'over') return verdict === 'lasts' ? result : failed(undecided);
      end('refused', mine);
      return failed(noSession);
    },
  };
}

function waitFor(milliseconds: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), milliseconds).unref());
}
