import { session as sessions, type Session } from 'electron';
import { denyEverything } from './guard';

/** Without `persist:` all that a page may store ends with the app, and none of it is on disk. */
const partition = 'window';

/** A proxy that nobody can be: nothing listens at this port, and Chromium resolves no name for what goes to a proxy. */
const nowhere = { mode: 'fixed_servers', proxyRules: '127.0.0.1:9', proxyBypassRules: '<-loopback>' } as const;

/**
 * Opens the session of the window: no permission, nothing on disk, and no way to any network, also for what a content
 * security policy does not cover, such as the hints `preconnect` and `dns-prefetch`. A page that is developed keeps its server.
 */
export function openWindowSession(isDeveloped: boolean): Session {
  const own = sessions.fromPartition(partition, { cache: false });
  for (const each of [own, sessions.defaultSession]) {
    denyEverything(each);
    if (!isDeveloped) void each.setProxy(nowhere);
  }
  return own;
}
