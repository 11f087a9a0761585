import { session, type Session } from 'electron';
import { createHash } from 'node:crypto';
import type { Policy } from '../contract/policy-schema';
import { defaultRelease, defaultTokensParameter } from '../contract/servers';
import type { Connection } from '../crm/client';
import { profileOf } from '../session/server-profile';
import { trustCompanyCa } from './certificates';
import { denyEverything } from './guard';
import { proxyOf } from './proxy';
import type { SettingsFile } from './settings';

export interface Network {
  /** The way to one server; authorities, proxy, deadline and profile are read anew for every call. */
  connect(base: string): Connection;
  /** The same way for what is no call of the API. */
  fetch: (this: void, ...sent: Parameters<Connection['fetch']>) => Promise<Response>;
}

/** Opens Chromium's network stack for the API alone: the authorities of the system, no cookie, no cache, no store. */
export function openNetwork(settings: Pick<SettingsFile, 'read'>, policy: () => Policy): Network {
  const opened = new Map<string, Promise<Session>>();

  /** Chromium keeps its verdict on a certificate, whatever is trusted later (electron/electron#41448): each set of authorities has a session of its own, and so has each proxy. */
  function networkNow(): Promise<Session> {
    const authorities = settings.read().companyCa.map(({ pem }) => pem);
    const proxy = proxyOf(policy());
    const mark = JSON.stringify([authorities, proxy]);
    const name = `crm-${createHash('sha256').update(mark).digest('hex')}`;
    const known = opened.get(name);
    if (known) return known;
    const network = session.fromPartition(name, { cache: false });
    denyEverything(network);
    trustCompanyCa(network, authorities);
    // nothing goes out before the proxy is set: it may be what an organisation watches the way out by
    const ready = proxy ? network.setProxy(proxy).then(() => network) : Promise.resolve(network);
    opened.set(name, ready);
    return ready;
  }

  const fetch: Connection['fetch'] = async (url, init) => (await networkNow()).fetch(url, init);
  const profile = (base: string) => profileOf(settings.read().servers, base);
  return {
    fetch,
    connect: (base) => ({
      base,
      fetch,
      get deadlineMs() {
        return settings.read().requestDeadline * 1_000;
      },
      get release() {
        return profile(base)?.release ?? defaultRelease;
      },
      get tokensParameter() {
        return profile(base)?.tokensParameter ?? defaultTokensParameter;
      },
    }),
  };
}
