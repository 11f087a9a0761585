import type { ProxyConfig } from 'electron';
import type { Policy } from '../contract/policy-schema';

/** How Chromium is told of the proxy that a policy names; undefined where the system's own is used, as it is. */
export function proxyOf({ proxy }: Policy): ProxyConfig | undefined {
  switch (proxy?.mode) {
    case 'direct':
      return { mode: 'direct' };
    case 'servers':
      return { mode: 'fixed_servers', proxyRules: proxy.servers, proxyBypassRules: proxy.bypass ?? '' };
    case 'pac':
      return { mode: 'pac_script', pacScript: proxy.pacUrl };
    case 'system':
    case undefined:
      return undefined;
  }
}
