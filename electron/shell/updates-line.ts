import type { Session } from 'electron';
import { isSafeAddress } from '../crm/address';
import { authoritiesFor, trustCompanyCa } from './certificates';
import { denyEverything } from './guard';
import type { MachinePolicy } from './policy';
import { proxyOf } from './proxy';
import type { SettingsFile } from './settings';

/** Gives what readies the updater's connections before each check: to safe addresses alone, by the proxy of the policy, and with the authorities of the policy trusted. */
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
    trustCompanyCa(line, authoritiesFor(settings.read().companyCa, null));
    await line.setProxy(proxyOf(policy.read()) ?? { mode: 'system' });
  };
}
