import { session, type Session } from 'electron';
import { createHash } from 'node:crypto';
import { defaultRelease, defaultTokensParameter } from '../contract/servers';
import type { Connection } from '../crm/client';
import { profileOf } from '../session/server-profile';
import { trustCompanyCa } from './certificates';
import { denyEverything } from './guard';
import type { SettingsFile } from './settings';

export interface Network {
  /** The way to one server; authorities, deadline and profile are read anew for every call. */
  connect(base: string): Connection;
}

/** Opens Chromium's network stack for the API alone: proxy and authorities of the system, no cookie, no cache, no store. */
export function openNetwork(settings: SettingsFile): Network {
  const opened = new Map<string, Session>();

  /** Chromium keeps its verdict on a certificate, whatever is trusted later (electron/electron#41448): each set of authorities has a session of its own. */
  function networkNow(): Session {
    const authorities = settings.read().companyCa.map(({ pem }) => pem);
    const name = `crm-${createHash('sha256').update(authorities.join('')).digest('hex')}`;
    const known = opened.get(name);
    if (known) return known;
    const network = session.fromPartition(name, { cache: false });
    denyEverything(network);
    trustCompanyCa(network, authorities);
    opened.set(name, network);
    return network;
  }

  const profile = (base: string) => profileOf(settings.read().servers, base);
  return {
    connect: (base) => ({
      base,
      fetch: (url, init) => networkNow().fetch(url, init),
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
