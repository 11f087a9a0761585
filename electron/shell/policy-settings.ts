import { isDeepStrictEqual } from 'node:util';
import type { Operator, Settings } from '../contract/desk-state';
import { failed, type Failure } from '../contract/failure';
import { kioskLockAfter, type LockableMember } from '../contract/policy';
import type { Policy } from '../contract/policy-schema';
import { defaultRelease, defaultTokensParameter, type CompanyCa, type ServerProfile } from '../contract/servers';
import { parseServerAddress } from '../crm/address';
import { profileOf } from '../session/server-profile';
import type { MachinePolicy } from './policy';
import type { SettingsFile } from './settings';

/** The settings as they count: the operator's own, and over them what the organisation fixes. */
export interface DeskSettings extends SettingsFile {
  /** What a change is refused for. */
  locked(): LockableMember[];
  /** The servers that the policy brings; they are part of the settings' own list. */
  lockedServers(): ServerProfile[];
  /** Whether somebody may work at this desk, by where they are signed in. */
  admits(operator: Pick<Operator, 'server' | 'practice'>): boolean;
}

interface Parts {
  own: SettingsFile;
  policy: Pick<MachinePolicy, 'read' | 'authorities' | 'standing'>;
  isKiosk: () => boolean;
}

/** Lays the policy over the settings. What the operator chose stays in their file, for the day on which it is free again. */
export function layPolicyOver({ own, policy, isKiosk }: Parts): DeskSettings {
  const named = () => serversOf(policy.read());
  const read = () => overlaid(own.read(), policy.read(), policy.authorities(), isKiosk());
  const locked = () => lockedBy(policy, isKiosk());

  /** The operator's own part of a list of servers; null where one of the organisation's is not as it was. */
  function ownPart(servers: readonly ServerProfile[]): ServerProfile[] | null {
    const fixed = named();
    const isWhole = fixed.every((server) => servers.some((each) => isDeepStrictEqual(each, server)));
    if (!isWhole) return null;
    const before = own.read().servers;
    const mine = without(servers, fixed);
    // What the policy shows as their release is not what they chose.
    const hasRelease = policy.read().release !== undefined;
    return mine.map((server) => ({ ...server, ...(hasRelease ? releaseOf(before, server) : {}) }));
  }

  return {
    read,
    locked,
    lockedServers: named,
    notice: () => own.notice(),
    remember: (signIn) => own.remember(signIn),
    admits({ server, practice }) {
      const { hidden, onlyTheseServers } = policy.read();
      if (practice) return !hidden?.includes('practice');
      return onlyTheseServers !== true || profileOf(read().servers, server) !== undefined;
    },
    change(part) {
      const fixed = new Set<string>(locked());
      if (Object.keys(part).some((name) => fixed.has(name))) return failed(byPolicy);
      const servers = part.servers && ownPart(part.servers);
      if (servers === null) return failed(byPolicy);
      // what was trusted for a server goes with it
      const left = [...named(), ...(servers ?? [])];
      const companyCa = own.read().companyCa.filter(({ server }) => server === null || profileOf(left, server));
      const kept = own.change({ ...part, ...(servers ? { servers, companyCa } : {}) });
      return kept.ok ? { ok: true, value: read() } : kept;
    },
  };
}

