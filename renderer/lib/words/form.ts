import type { UdfName } from '../../../electron/contract/model';
import { udfLabel } from './token';
import type { ChangedField, ChangeLine } from '../../state/change';
import type { Draft } from '../../state/draft.svelte';
import { holderName } from '../readable';

/** What a form for one token says of its code and its buttons. */
export type TokenFormWords = Record<'save' | 'clear' | 'generate' | 'generated' | 'codeRequired', string>;

/** What the forms for creating and updating a token say. */
export const formWords = {
  create: {
    title: 'Create a token',
    intro: 'Scan the card at any time, or let the server make the code.',
    save: 'Create token',
    clear: 'Clear form',
    generate: 'Generate authentication code',
    generated: 'The server makes the code when the token is created',
    codeRequired: 'Scan or enter a code, or let the server make one.',
    replacing: (number: string | null) =>
      `In place of ${number ?? 'another token'}, with the same owner and classification. Scan the new card at any time.`,
    done: (number: string | null) => (number ? `Token ${number} created` : 'Token created'),
  },
  update: {
    title: (number: string | null) => (number ? `Update ${number}` : 'Update token'),
    intro: 'Only what you change is sent. A field that you empty is emptied on the server.',
    save: 'Save changes',
    clear: 'Undo all',
    generate: 'Regenerate authentication code',
    generated: 'The server makes a new code; the present one stops working',
    codeRequired: 'A code cannot be emptied. Tick below to get a new one.',
    done: (number: string | null) => (number ? `Token ${number} updated` : 'Token updated'),
  },
  open: 'Open',
  keptForLater: (what: string) => `Kept for later: ${what}.`,
  goOn: 'Go on with it',
  kept: {
    title: 'Kept for later',
    text: 'Begun before, and put aside so that nothing of it gets into this form.',
    discard: 'Discard',
    discarded: 'The form was discarded.',
    undo: 'Undo',
  },
  otherCard: {
    title: 'Another card was scanned',
    inForm: 'In this form',
    scanned: 'Scanned now',
    text: 'Is it another card for this customer? Else the form can wait, and the scanned card gets a form of its own.',
    use: 'Use it in this form',
    keep: 'Keep for later',
    discard: 'Discard',
  },
  owner: {
    label: 'For',
    nobody: 'no customer',
    notAssociated: 'Not associated',
    checking: 'checking…',
    notChecked: 'not checked',
    missing: 'the server shows no such account',
    participant: (number: string) => `Rewards participant ${number}`,
  },
  sections: {
    code: 'Code',
    codeNote: 'What the customer shows: a card, a bar code, a chip.',
    login: 'Login',
    loginNote: 'For customers who sign in. An identifier needs a pass code.',
    holder: 'Belongs to',
    holderNote: 'All optional. Where both are given, the participant has to be the account’s.',
    fixed: 'Fixed at creation',
    fixedNote:
      'CRM.COM does not let these be changed here. Accounts and participants are linked from their own records.',
  },
  authenticationCode: 'Authentication code',
  identifier: 'Identifier',
  passCode: 'Pass code',
  passCodeUnchanged: 'Empty: stays as it is',
  passCodeDemanded: 'Needed, as the identifier changes',
  passCodeSpaces: 'Begins or ends with a space, which is kept',
  trimmed: 'Spaces around it are left out',
  classification: 'Classification',
  noClassification: 'No classification',
  classificationsLoading: 'Loading the classifications…',
  classificationsMissing: 'The classifications could not be loaded. The token can be created without one.',
  account: 'Accounts receivable',
  accountBy: 'Account by',
  participant: 'Rewards participant',
  participantBy: 'Participant by',
  by: { number: 'Number', id: 'Id', name: 'Name' },
  more: 'More fields',
  moreUsed: (count: number) => `${String(count)} in use`,
  moreNote: 'Masked card number and user-defined fields',
  moreUdfs: 'User-defined fields',
  cardMaskedNumber: 'Masked card number',
  cardHint: 'Only where the code stands for a payment card, such as 411111******1111',
  dateExample: '2026-03-31 14:30',
  numberExample: '12.50',
  anyway: 'Create it all the same',
  saveAnyway: 'Save it all the same',
  keepMine: 'Keep mine',
  takeTheirs: 'Take theirs',
  openExisting: 'Open the existing token',
  lookUp: 'Look it up',
  cannotLookUp:
    'Without an authentication code or an identifier it cannot be looked up. See the newest tokens under List before you try again.',
  notFoundYet:
    'The server does not show it now. What was sent may still arrive: this desk looks again, and only then sends it once more.',
  notFound: 'The server does not show it now. It can be saved again when that is still so after a minute.',
  scanned: 'Scanned',
  scannedAloud: (code: string) => `Scanned into the authentication code: ${code}`,
  separators: (code: string) => `With GS1 separators, shown as ␝: ${code}`,
} as const;

/** A server that asked to be left alone for a while. */
export const waitWords = {
  readyIn: (seconds: number) => `It can be sent in ${duration(seconds)}.`,
  sentIn: (seconds: number) => `It is sent in ${duration(seconds)}, if you change nothing and stay on this screen.`,
  ready: 'It can be sent now.',
  wait: 'Send when the wait is over',
  stop: 'Do not send by itself',
  send: 'Send now',
} as const;

function duration(seconds: number): string {
  if (seconds >= 60) return `${String(Math.floor(seconds / 60))} min ${String(seconds % 60)} s`;
  return seconds === 1 ? '1 second' : `${String(seconds)} seconds`;
}

export const changeWords = {
  title: 'What will change',
  nothing: 'Nothing to save',
  nothingYet: 'Change a field, and what will be saved is listed here.',
  empty: 'empty',
  emptied: 'emptied',
  regenerated: 'a new code from the server',
  newPassCode: 'a new pass code',
  to: 'becomes',
  saying: (names: string[]) =>
    `${names.length === 1 ? '1 change' : `${String(names.length)} changes`}: ${names.join(', ')}`,
} as const;

/** The name of a changed field, as its box is labelled. */
export function changedLabel(field: ChangedField): string {
  switch (field) {
    case 'authenticationCode':
    case 'identifier':
    case 'passCode':
    case 'cardMaskedNumber':
      return formWords[field];
    default:
      return udfLabel(field.slice('udfs.'.length) as UdfName);
  }
}

/** What a changed field becomes; a pass code is never written out. */
export function changedTo(line: ChangeLine): string {
  switch (line.kind) {
    case 'regenerated':
      return changeWords.regenerated;
    case 'secret':
      return changeWords.newPassCode;
    case 'emptied':
      return changeWords.emptied;
    case 'set':
      return line.to ?? '';
  }
}

/** What a new token that was begun is called in a list of several. */
export function forWhom({ replaces, fields }: Draft): string {
  const { account, participant, identifier, authenticationCode } = fields;
  if (replaces) {
    const holder = holderName(replaces);
    const what = `the replacement of ${replaces.number ?? 'a token'}`;
    return holder ? `${what} for ${holder}` : what;
  }
  const whose = [account, participant, identifier].map((text) => text.trim()).find(Boolean);
  if (whose) return `a token for ${whose}`;
  return authenticationCode.trim() ? `a token with the code ${authenticationCode.trim()}` : 'a new token';
}
