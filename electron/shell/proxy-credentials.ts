import type { AuthInfo } from 'electron';
import { failed, success, type Failure, type Result } from '../contract/failure';
import type { KnownProxy, ProxyAsk, ProxySignedIn, ProxySignIn } from '../contract/proxy';
import type { KeptProxies } from '../session/kept-proxies';
import type { Log } from './log';
import type { AnswerProxy, ProxyCredentials } from './session-fetch';

/** Asks a person for what a proxy wants to know, and gives it to the proxy from then on. */
export interface ProxyCredentialsDesk {
  /** What a person is asked for; null where no proxy asks. */
  asks(): ProxyAsk | null;
  /** Answers a proxy with what is known. `server`: the server that was to be reached; without it nobody is asked. */
  answer(server: string | null): AnswerProxy;
  /** A request to this server got through: its proxy asks no more. */
  passed(server: string): void;
  /** Tries what a person gave, and keeps it if the proxy takes it. */
  signIn(given: ProxySignIn): Promise<Result<ProxySignedIn>>;
  /** The proxies that are answered by themselves. */
  known(): Promise<KnownProxy[]>;
  /** Forgets what a proxy is answered, and gives those that are left; fails where the keychain does not remove it now. */
  forget(proxy: string): Promise<Result<KnownProxy[]>>;
}

interface Parts {
  kept: KeptProxies;
  changed: (asks: ProxyAsk | null) => void;
  log: Log;
  /** Sends one small request to the server, and answers the proxy as said here alone. */
  attempt: (server: string, answer: AnswerProxy) => Promise<Result<unknown>>;
  /** What the network itself remembers of sign-ins is dropped. */
  forgotten: () => Promise<void>;
}

/** Longer than any that is meant to be read. */
const longestRealm = 120;

/** Opens what a desk knows of proxies; what is kept is read when one first asks. */
export function openProxyCredentials({ kept, changed, log, attempt, forgotten }: Parts): ProxyCredentialsDesk {
  const known = new Map<string, ProxyCredentials>();
  /** What is kept of these is not accepted any more. */
  const refused = new Set<string>();
  let asking: { ask: ProxyAsk; key: string; server: string } | null = null;

  async function knownFor(key: string): Promise<ProxyCredentials | null> {
    const here = known.get(key);
    if (here || refused.has(key)) return here ?? null;
    const read = await kept.read(key);
    // it was given, or refused, while the keychain was read
    if (known.has(key) || refused.has(key)) return known.get(key) ?? null;
    if (read) known.set(key, read);
    return read;
  }

  function askFor(asks: AuthInfo, server: string, isRefused: boolean): void {
    const ask: ProxyAsk = {
      proxy: `${asks.host}:${String(asks.port)}`,
      realm: shownRealm(asks.realm),
      isWindows: /^(ntlm|negotiate)$/i.test(asks.scheme),
      isRefused,
    };
    const key = keyOf(asks);
    const isSame = asking?.key === key && asking.ask.isRefused === isRefused;
    asking = { ask: isSame ? (asking?.ask ?? ask) : ask, key, server };
    if (isSame) return;
    log('proxy-asks', { outcome: isRefused ? 'refused' : 'asked' });
    changed(ask);
  }

  function endAsking(): void {
    if (!asking) return;
    asking = null;
    changed(null);
  }

  async function allKnown(): Promise<KnownProxy[]> {
    const inKeychain = ((await kept.list()) ?? []).filter(({ key }) => !refused.has(key));
    const here = [...known].map(([key, { userName }]) => ({ key, userName }));
    const byProxy = new Map([...inKeychain, ...here].map(({ key, userName }) => [proxyOfKey(key), userName]));
    return [...byProxy].map(([proxy, userName]) => ({ proxy, userName }));
  }

  return {
    known: allKnown,

    async forget(proxy) {
      const isOf = (key: string): boolean => proxyOfKey(key) === proxy;
      for (const key of [...known.keys()].filter(isOf)) known.delete(key);
      const keys = ((await kept.list()) ?? []).flatMap(({ key }) => (isOf(key) ? [key] : []));
      const isGone = await kept.forget(keys);
      await forgotten();
      log('proxy-forgotten', { outcome: isGone ? 'done' : 'not-done' });
      return isGone ? success(await allKnown()) : failed(notForgotten);
    },

    asks: () => asking?.ask ?? null,

    answer(server) {
      let given: ProxyCredentials | null = null;
      return async (asks, attemptNumber) => {
        const key = keyOf(asks);
        if (attemptNumber === 1) {
          given = await knownFor(key);
        } else if (given) {
          // never given again: a directory may lock an account after a few wrong passwords
          if (known.get(key) === given) known.delete(key);
          refused.add(key);
          given = null;
        }
        if (!given && server !== null) askFor(asks, server, refused.has(key));
        return given;
      };
    },

    passed(server) {
      if (asking?.server === server) endAsking();
    },

    async signIn({ proxy, userName, password }) {
      const asked = asking;
      if (!asked || asked.ask.proxy !== proxy) return failed(notAsked);
      const given = { userName, password };
      const trial = { isTaken: false };
      const answer: AnswerProxy = (asks, attemptNumber) => {
        trial.isTaken = attemptNumber === 1 && keyOf(asks) === asked.key;
        return Promise.resolve(trial.isTaken ? given : null);
      };
      const result = await attempt(asked.server, answer);
      // a certificate is shown by the server itself, so that the proxy has let the request through
      const isThrough = result.ok || result.failure.code !== 'offline' || result.failure.reason === 'certificate';
      if (!isThrough) return failed(result.failure);
      let isKept = false;
      if (trial.isTaken) {
        known.set(asked.key, given);
        refused.delete(asked.key);
        isKept = await kept.keep({ key: asked.key, ...given });
        log('proxy-signed-in', { outcome: isKept ? 'kept' : 'not-kept' });
      }
      endAsking();
      return success({ kept: isKept ? 'keychain' : 'memory' });
    },
  };
}

/** Kept for one proxy, its words and its way of asking: a password given in secret is never given in the clear later. */
function keyOf({ scheme, host, port, realm }: AuthInfo): string {
  return JSON.stringify([scheme.toLowerCase(), host.toLowerCase(), port, realm.slice(0, longestRealm)]);
}

/** The host and port in a key. */
function proxyOfKey(key: string): string {
  const [, host, port] = JSON.parse(key) as [string, string, number, string];
  return `${host}:${String(port)}`;
}

function shownRealm(realm: string): string {
  return realm.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '').slice(0, longestRealm);
}

const notForgotten: Failure = {
  code: 'rejected',
  reason: 'no-keychain',
  message: 'The keychain does not answer, so the password is still in it',
};
const notAsked: Failure = { code: 'rejected', message: 'This proxy does not ask for a sign-in now' };
