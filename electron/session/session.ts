import { failed, success, type Failure, type Result } from '../contract/failure';
import type { Operator, SessionState, SignIn } from '../contract/desk-state';
import { parseServerAddress } from '../crm/address';
import { releaseSessionToken, signInWithPassword, signInWithWebApiKey } from '../crm/authentication';
import type { Connection } from '../crm/client';
import { featuresOf } from '../crm/releases';
import type { PracticeRoom } from './practice-connection';
import type { KeychainEntry } from './keychain-entry';
import { isSessionRefused } from './refused';
import { packSession, unpackSession, type StoredSession } from './stored-session';

/** Signs in and out, and lends the sessionToken for the length of one call; nobody else holds it. */
export interface Session {
  state(): SessionState;
  /** Takes up the session that the keychain kept, if it still lasts. */
  restore(): Promise<void>;
  /** Makes up, once the keychain can be used after all, for what it could not do before: restores, or keeps what is live. */
  resume(): Promise<void>;
  signIn(ask: SignIn): Promise<Result<SessionState>>;
  practise(): Promise<Result<SessionState>>;
  signOut(): Promise<Result<SessionState>>;
  /** Runs one call of the API under the session; a call without one, or refused for it, fails as `signed-out`. */
  use<T>(call: (connection: Connection, sessionToken: string) => Promise<Result<T>>): Promise<Result<T>>;
}

interface SessionParts {
  keychain: KeychainEntry;
  /** The way to a real server, given its base address. */
  connect(base: string): Connection;
  openPractice(): Promise<PracticeRoom>;
  changed(state: SessionState): void;
  /** Hears of every answer, or of its absence: what is known of the connection follows from it. */
  heard(result: Result<unknown>): void;
  now(): number;
}

type Live = StoredSession & { connection: Connection; kept: 'keychain' | 'memory' };

/** Gives the session of one profile, signed out until `restore` or a sign-in. */
export function createSession(parts: SessionParts): Session {
  let live: Live | undefined;
  let ended: Extract<SessionState, { signedIn: false }>['ended'] = 'not-yet';
  let room: Promise<PracticeRoom> | undefined;
  let alarm: NodeJS.Timeout | undefined;

  function state(): SessionState {
    if (!live) return { signedIn: false, ended };
    const { operator, endsAt, kept, connection } = live;
    return { signedIn: true, operator, endsAt, kept, features: featuresOf(connection.release) };
  }

  function begin(next: Live): SessionState {
    live = next;
    clearTimeout(alarm);
    // A session outlasting a timer's range of 24 days is looked at again by the next call.
    alarm = setTimeout(() => void end('expired', next), Math.min(next.endsAt - parts.now(), 2 ** 31 - 1));
    parts.changed(state());
    return state();
  }

  async function end(why: typeof ended, whose: Live | undefined): Promise<void> {
    if (live !== whose) return;
    live = undefined;
    ended = why;
    clearTimeout(alarm);
    parts.changed(state());
    if (whose && !whose.operator.practice) await parts.keychain.remove();
  }

  async function keep({ sessionToken, endsAt, operator }: StoredSession): Promise<'keychain' | 'memory'> {
    const change = await parts.keychain.write(packSession({ sessionToken, endsAt, operator }));
    return change === 'done' ? 'keychain' : 'memory';
  }

  async function restore(): Promise<void> {
    const kept = await parts.keychain.read();
    if (live) return;
    if (kept.outcome === 'unavailable' || kept.outcome === 'failed') ended = 'keychain-unavailable';
    else if (ended === 'keychain-unavailable') ended = 'not-yet';
    const stored = kept.outcome === 'stored' ? unpackSession(kept.secret) : undefined;
    if (stored && stored.endsAt > parts.now())
      begin({ ...stored, connection: parts.connect(stored.operator.server), kept: 'keychain' });
    else if (stored) {
      ended = 'expired';
      await parts.keychain.remove();
    }
  }

  return {
    state,
    restore,

    async resume() {
      const mine = live;
      if (!mine) await restore();
      else if (mine.kept === 'memory' && !mine.operator.practice) mine.kept = await keep(mine);
      if (live === mine) parts.changed(state());
    },

    async signIn(ask) {
      const address = parseServerAddress(ask.server);
      if (!address.ok) return address;
      const connection = parts.connect(address.value);
      const signedIn =
        ask.with === 'password'
          ? await signInWithPassword(connection, ask)
          : await signInWithWebApiKey(connection, ask);
      parts.heard(signedIn);
      if (!signedIn.ok) return signedIn;
      const { sessionToken, endsAt, userName, organisation, unit } = signedIn.value;
      const operator: Operator = {
        userName: ask.with === 'password' ? ask.userName : userName,
        organisation: ask.with === 'password' ? ask.organisation : organisation,
        unit: ask.unit ?? unit,
        server: address.value,
        practice: false,
      };
      const session = { sessionToken, endsAt, operator };
      return success(begin({ ...session, connection, kept: await keep(session) }));
    },

    async practise() {
      const { connection, operator: who } = await (room ??= parts.openPractice());
      const signedIn = await signInWithPassword(connection, who);
      if (!signedIn.ok) return signedIn;
      const { sessionToken, endsAt, userName, organisation, unit } = signedIn.value;
      const operator: Operator = { userName, organisation, unit, server: connection.base, practice: true };
      return success(begin({ sessionToken, endsAt, operator, connection, kept: 'memory' }));
    },

    async signOut() {
      const leaving = live;
      await end('signed-out', leaving);
      // Where the server knows no release, or is away, the session runs out by itself.
      if (leaving) void releaseSessionToken(leaving.connection, leaving.sessionToken);
      return success(state());
    },

    async use(call) {
      const mine = live;
      if (!mine) return failed(noSession);
      if (mine.endsAt <= parts.now()) {
        await end('expired', mine);
        return failed(noSession);
      }
      const result = await call(mine.connection, mine.sessionToken);
      parts.heard(result);
      if (result.ok || !(await isSessionRefused(mine.connection, mine.sessionToken, result.failure))) return result;
      await end('refused', mine);
      return failed(noSession);
    },
  };
}

const noSession: Failure = {
  code: 'signed-out',
  reason: 'no-session',
  message: 'There is no session to do this under',
};
