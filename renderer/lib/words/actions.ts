import type { AccessToken } from '../../../electron/contract/model';
import type { Hindrance, TokenAction } from '../../state/token-actions';
import { stateWords } from './common';

const token = (number: string | null) => (number ? `Token ${number}` : 'The token');

/** What the actions on a token are called. */
export const actionNames: Readonly<Record<TokenAction, string>> = {
  'set-effective': 'Set effective',
  'set-not-effective': 'Set not effective',
  verify: 'Verify',
  replace: 'Create a replacement',
  'send-code': 'Send a new verification code',
  'one-time-password': 'One-time password',
  'mail-pass-code': 'Mail a new pass code',
  'new-pass-code': 'New pass code',
  whose: 'Whose is this?',
  delete: 'Delete',
};

export const actionWords = {
  more: 'More actions',
  undo: 'Undo',
  setEffective: (number: string | null) => `${token(number)} set effective`,
  setNotEffective: (number: string | null) => `${token(number)} set not effective`,
  verified: (number: string | null) => `${token(number)} verified`,
  deleted: (number: string | null) => `${token(number)} deleted`,
  gone: (number: string | null) => `The server no longer shows ${number ? `token ${number}` : 'the token'}.`,
  codeSent: (number: string | null) => `${token(number)} has a new verification code, sent by CRM.COM`,
  mailed: (identifier: string) => `CRM.COM mails a way to a new pass code to ${identifier}`,
  newPassCode: (number: string | null) => `${token(number)} has a new pass code`,
  belongsTo: (number: string | null, holder: string) => `${token(number)} belongs to ${holder}`,
  nowIs: (number: string | null, state: string | null) =>
    `${token(number)} is now: ${state ? (stateWords[state] ?? state).toLowerCase() : 'in no known state'}`,
  lookUp: 'Look it up',
  copied: 'Copied',
  notCopied: 'Could not be copied',
  mailTo: (identifier: string) => `To ${identifier}`,
  mailInstead: 'This release advises to mail one instead.',
  replaceNote: 'With the same owner and classification',
} as const;

/** What the dialogs of the actions say. */
export const actionDialogs = {
  delete: {
    title: (number: string | null) => (number ? `Delete ${number}?` : 'Delete this token?'),
    text: 'It will be gone from CRM.COM for good, with its code and its login. This cannot be undone.',
    submit: 'Delete token',
  },
  verify: {
    title: (number: string | null) => (number ? `Verify ${number}` : 'Verify this token'),
    text: 'Ask the customer for the code that CRM.COM sent them. The token becomes effective.',
    code: 'Verification code',
    passCode: 'New pass code',
    passCodeHint: 'Leave it empty to keep the present one.',
    submit: 'Verify',
  },
  sentCode: {
    title: 'New verification code',
    text: 'The earlier code no longer works. Tell it to nobody but the customer.',
    label: 'Verification code',
    show: 'Show verification code',
    copy: 'Copy verification code',
  },
  passCode: {
    title: (number: string | null) => (number ? `New pass code for ${number}` : 'New pass code'),
    ask: 'CRM.COM makes up a new pass code and the present one stops working at once. You see the new one here, to tell it to the customer.',
    discouraged:
      'Newer CRM.COM releases advise against this: by mail, customers choose a pass code that nobody else sees.',
    submit: 'Make a new pass code',
    made: 'It is shown this once, and the earlier one no longer works. Tell it to nobody but the customer.',
    missing: 'The server made a new pass code, but did not tell it.',
    label: 'New pass code',
    copy: 'Copy pass code',
  },
  oneTimePassword: {
    title: (number: string | null) => (number ? `One-time password for ${number}` : 'One-time password'),
    label: 'One-time password',
    show: 'Show one-time password',
    copy: 'Copy one-time password',
    making: 'CRM.COM makes a one-time password',
    left: (time: string) => `${time} left`,
    until: (date: string) => `Valid until ${date}, by the server’s clock`,
    noDate: 'The server did not say how long it is valid.',
    expired: 'Expired',
    again: 'Make another',
    missing: 'The server made a one-time password, but did not tell it.',
  },
  hidden: 'Hidden',
  /** As many for every secret: its length is part of it. */
  dots: '•'.repeat(8),
  noted: 'I have noted it',
} as const;

/** What is said of a secret whose answer came after the desk had locked or its window had failed. */
export const unheardWords = {
  'new-pass-code': {
    waiting: (token: string) =>
      `A new pass code was asked for before the desk locked or its window failed, for ${token}. The server has not answered yet.`,
    made: (token: string) =>
      `A new pass code was made for ${token} and cannot be shown. The earlier one does not work any more: make another one.`,
  },
  'one-time-password': {
    waiting: (token: string) =>
      `A one-time password was asked for before the desk locked or its window failed, for ${token}. The server has not answered yet.`,
    made: (token: string) =>
      `A one-time password was made for ${token} and was not shown. Make another one, which ends it.`,
  },
  passwordGone: 'The one-time password that was on the screen is not shown again. Make another one, which ends it.',
} as const;

const only: Readonly<Record<Exclude<TokenAction, 'replace'>, string>> = {
  'set-effective': 'Only tokens that are not effective can be set effective.',
  'set-not-effective': 'Only effective tokens can be set not effective.',
  verify: 'Only tokens that wait for verification can be verified.',
  'send-code': 'Only tokens that wait for verification have a verification code.',
  'one-time-password': 'Only effective tokens get a one-time password.',
  'mail-pass-code': 'Only effective tokens get a new pass code.',
  'new-pass-code': 'Only effective tokens get a new pass code.',
  whose: 'Only an effective token tells whose it is.',
  delete: 'Only tokens that are not effective can be deleted.',
};

const first = {
  'set-effective': 'Set it effective first.',
  'set-not-effective': 'Set it not effective first.',
  verify: 'Verify it first.',
} as const;

/** Why an action cannot be done now, and what makes way for it, in one line. */
export function explainHindrance(action: TokenAction, hindrance: Hindrance): string {
  switch (hindrance.why) {
    case 'state': {
      const rule = action === 'replace' ? '' : only[action];
      return hindrance.first ? `${rule} ${first[hindrance.first]}` : rule;
    }
    case 'unknown-state':
      return 'This desk does not know the state of this token.';
    case 'no-address':
      return 'Without its authentication code the server cannot be asked for this token.';
    case 'no-identifier':
      return 'This token has no identifier to mail to.';
    case 'no-email':
      return 'Its identifier is not an e-mail address.';
  }
}

/** What is good to know of an action that can be done now, in one line; nothing for most. */
export function actionNote(action: TokenAction, { identifier }: AccessToken, hasMail: boolean): string | null {
  if (action === 'replace') return actionWords.replaceNote;
  if (action === 'mail-pass-code') return identifier && actionWords.mailTo(identifier);
  return action === 'new-pass-code' && hasMail ? actionWords.mailInstead : null;
}

/** Minutes and seconds, as a clock that runs down shows them. */
export function clockTime(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1_000);
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
}
