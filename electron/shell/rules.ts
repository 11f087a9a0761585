import { app } from 'electron';
import { join } from 'node:path';
import type { Feature } from '../contract/actions';
import type { Settings, StartNotice } from '../contract/desk-state';
import type { PolicyState, PolicyView } from '../contract/policy';
import type { Ask, RequestName } from '../contract/requests';
import { noteSettings } from './audit';
import { openLastPolicy, type LastPolicy } from './last-policy';
import type { Log } from './log';
import { openPolicy, type MachinePolicy } from './policy';
import { isFeatureHidden, isHidden } from './policy-doors';
import { policyPlaces } from './policy-places';
import { layPolicyOver, type DeskSettings } from './policy-settings';
import { viewOf } from './policy-view';
import { isInUse } from './profile-files';
import { openSettings } from './settings';

/** What counts on this desk: what the organisation fixes, and what the operator chose where it is free. */
export interface Rules {
  policy: MachinePolicy;
  settings: DeskSettings;
  /** Whether this desk is a kiosk, by its policy or by the switch that shows how it would be. */
  isKiosk(): boolean;
  isHidden<N extends RequestName>(name: N, ask: Ask<N>): boolean;
  isFeatureHidden(feature: Feature): boolean;
  view(): PolicyView;
  /** What the start found missing or damaged. */
  notices: readonly (() => StartNotice | null)[];
}

interface Parts {
  /** The folder of the profile. */
  folder: string;
  log: Log;
  policyChanged: () => void;
  settingsChanged: () => void;
}

/** Opens policy and settings of this desk; nothing is told before this has answered. */
export function openRules({ folder, log, policyChanged, settingsChanged }: Parts): Rules {
  const last = openLastPolicy(join(folder, 'last-policy.json'));
  const policy = openPolicy({
    sources: policyPlaces(process.platform, app.isPackaged ? undefined : process.env['TOKENDESK_POLICY']),
    last,
    changed: policyChanged,
    log,
  });
  const policyNotice = noticeOf(last, policy.standing().state);
  const isKiosk = (): boolean => policy.read().kiosk === true || app.commandLine.hasSwitch('kiosk');
  function noteChange(now: Settings, before: Settings): void {
    noteSettings(log, before, now);
    settingsChanged();
  }
  const own = openSettings(join(folder, 'settings.json'), noteChange, undefined, isInUse(folder));
  const settings = layPolicyOver({ own, policy, isKiosk });
  const hidden = () => policy.read().hidden ?? [];
  return {
    policy,
    settings,
    isKiosk,
    isHidden: (name, ask) => isHidden(name, ask, hidden()),
    isFeatureHidden: (feature) => isFeatureHidden(feature, hidden()),
    view: () => viewOf(policy, settings, isKiosk()),
    notices: [() => settings.notice(), () => policyNotice],
  };
}

function noticeOf(last: LastPolicy, now: PolicyState): StartNotice | null {
  if (last.found() === 'damaged') return { notice: 'last-policy-damaged', file: null };
  return last.found() === 'policy' && now === 'absent' ? { notice: 'policy-gone', file: null } : null;
}
