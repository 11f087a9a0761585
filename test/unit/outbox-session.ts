import { failed, type Result } from '../../electron/contract/failure';
import type { SessionState } from '../../electron/contract/desk-state';
import { signInWithPassword } from '../../electron/crm/authentication';
import type { Connection } from '../../electron/crm/client';
import { ownerOf, type Owner } from '../../electron/offline/entry';
import { practicePeople } from '../../electron/practice/people';
import { judgeSession, noSession, probeSession, undecided } from '../../electron/session/refused';

export type Who = 'operator' | 'supervisor';

/** A session as the outbox knows it, without clock and keychain. */
export interface BareSession {
  state(): SessionState;
  use<T>(call: (connection: Connection, sessionToken: string) => Promise<Result<T>>): Promise<Result<T>>;
  signIn(who: Who): Promise<boolean>;
  signOut(): void;
  owner(): Owner | null;
}

/** Gives a session over a connection to a practice service, with nobody signed in. */
export function bareSession(connection: Connection): BareSession {
  const { organisation } = practicePeople;
  let live: { who: Who; sessionToken: string } | undefined;

  function state(): SessionState {
    if (!live) return { signedIn: false, ended: 'signed-out' };
    const userName = practicePeople[live.who].username;
    const operator = { userName, organisation, unit: null, server: connection.base, practice: false };
    return { signedIn: true, operator, leftMs: 7_200_000, kept: 'memory', features: [] };
  }

  return {
    state,
    async use(call) {
      const mine = live;
      if (!mine) return failed(noSession);
      const result = await call(connection, mine.sessionToken);
      if (result.ok) return result;
      const verdict = await judgeSession(result.failure, () => probeSession(connection, mine.sessionToken));
      if (verdict !== 'over') return verdict === 'lasts' ? result : failed(undecided);
      if (live === mine) live = undefined;
      return failed(noSession);
    },
    async signIn(who) {
      const { username: userName, password } = practicePeople[who];
      const signedIn = await signInWithPassword(connection, { organisation, userName, password });
      if (signedIn.ok) live = { who, sessionToken: signedIn.value.sessionToken };
      return signedIn.ok;
    },
    signOut() {
      live = undefined;
    },
    owner() {
      const now = state();
      return now.signedIn ? ownerOf(now.operator) : null;
    },
  };
}
