import type { Settings } from './desk-state';

/** What an organisation may take away: it is then neither on the screens nor answered by the main process. */
export const hideableFeatures = [
  'practice',
  'list',
  'create',
  'update',
  'life-cycle',
  'delete',
  'verification',
  'pass-codes',
  'one-time-password',
  'accounts',
  'account-changes',
  'copy',
  'export',
  'print',
  'settings',
] as const;
export type HideableFeature = (typeof hideableFeatures)[number];

/** A setting that a policy may fix; `release` is that of every server. */
export type LockableMember =
  | Extract<
      keyof Settings,
      | 'theme'
      | 'density'
      | 'lockAfter'
      | 'requestDeadline'
      | 'scannerPrefix'
      | 'scannerSuffix'
      | 'scannerGap'
      | 'scannerMinimumLength'
      | 'scannerEnd'
      | 'codeCharacters'
      | 'practiceRelease'
      | 'servers'
      | 'companyCa'
      | 'offlineQueue'
      | 'directoryHours'
      | 'forgetAtSignOut'
      | 'startAtLogOn'
    >
  | 'release';

/**
 * How the policy of this machine stands: there is none, it is in force, it is there but could not or must not be read, or
 * it was read but is not as the schema has it.
 */
export type PolicyState = 'absent' | 'in-force' | 'unreadable' | 'invalid';

/** What the window needs to know of the policy. */
export interface PolicyView {
  state: PolicyState;
  /** Where it stands, or would stand: a file or a key of the registry. */
  source: string;
  /** The members that are wrong, where it is invalid; empty where it is not even JSON. */
  problems: string[];
  /** What the operator cannot change. */
  locked: LockableMember[];
  /** The addresses of the servers that the policy brought. */
  lockedServers: string[];
  hidden: HideableFeature[];
  /** Null on an ordinary desk. */
  kiosk: Kiosk | null;
}

export interface Kiosk {
  /** Seconds without input until the desk shows Search again; 0 for never. */
  returnSeconds: number;
}

export const defaultReturnSeconds = 60;
/** Minutes without input until a kiosk locks itself, where the policy says nothing else. */
export const kioskLockAfter = 2;
