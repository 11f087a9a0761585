import { failed, success, type Result } from '../contract/failure';
import type { Operator, SessionState, SignIn } from '../contract/desk-state';
import { parseServerAddress } from '../crm/address';
import { releaseSessionToken } from '../crm/authentication';
import type { Connection } from '../crm/client';
import { featuresOf } from '../crm/releases';
import { openClock } from './clock';
import { readKeptSession } from './kept-session';
import { openLiveSession, type LiveSession, type Seat } from './live-session';
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
  /** Makes up, once the keychain can be used after all, for what it could not do before: restores, or keeps what is live. */
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
  /** Runs one call of the API under the session; a call without one, or refused for it, fails as `signed-out`. */
  use<T>(call: (connection: Connection, sessionToken: string) => Promise<Result<T>>): Promise<Result<T>>;
}

/** A session is looked at this often, as the time of day may be set meanwhile. */
const glanceMs = 5 * 60_000;

/** Gives the session of one profile, signed out until `restore` or a sign-in. */
export function createSession(parts: SessionParts): Session {
  const { keychain, verifier, clock = openClock() } = parts;
  let live: LiveSession | undefined;
  let seat: Seat | undefined;
  let ended: Extract<SessionState, { signedIn: false }>['ended'] = 'not-yet';
  let lock: LockMark | null = null;
  let room: Promise<PracticeRoom> | undefined;
  let alarm: NodeJS.Timeout | undefined;

  function state(): SessionState {
    if (!live) return { signedIn: false, ended, ...(seat ? { operator: seat.operator } : {}) };
    const { expiry, kept, connection } = live;
    const features = featuresOf(connection.release).filter((feature) => !parts.isHidden?.(feature));
    return { signedIn: true, operator: live.seat.operator, leftMs: expiry.left(), kept, features };
  }

  const liveParts = { keychain, clock, timeOfDay: () => parts.now(), aged: check };

  function begin(next: LiveSession): SessionState {
    [live, seat] = [next, next.seat];
    watch(next);
    parts.changed(state());
    return state();
  }

  async function take(from: Connection, started: StartedSession, at: Seat, secret: string): Promise<SessionState> {
    const { sessionToken, term } = started;
    const next = openLiveSession({ seat: at, sessionToken, connection: from, term, age: 0, kept: 'memory' }, liveParts);
    await next.keep(lock);
    if (!at.operator.practice) void verifier?.learn(secret);
    // The session that this one takes the place of is of no use to anybody.
    if (live) void releaseSessionToken(live.connection, live.sessionToken);
    return begin(next);
  }

  function watch(mine: LiveSession): void {
    clearTimeout(alarm);
    alarm = setTimeout(check, Math.min(mine.expiry.left(), glanceMs));
  }

  function check(): void {
    const mine = live;
    if (!mine) return;
    if (mine.expiry.left() <= 0) {
      void end('expired', mine);
      return;
    }
    if (mine.kept === 'keychain' && mine.isKeptWrongly()) void mine.keep(lock);
    watch(mine);
    parts.changed(state());
  }

  async function end(why: typeof ended, whose: LiveSession | undefined): Promise<void> {
    if (live !== whose) return;
    live = undefined;
    ended = why;
    clearTimeout(alarm);
    parts.changed(state());
    if (whose && !whose.seat.operator.practice) await keychain.remove();
  }

  async function restore(): Promise<void> {
    const found = await readKeptSession(keychain, parts.connect, () => parts.now());
    if (live) return;
    if (found.kept === 'lasts') {
      const { stored, connection, age } = found;
      const { sessionToken, term, operator, unit } = stored;
      lock = stored.lock ?? null;
      const at = { operator, ...(unit === undefined ? {} : { unit }) };
      begin(openLiveSession({ seat: at, sessionToken, connection, term, age, kept: 'keychain' }, liveParts));
    } else if (found.kept === 'over') {
      ended = 'expired';
      await keychain.remove();
      await verifier?.forget();
    } else if (found.kept === 'keychain-unavailable') ended = found.kept;
    else if (ended === 'keychain-unavailable') ended = 'not-yet';
  }

  return {
    state,
    operator: () => seat?.operator ?? null,
    restore,
    check,
    lockMark: () => lock,

    async resume() {
      const mine = live;
      if (!mine) await restore();
      else if (mine.kept === 'memory') await mine.keep(lock);
      if (live === mine) parts.changed(state());
    },

    async signIn(ask) {
      const address = parseServerAddress(ask.server);
      if (!address.ok) return address;
      const connection = parts.connect(address.value);
      const started = await startSession(connection, ask);
      parts.heard(started);
      if (!started.ok) return started;
      const { operator } = started.value;
      const at = { operator, ...(ask.unit === undefined ? {} : { unit: ask.unit }) };
      return success(await take(connection, started.value, at, ask.with === 'password' ? ask.password : ask.webApiKey));
    },

    async signInAgain(secret) {
      const at = seat;
      if (!at) return failed(noSession);
      const isPractice = at.operator.practice;
      const connection = isPractice ? (await openRoom()).connection : parts.connect(at.operator.server);
      const started = await startAgain(connection, at, secret, verifier);
      if (!isPractice) parts.heard(started);
      if (!started.ok) return started;
      if (seat !== at) return failed(noSession);
      return success(await take(connection, started.value, at, secret));
    },

    async practise() {
      const { connection, operator: who } = await openRoom();
      const started = await startSession(connection, { with: 'password', server: connection.base, ...who });
      if (!started.ok) return started;
      const { operator } = started.value;
      return success(await take(connection, started.value, { operator: { ...operator, practice: true } }, ''));
    },

    async signOut() {
      const leaving = live;
      const forgets = seat && !seat.operator.practice;
      [seat, lock] = [undefined, null];
      await end('signed-out', leaving);
      if (forgets) await verifier?.forget();
      // Where the server knows no release, or is away, the session runs out by itself.
      if (leaving) void releaseSessionToken(leaving.connection, leaving.sessionToken);
      return success(state());
    },

    async markLocked(mark) {
      lock = mark;
      if (live?.kept === 'keychain') await live.keep(lock);
    },

    async use(call) {
      const mine = live;
      if (mine && mine.expiry.left() <= 0) await end('expired', mine);
      if (!mine || live !== mine) return failed(noSession);
      const result = await call(mine.connection, mine.sessionToken);
      parts.heard(result);
      const verdict = result.ok ? 'lasts' : await mine.judge(result.failure);
      if (verdict !== 'over') return verdict === 'lasts' ? result : failed(undecided);
      await end('refused', mine);
      return failed(noSession);
    },
  };

  function openRoom(): Promise<PracticeRoom> {
    return (room ??= parts.openPractice());
  }
}
