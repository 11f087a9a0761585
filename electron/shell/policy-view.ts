import { defaultReturnSeconds, type PolicyView } from '../contract/policy';
import type { MachinePolicy } from './policy';
import type { DeskSettings } from './policy-settings';

/** What the window is told of the policy. */
export function viewOf(policy: MachinePolicy, settings: DeskSettings, isKiosk: boolean): PolicyView {
  const { hidden = [], kioskReturnSeconds = defaultReturnSeconds } = policy.read();
  return {
    ...policy.standing(),
    locked: settings.locked(),
    lockedServers: settings.lockedServers().map(({ address }) => address),
    hidden,
    kiosk: isKiosk ? { returnSeconds: kioskReturnSeconds } : null,
  };
}
