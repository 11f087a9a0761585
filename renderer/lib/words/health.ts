import type { KeychainState } from '../../../electron/contract/desk-state';
import type { Health } from '../../../electron/contract/health';
import type { QueueView } from '../../../electron/contract/outbox';

export const levelWords = { ok: 'OK', attention: 'Attention', trouble: 'Trouble', unknown: 'Not known' } as const;

export const healthWords = {
  title: 'Health',
  intro: 'How this desk is, and what to do where something is wrong.',
  check: 'Check now',
  checkHint: 'Asks the server and the keychain. The system may want the password of your computer account.',
  bundle: 'Save a support bundle',
  bundleHint: 'A file for your administrator: states, versions and the log. No password, no name, no customer.',
  bundleSaved: 'Support bundle saved.',
  checked: (found: number, of: number) =>
    found === 0 ? 'Checked: nothing needs attention.' : `Checked: ${String(found)} of ${String(of)} need attention.`,
  parts: {
    keychain: 'Keychain',
    store: 'Work kept here',
    network: 'Network',
    clock: 'Clock',
    versions: 'Versions',
    sandbox: 'Sandbox',
  },
} as const;

/** What each state is called, and the one thing to do about it. */
type Told = readonly [says: string, advice: string];

export const keychainWords: Readonly<Record<KeychainState, Told>> = {
  working: ['Working', 'Nothing to do: your session and the key for work without the network are safe.'],
  unavailable: [
    'Locked, absent or slow',
    'Unlock the keychain of your computer account. Tokendesk keeps asking it; until it answers, nothing is kept on this desk.',
  ],
  failed: ['Failing', 'Restart this computer; if that does not help, give your administrator a support bundle.'],
};

type Closed = NonNullable<QueueView['unavailable']>;

export const storeWords = {
  open: ['Open', 'Nothing to do: what waits for the network is safe here.'],
  loss: ({ missing, mayBeMore }: NonNullable<Health['store']['loss']>): Told => [
    missing > 0
      ? `Open; ${mayBeMore ? 'at least ' : ''}${missing === 1 ? '1 entry is' : `${String(missing)} entries are`} missing`
      : mayBeMore
        ? 'Open; entries may be missing'
        : 'Open; files were damaged, nothing is missing',
    'See the Outbox for what it is. The damaged files were kept: give your administrator a support bundle.',
  ],
  directory: {
    'set-aside': [
      'Open; remembered tokens were damaged and set aside',
      'Nothing that waits is touched: give your administrator a support bundle if it happens again.',
    ],
    'disk-full': [
      'Open, but tokens are not remembered: the disk is full',
      'Make room on the disk: what waits is safe here.',
    ],
    'read-only': [
      'Open, but tokens are not remembered: their file cannot be written',
      'Ask your administrator for the right to write into this profile, then restart Tokendesk.',
    ],
    'no-store': [
      'Open, but tokens are not remembered: their file cannot be used',
      'Restart Tokendesk; if that does not help, give your administrator a support bundle.',
    ],
  } satisfies Readonly<Record<NonNullable<QueueView['directory']>, Told>>,
  closed: {
    'no-operator-name': ['Closed: the key tells no name', 'Sign in with a password where work has to wait.'],
    'no-keychain': ['Closed: there is no key', 'See to the keychain first: without its key nothing is kept.'],
    'key-lost': [
      'Closed: its key is lost',
      'Give your administrator a support bundle: what waits here cannot be read without the key.',
    ],
    'disk-full': [
      'The disk is full',
      'Make room on the disk: nothing more can be kept here, and what waits is not sent.',
    ],
    'read-only': ['It cannot be written', 'Ask your administrator for the right to write into this profile.'],
    'no-store': ['It cannot be used', 'Make sure that the disk has room and can be written, then restart Tokendesk.'],
    'not-allowed': ['Switched off', 'Nothing to do: these settings let no work wait on this desk.'],
    practice: ['Not used in practice', 'Nothing to do: it opens when you sign in to a server.'],
  } satisfies Readonly<Record<Closed, Told>>,
  takes: (size: string) => `${size} on the disk`,
  waiting: (count: number) => (count === 1 ? '1 entry waits' : `${String(count)} entries wait`),
} as const;

export const networkWords = {
  none: ['No server yet', 'Sign in to a server once: then it can be asked here, also from practice.'],
  notAsked: ['Not asked yet', 'Check now to ask the server for a sign of life.'],
  offline: [
    'No answer',
    'Check the cable or Wi-Fi and the server address, then check again; what you save waits here.',
  ],
  slow: ['Slow', 'Ask your administrator about the line; more time for an answer can be set above.'],
  online: ['Online', 'Nothing to do: the server answers.'],
  answered: (when: string, took: string) => `last answer ${when}, took ${took}`,
  asked: (when: string) => `last asked ${when}`,
} as const;

export const clockWords = {
  unknown: ['Not compared yet', 'Check now to compare this computer’s clock with the server’s.'],
  right: 'Nothing to do: the clocks agree.',
  off: 'Let this computer set its time by itself: the times shown on this desk are off by this much.',
  wrong: 'Set the date and time of this computer: with a wrong clock the server’s certificate may be refused.',
  behind: (span: string) => `${span} behind the server`,
  ahead: (span: string) => `${span} ahead of the server`,
  same: 'Same as the server',
} as const;

export const sandboxWords = {
  off: [
    'Off: this is a development build started with --no-sandbox',
    'Use it with practice data only. An installed Tokendesk always runs in the sandbox.',
  ],
} as const satisfies { off: Told };

export const versionWords = {
  advice: 'Name these when you ask for support.',
  app: (version: string) => `Tokendesk ${version}`,
  release: (release: string) => `for CRM.COM ${release}`,
  made: (electron: string, chromium: string) => `Electron ${electron}, Chromium ${chromium}`,
} as const;
