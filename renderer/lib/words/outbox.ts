import type { FieldName } from '../../../electron/contract/failure';
import type { UdfName } from '../../../electron/contract/model';
import type { LeftBehind, OthersQueue, QueueDecision, QueueEntry, QueueState } from '../../../electron/contract/outbox';
import { stateWords } from './common';
import { formWords } from './form';
import { moment } from './time';
import { tokenWords, udfLabel } from './token';

const entries = (count: number) => (count === 1 ? '1 entry' : `${String(count)} entries`);

const kinds = {
  create: 'Create a token',
  update: 'Change a token',
  'set-effective': 'Set effective',
  'set-not-effective': 'Set not effective',
} satisfies Record<QueueEntry['kind'], string>;

function counted(counts: OthersQueue): { sum: number; listed: string } {
  const all = Object.entries(counts) as [QueueEntry['kind'], number][];
  return {
    sum: all.reduce((total, [, count]) => total + count, 0),
    listed: all.map(([kind, count]) => `${kinds[kind]}: ${String(count)}`).join(', '),
  };
}

export const outboxWords = {
  title: 'Outbox',
  intro:
    'What this desk has promised to do and the server has not yet confirmed. Nothing of it is done twice, unless you say so.',
  columns: { what: 'What', whom: 'For whom', since: 'Since', state: 'State', todo: 'What to do' },
  kinds,
  states: {
    waiting: 'Waiting',
    sending: 'Sending',
    confirmed: 'Confirmed',
    rejected: 'Rejected',
    unknown: 'Outcome unknown',
    conflict: 'Conflict',
    held: 'Needs you',
  } satisfies Record<QueueState, string>,
  noName: 'Code made by the server',
  atServer: (server: string) => `For ${server}`,
  details: 'Details',
  edit: 'Edit',
  clear: 'Remove from list',
  open: 'Open token',
  describe: (open: number, needing: number) => {
    if (open === 0) return 'Nothing waits';
    return needing === 0
      ? `${entries(open)}`
      : `${entries(open)}, ${String(needing)} ${needing === 1 ? 'needs' : 'need'} you`;
  },
  empty: {
    title: 'Nothing waits on this desk',
    text: 'When the server cannot be reached, a create or a change can be saved here. It is sent once the server answers, and stays until that is sure.',
  },
  late: (count: number) => ({
    title:
      count === 1
        ? '1 entry has waited for more than a day'
        : `${String(count)} entries have waited for more than a day`,
    text: 'Check the network of this desk. After three days nothing is sent any more until you say so.',
  }),
  otherServer: (server: string) => ({
    title: `Work waits here for ${server}`,
    text: 'You are signed in at another address. If it is the same server, move what waits to the address that you use now; otherwise sign in at the old one, or discard it.',
  }),
  others: (counts: OthersQueue) => {
    const { sum, listed } = counted(counts);
    return {
      title: `${entries(sum)} of other operators ${sum === 1 ? 'waits' : 'wait'} on this desk`,
      text: `${listed}. Only who saved them can see them or decide about them, after signing in here.`,
    };
  },
  leftBehind: ({ owner, counts, since }: LeftBehind, now: number) => {
    const { sum, listed } = counted(counts);
    return {
      title: `${entries(sum)} of ${owner.userName} ${sum === 1 ? 'waits' : 'wait'} on this desk since ${moment(since, now)}`,
      text: `${listed}, for ${owner.server}. It is sent when ${owner.userName} signs in here again. Discard it only if they never will.`,
    };
  },
  discardTheirs: 'Discard…',
  settings: 'Open Settings',
  still: 'Tried again: nothing has changed yet',
} as const;

export const decisionWords: Readonly<Record<QueueDecision, string>> = {
  'send-now': 'Send now',
  'look-up': 'Look up',
  'keep-theirs': 'Keep theirs',
  'keep-ours': 'Keep ours',
  move: 'Move to this server…',
  discard: 'Discard',
};

/** What is said once a decision is taken. */
export const decidedWords: Readonly<Record<QueueDecision, string>> = {
  'send-now': 'Will be sent as soon as the server answers',
  'look-up': 'Will be looked up on the server',
  'keep-theirs': 'The server’s values stay',
  'keep-ours': 'Your values will be sent',
  move: 'Moved: it goes on at this server',
  discard: 'Discarded',
};

/** A conflict, field by field. */
export const differenceWords = {
  title: 'Field by field',
  field: 'Field',
  seen: 'You saw',
  ours: 'Yours',
  theirs: 'The server’s',
  nothing: 'Empty',
  newCode: 'A new code',
  secret: 'Not shown',
  notSeen: 'Was not there',
} as const;

/** What an entry's details are called. */
export const detailWords = {
  since: 'Saved',
  attempts: 'Times sent',
  never: 'Not yet',
  by: 'By',
  server: 'Server',
} as const;

/** Asked before an entry is thrown away: what is lost by it. */
export const discardWords = {
  title: (kind: QueueEntry['kind']) => (kind === 'create' ? 'Discard this new token?' : 'Discard this change?'),
  cancel: 'Keep it',
  create: (name: string | null) =>
    `${name ? `The token ${name}` : 'The token'} will not be created, and everything that was entered for it is lost.`,
  update: (name: string | null) =>
    `The changes to ${name ?? 'the token'} will not be made, and everything that was entered for them is lost.`,
  state: (name: string | null) => `${name ?? 'The token'} keeps the state that it has.`,
  maybe: 'The server may have done it already; that is not taken back. Look it up first to be sure.',
} as const;

/** Changing an entry that waits. */
export const editWords = {
  create: 'Edit a token that waits',
  update: (number: string | null) => (number ? `Edit the change of ${number}` : 'Edit a change that waits'),
  intro: 'What waits is replaced when you save. Until then it stays as it is.',
  passCode: 'Not shown again: type it once more.',
  clear: 'Undo all',
  stop: 'Leave it as it was',
} as const;

/** The name of a field on which desk and server disagree. */
export function fieldLabel(field: FieldName | 'lifeCycleState'): string {
  if (field === 'lifeCycleState') return tokenWords.lifeCycleState;
  if (field.startsWith('udfs.')) return udfLabel(field.slice('udfs.'.length) as UdfName);
  switch (field) {
    case 'authenticationCode':
    case 'identifier':
    case 'passCode':
    case 'classification':
    case 'cardMaskedNumber':
      return formWords[field];
    case 'accountsReceivable':
      return formWords.account;
    case 'rewardsParticipant':
      return formWords.participant;
    default:
      return field;
  }
}

/** A value of such a field as it is shown; a life-cycle state in our words. */
export function fieldValue(field: FieldName | 'lifeCycleState', value: string): string {
  return field === 'lifeCycleState' ? (stateWords[value] ?? value) : value;
}
