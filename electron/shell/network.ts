import { session, type Session } from 'electron';
import { defaultRelease, defaultTokensParameter } from '../contract/servers';
import type { Connection } from '../crm/client';
import { profileOf } from '../session/server-profile';
import { trustCompanyCa } from './certificates';
import type { SettingsFile } from './settings';

export interface Network {
  session: Session;
  /** The way to one server; deadline and profile are read anew for every call. */
  connect(base: string): Connection;
}

/** Opens Chromium's network stack for the API alone: proxy and authorities of the system, no cookie, no cache, no store. */
export function openNetwork(settings: SettingsFile): Network {
  const network = session.fromPartition('crm', { cache: false });
  trustCompanyCa(network, () => settings.read().companyCa.map((authority) => authority.pem));
  const profile = (base: string) => profileOf(settings.read().servers, base);
  return {
    session: network,
    connect: (base) => ({
      base,
      fetch: (url, init) => network.fetch(url, init),
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
