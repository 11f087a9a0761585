import type { QueueView } from '../../../electron/contract/outbox';

/** What is said where the server cannot be reached, and of what this desk remembers. */
export const offlineWords = {
  save: 'Save and send when online',
  saveAnyway: 'Save it all the same',
  saved: 'Saved on this desk',
  openOutbox: 'Open Outbox',
  canSave: 'The server cannot be reached. What you save waits on this desk, encrypted, and is sent once.',
  canSaveBusy:
    'The server asked to be left alone. What you save waits on this desk, encrypted, and is sent once it may be.',
  canSaveLater: 'What you save waits on this desk, encrypted, and is sent once.',
  canSaveBehind: 'What you save waits on this desk behind what is there for this token, encrypted, and is sent once.',
  matches: 'Matches on this desk',
  matchesHint: 'Arrow keys choose, Enter opens.',
  found: (count: number) => (count === 1 ? '1 match on this desk' : `${String(count)} matches on this desk`),
  waitsInOutbox: 'A token like this waits in the Outbox and is not on the server yet.',
  noMatchOffline: 'This desk has seen no such token, and the server cannot be reached.',
  seen: (when: string) => `as of ${when}`,
} as const;

/** The dialog that offers to give a create something to be recognised by. */
export const codeWords = {
  title: 'Fill in the authentication code?',
  text: 'Without a code or an identifier, this desk cannot recognise the token later, should the answer of the server be lost. Scan the card or type its code, so that it can be recognised later.',
  code: 'Authentication code',
  required: 'Scan or enter a code, or save without one.',
  with: 'Save with this code',
  without: 'Save without a code',
} as const;

/** What is said of a remembered token until the server's answer is there, or in its place. */
export const rememberedWords = {
  asking: (when: string) => `This is what this desk saw at ${when}. The server is being asked.`,
  offline: (when: string) =>
    `The server cannot be reached. This is what this desk saw at ${when}; it may have changed since.`,
  gone: 'This token is gone from the server',
  goneText: (when: string) =>
    `The server no longer shows a token with this authentication code. What is shown here is what this desk saw at ${when}.`,
  noAddress: (when: string) =>
    `This is what this desk saw at ${when}. Without an authentication code the server cannot be asked for it here; search by identifier and pass code instead.`,
} as const;

/** Why nothing may wait on this desk: what is so, and what can be done. */
export const unavailableWords: Readonly<
  Record<NonNullable<QueueView['unavailable']>, { title: string; text: string }>
> = {
  'no-keychain': {
    title: 'Nothing can be kept on this desk',
    text: 'The keychain of this computer cannot be used, and without it nothing confidential is kept. Unlock the keychain of your computer account to work without the network; your system may ask for its password.',
  },
  'key-lost': {
    title: 'What waits on this desk cannot be read any more',
    text: 'The keychain of this computer opens, but the key that it was encrypted with is gone from it. It is kept as it is, and nothing of it is sent. Your administrator may bring the keychain back from a backup; then it goes on by itself. Otherwise start anew, and see in the List what the server has before you enter anything again.',
  },
  'disk-full': {
    title: 'Nothing can be kept on this desk',
    text: 'The disk of this computer is full. What waits here is kept, but not sent. Free some space, then try again; until then work needs the network.',
  },
  'read-only': {
    title: 'Nothing can be kept on this desk',
    text: 'This computer does not let the app write where work waits. What is there is kept, but not sent. Ask your administrator to make the app’s own folder writable, then try again.',
  },
  'no-store': {
    title: 'Nothing can be kept on this desk',
    text: 'The place where work waits cannot be used; it may be damaged, or in use by another program. Try again in a moment; if that does not help, work needs the network until your administrator has mended it.',
  },
  'not-allowed': {
    title: 'Saving for later is switched off',
    text: 'Work that cannot be sent is not kept on this desk. It can be switched on under Settings, unless your company has fixed it.',
  },
  'no-operator-name': {
    title: 'Nothing can be saved under this Web API key',
    text: 'The server does not say whose key it is, so what you save could not be told from what others save. Work that needs to wait has to be done after signing in with a password.',
  },
  practice: {
    title: 'Nothing waits in practice',
    text: 'The practice service is part of this app and always answers, so there is nothing to be sent later.',
  },
};

/** What is wrong with what this desk remembers of tokens: nothing that waits is touched by it. */
export const directoryWords: Readonly<Record<NonNullable<QueueView['directory']>, { title: string; text: string }>> = {
  'set-aside': {
    title: 'Tokens that this desk remembered were set aside',
    text: 'Their file is damaged. It was kept for your administrator, and nothing that waits here is touched. Without the network, search finds again what is shown from now on.',
  },
  'disk-full': {
    title: 'This desk cannot remember more tokens',
    text: 'The disk of this computer is full. Nothing that waits here is touched, but without the network search does not find what is shown from now on. Free some space; after that it is remembered again.',
  },
  'read-only': {
    title: 'This desk cannot remember tokens',
    text: 'This computer does not let the app write where they are remembered. Nothing that waits here is touched, but without the network search does not find what is shown. Ask your administrator to make the app’s own folder writable, then start the app again.',
  },
  'no-store': {
    title: 'This desk cannot remember tokens',
    text: 'The place where they are remembered cannot be used; it may be damaged, or in use by another program. Nothing that waits here is touched, but without the network search does not find what is shown. Start the app again; if that does not help, tell your administrator.',
  },
};

/** Settings, Offline. */
export const offlineSettingsWords = {
  title: 'Offline',
  intro: 'What this desk keeps, encrypted, for work without the network.',
  queue: 'Save work on this desk when the server cannot be reached',
  queueHint: 'It waits under Outbox and is sent once the server answers again.',
  hours: 'Remember tokens for',
  hoursUnit: 'hours',
  hoursHint: 'Tokens that were shown are found by search without the network, for 1 to 24 hours. No pass code is kept.',
  hoursProblem: 'Use a whole number from 1 to 24.',
  forget: 'Forget remembered tokens at sign-out',
  forgetHint: 'For desks that several people share.',
} as const;

/** Signing out while work waits. */
export const leaveWords = {
  title: 'Sign out?',
  waiting: (count: number) =>
    count === 1
      ? '1 entry waits on this desk. It is kept and sent when you sign in again.'
      : `${String(count)} entries wait on this desk. They are kept and sent when you sign in again.`,
  stay: 'Stay signed in',
} as const;

/** Giving up what no key opens any more. */
export const startAnewWords = {
  button: 'Start anew',
  title: 'Start with an empty Outbox?',
  text: 'What waited is not sent, and stays on this computer in files beside the new ones, which an administrator may still open if the key comes back. What this desk remembered of tokens is set aside as well.',
  cancel: 'Leave it as it is',
  done: 'The Outbox was started anew',
} as const;