function overlaid(own: Settings, policy: Policy, authorities: CompanyCa[] | undefined, isKiosk: boolean): Settings {
  const { lock, offline, directory, release, scanner } = policy;
  const named = serversOf(policy);
  const others = policy.onlyTheseServers && policy.servers ? [] : without(own.servers, named);
  return {
    ...own,
    servers: [...named, ...others.map((server) => ({ ...server, release: release ?? server.release }))],
    companyCa: authorities ?? own.companyCa,
    lockAfter: isKiosk ? (lock?.kioskMinutes ?? kioskLockAfter) : (lock?.deskMinutes ?? own.lockAfter),
    offlineQueue: offline?.queue ?? own.offlineQueue,
    directoryHours: directory?.hours ?? own.directoryHours,
    forgetAtSignOut: directory?.forgetAtSignOut ?? own.forgetAtSignOut,
    startAtLogOn: policy.startAtLogOn ?? own.startAtLogOn,
    density: isKiosk ? 'touch' : own.density,
    scannerGap: scanner?.gap ?? own.scannerGap,
    scannerMinimumLength: scanner?.minimumLength ?? own.scannerMinimumLength,
    scannerEnd: scanner?.end ?? own.scannerEnd,
    scannerPrefix: scanner?.prefix ?? own.scannerPrefix,
    scannerSuffix: scanner?.suffix ?? own.scannerSuffix,
    codeCharacters: scanner?.codes ?? own.codeCharacters,
  };
}

/** What a policy could fix, is fixed as it is while nobody knows what the policy wants. */
const whatPolicyFixes: readonly LockableMember[] = [
  'servers',
  'release',
  'companyCa',
  'lockAfter',
  'offlineQueue',
  'directoryHours',
  'forgetAtSignOut',
  'startAtLogOn',
  'scannerGap',
  'scannerMinimumLength',
  'scannerEnd',
  'scannerPrefix',
  'scannerSuffix',
  'codeCharacters',
];

const allOfSettings: readonly LockableMember[] = [
  ...whatPolicyFixes,
  'theme',
  'density',
  'requestDeadline',
  'practiceRelease',
];

function lockedBy(machine: Parts['policy'], isKiosk: boolean): LockableMember[] {
  const policy = machine.read();
  if (policy.hidden?.includes('settings')) return [...allOfSettings];
  const { state } = machine.standing();
  const isUnknown = state === 'unreadable' || state === 'invalid';
  const fixed: Partial<Record<LockableMember, boolean>> = {
    servers: policy.onlyTheseServers === true,
    release: policy.release !== undefined,
    companyCa: policy.companyCa !== undefined,
    lockAfter: isKiosk || policy.lock?.deskMinutes !== undefined,
    offlineQueue: policy.offline?.queue !== undefined,
    directoryHours: policy.directory?.hours !== undefined,
    forgetAtSignOut: policy.directory?.forgetAtSignOut !== undefined,
    startAtLogOn: policy.startAtLogOn !== undefined,
    density: isKiosk,
    scannerGap: policy.scanner?.gap !== undefined,
    scannerMinimumLength: policy.scanner?.minimumLength !== undefined,
    scannerEnd: policy.scanner?.end !== undefined,
    scannerPrefix: policy.scanner?.prefix !== undefined,
    scannerSuffix: policy.scanner?.suffix !== undefined,
    codeCharacters: policy.scanner?.codes !== undefined,
  };
  return allOfSettings.filter((name) => fixed[name] === true || (isUnknown && whatPolicyFixes.includes(name)));
}

function serversOf({ servers = [], release = defaultRelease }: Policy): ServerProfile[] {
  const usual = { release, organisation: '', unit: '', tokensParameter: defaultTokensParameter };
  return servers.map((server) => ({ ...usual, ...server }));
}

function without(servers: readonly ServerProfile[], gone: readonly ServerProfile[]): ServerProfile[] {
  const bases = new Set(gone.map(baseOf));
  return servers.filter((server) => !bases.has(baseOf(server)));
}

function releaseOf(before: readonly ServerProfile[], server: ServerProfile): { release?: string } {
  const known = before.find((each) => baseOf(each) === baseOf(server));
  return known ? { release: known.release } : {};
}

function baseOf({ address }: ServerProfile): string {
  const parsed = parseServerAddress(address);
  return parsed.ok ? parsed.value : address;
}

const byPolicy: Failure = {
  code: 'rejected',
  reason: 'by-policy',
  message: 'The policy of this machine fixes this',
};
