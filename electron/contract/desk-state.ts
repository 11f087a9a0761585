import type { Feature } from './actions';
import type { TokenColumn } from './model';
import type { ScannerSettings } from './scanner';
import type { CompanyCa, ServerProfile } from './servers';

/** How an operator proves who they are (docs/design/api.md 2.1 and 2.3). */
export type SignIn =
  | { with: 'password'; server: string; organisation: string; userName: string; password: string; unit?: string }
  | { with: 'web-api-key'; server: string; webApiKey: string; unit?: string };

/** Who is signed in, and where. Practice has no real server. */
export interface Operator {
  userName: string | null;
  organisation: string | null;
  unit: string | null;
  /** The base address that requests go to. */
  server: string;
  practice: boolean;
  /** Signed in by a Web API key, which is then what they are asked for again. */
  byKey?: true;
}

export type SessionState =
  | {
      signedIn: false;
      /** `looking`: the session that the app was left with is still being taken up, and nothing waits for it. */
      ended: 'looking' | 'not-yet' | 'signed-out' | 'expired' | 'refused' | 'keychain-unavailable';
      /** Still at this desk, where the session has ended under their hands. */
      operator?: Operator;
    }
  | {
      signedIn: true;
      operator: Operator;
      /** Milliseconds until the session ends, from the moment that this was told. */
      leftMs: number;
      /** Where the session outlives the app: nowhere, where no keychain could be used. */
      kept: 'keychain' | 'memory';
      /** What the server's release has; the rest is not shown. */
      features: Feature[];
    };

/**
 * Whether the system's keychain can be used: it is locked, absent or slow (`unavailable`), or something else is wrong with it
 * (`failed`). It is asked again in the background until it works.
 */
export type KeychainState = 'working' | 'unavailable' | 'failed';

/** Judged by requests to the server itself, never by what the system says of its network. */
export type Connection = 'online' | 'offline' | 'practice';

export const themes = ['system', 'light', 'dark'] as const;
export const densities = ['comfortable', 'compact', 'touch'] as const;

/** What the sign-in screen offers again; never a password or a key. */
export interface RememberedSignIn {
  with: SignIn['with'];
  server: string;
  organisation: string;
  userName: string;
  unit: string;
}

/** What separates the cells of an exported CSV file; `locale`: what spreadsheets expect in this computer's region. */
export const csvSeparators = ['locale', 'comma', 'semicolon', 'tab'] as const;
export type CsvSeparator = (typeof csvSeparators)[number];

export interface Settings extends ScannerSettings {
  theme: (typeof themes)[number];
  density: (typeof densities)[number];
  /** How long one request may take, in seconds. */
  requestDeadline: number;
  /** Minutes without input until the desk locks itself. */
  lockAfter: number;
  listColumns: TokenColumn[];
  csvSeparator: CsvSeparator;
  rememberedSignIn: RememberedSignIn;
  servers: ServerProfile[];
  /** The release that the practice service plays. */
  practiceRelease: string;
  companyCa: CompanyCa[];
  /** Whether creates and changes may wait on this desk for the network. */
  offlineQueue: boolean;
  /** How long a token that was seen is remembered for search, in hours. */
  directoryHours: number;
  /** Whether the remembered tokens are forgotten when their operator signs out. */
  forgetAtSignOut: boolean;
  /** Whether an installed app starts when the person of this computer logs on. */
  startAtLogOn: boolean;
}

/** What the operator may change; the rest follows from what they do. */
export type SettingsChange = Partial<Omit<Settings, 'rememberedSignIn' | 'companyCa'>>;

/**
 * What became of a settings file that could not be taken as it was: damaged, written by a newer version, or missing from a
 * profile that had one. The first two are kept beside the new one, under the name `file`; what could be read is in use.
 */
export interface SettingsNotice {
  notice: 'settings-damaged' | 'settings-newer' | 'settings-lost';
  /** Null where it could not be moved: then no setting can be changed, lest it be lost. Also where none was found. */
  file: string | null;
}

/**
 * What the start found missing or damaged, so that something is not as it was: also a policy that is gone since the last start,
 * the copy of the last good policy, or the file that says that the keychain holds a key.
 */
export type StartNotice =
  SettingsNotice | { notice: 'policy-gone' | 'last-policy-damaged' | 'keychain-marker-lost'; file: null };

export interface About {
  version: string;
  electron: string;
  platform: string;
}
