import type { Session } from 'electron';
import { isSafeAddress } from '../crm/address';
import { trustCompanyCa } from './certificates';
import { denyEverything } from './guard';
import type { MachinePolicy } from './policy';
import { proxyOf } from './proxy';
import type { SettingsFile } from './settings';

/** Gives what readies the updater's connections before each check: to safe addresses alone, by the proxy of the policy, and with the company's authorities trusted. */
export function readyLine(
  settings: Pick<SettingsFile, 'read'>,
  policy: Pick<MachinePolicy, 'read'>,
): (line: Session) => Promise<void> {
  const guarded = new WeakSet<Session>();
  return async (line) => {
    if (!guarded.has(line)) {
      denyEverything(line);
      // Also where a feed sends on to.
      line.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !isSafeAddress(url) }));
      guarded.add(line);
    }
    const authorities = settings.read().companyCa.map(({ pem }) => pem);
    trustCompanyCa(line, authorities);
    await line.setProxy(proxyOf(policy.read()) ?? { mode: 'system' });
  };
}
