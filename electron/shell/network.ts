import type { Session } from 'electron';
import { createHash } from 'node:crypto';
import type { Policy } from '../contract/policy-schema';
import type { ProxyAsk } from '../contract/proxy';
import { defaultRelease, defaultTokensParameter } from '../contract/servers';
import type { Connection } from '../crm/client';
import { reach } from '../crm/reach';
import type { KeptProxies } from '../session/kept-proxies';
import { profileOf } from '../session/server-profile';
import { authoritiesFor, trustCompanyCa } from './certificates';
import { denyEverything } from './guard';
import type { NetworkService } from './network-service';
import type { Log } from './log';
import { proxyOf } from './proxy';
import { openProxyCredentials, type ProxyCredentialsDesk } from './proxy-credentials';
import { fetchBy, type AnswerProxy } from './session-fetch';
import type { SettingsFile } from './settings';

export interface Network {
  /** The way to one server; authorities, proxy, deadline and profile are read anew for every call. */
  connect(base: string): Connection;
  /** The same way for what is no call of the API. */
  fetch: (this: void, ...sent: Parameters<Connection['fetch']>) => Promise<Response>;
  /** What proxies on the way ask a person for. */
  proxies: Pick<ProxyCredentialsDesk, 'asks' | 'signIn' | 'known' | 'forget'>;
  /** Answers a proxy for what nobody waits for, as a look for updates. */
  answerProxy: () => AnswerProxy;
}

interface Parts {
  settings: Pick<SettingsFile, 'read'>;
  policy: () => Policy;
  service: NetworkService;
  keptProxies: KeptProxies;
  /** A proxy asks a person for a sign-in, or no longer does. */
  proxyAsks: (asks: ProxyAsk | null) => void;
  log: Log;
}

/** Opens Chromium's network stack for the API alone: the authorities of the system, no cookie, no cache, no store. */
export function openNetwork({ settings, policy, service, keptProxies, proxyAsks, log }: Parts): Network {
  const opened = new Map<Session, Promise<Session>>();

  /** Chromium keeps its verdict on a certificate, whatever is trusted later (electron/electron#41448): each set of authorities has a session of its own, and so has each proxy. */
  function networkNow(base: string | null): Promise<Session> {
    const authorities = authoritiesFor(settings.read().companyCa, base);
    const proxy = proxyOf(policy());
    const mark = JSON.stringify([authorities, proxy]);
    const name = `crm-${createHash('sha256').update(mark).digest('hex')}`;
    const network = service.session(name);
    const known = opened.get(network);
    if (known) return known;
    denyEverything(network);
    trustCompanyCa(network, authorities);
    // nothing goes out before the proxy is set: it may be what an organisation watches the way out by
    const ready = proxy ? network.setProxy(proxy).then(() => network) : Promise.resolve(network);
    opened.set(network, ready);
    return ready;
  }

  async function fetchNow(
    base: string | null,
    url: string,
    init: RequestInit,
    answerProxy: AnswerProxy,
  ): Promise<Response> {
    const network = await networkNow(base);
    try {
      const response = await fetchBy(network, url, init, answerProxy);
      service.worked();
      return response;
    } catch (error) {
      service.failed(error);
      throw error;
    }
  }

  const proxies = openProxyCredentials({
    kept: keptProxies,
    changed: proxyAsks,
    log,
    async forgotten() {
      const networks = await Promise.all(opened.values());
      await Promise.all(networks.map((network) => network.clearAuthCache()));
    },
    attempt: (server, answer) =>
      reach({
        base: server,
        deadlineMs: settings.read().requestDeadline * 1_000,
        fetch: (url, init) => fetchNow(server, url, init, answer),
      }),
  });
  const profile = (base: string) => profileOf(settings.read().servers, base);

  function connect(base: string): Connection {
    return {
      base,
      async fetch(url, init) {
        const response = await fetchNow(base, url, init, proxies.answer(base));
        proxies.passed(base);
        return response;
      },
      get deadlineMs() {
        return settings.read().requestDeadline * 1_000;
      },
      get release() {
        return profile(base)?.release ?? defaultRelease;
      },
      get tokensParameter() {
        return profile(base)?.tokensParameter ?? defaultTokensParameter;
      },
    };
  }

  return {
    connect,
    fetch: (url, init) => fetchNow(null, url, init, proxies.answer(null)),
    proxies,
    answerProxy: () => proxies.answer(null),
  };
}
