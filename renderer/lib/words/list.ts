import type { TokenColumn, UdfName } from '../../../electron/contract/model';
import type { ListKind, StateChoice } from '../../state/list-query';
import { udfLabel } from './token';

const columns: Readonly<Record<Exclude<TokenColumn, UdfName>, string>> = {
  number: 'Number',
  lifeCycleState: 'State',
  authenticationCode: 'Authentication code',
  identifier: 'Identifier',
  classification: 'Classification',
  accountsReceivable: 'Accounts receivable',
  rewardsParticipant: 'Rewards participant',
  cardMaskedNumber: 'Masked card number',
  verifiedDate: 'Verified',
  log: 'Created',
};

/** The heading of a column. */
export function columnLabel(column: TokenColumn): string {
  return column in columns ? columns[column as keyof typeof columns] : udfLabel(column as UdfName);
}

const kinds: Readonly<Record<ListKind, string>> = {
  'not-associated': 'Not associated',
  account: 'Of an account',
  participant: 'Of a rewards participant',
};

const states: Readonly<Record<StateChoice, string>> = {
  any: 'Any',
  EFFECTIVE: 'Effective',
  NOT_EFFECTIVE: 'Not effective',
};

const tokens = (count: number) => (count === 1 ? '1 token' : `${count.toLocaleString('en')} tokens`);

export const listWords = {
  title: 'List',
  show: 'Show',
  kinds,
  number: 'Number of tokens',
  numberWrong: 'A whole number from 1 to 10,000',
  state: 'Life-cycle state',
  states,
  stateOnDesk: 'CRM.COM cannot pick these by state: picked from what is loaded.',
  account: 'Account',
  accountBy: 'Account by',
  participant: 'Rewards participant',
  participantBy: 'Participant by',
  load: 'Load',
  loadMore: 'Load more',
  loading: 'Loading tokens…',
  table: 'Access tokens',
  filter: 'Filter',
  filterPlaceholder: 'Filter what is loaded',
  columns: 'Columns',
  columnsNote: 'What is hidden is not asked for.',
  columnFixed: 'Always shown: a token is opened by it',
  export: 'Export CSV',
  exportHint: 'As an Excel workbook, or as CSV under a name that ends in .csv. The separator is set under Settings.',
  exported: (count: number) => `${tokens(count)} exported`,
  stale: 'These are not what is chosen above. Press Load.',
  notAsked: (names: string) => `${names}: not asked for yet.`,
  loadAgain: 'Load again',
  owner: 'Owner',
  actions: 'Actions',
  mostReached: 'No more than 10,000 can be loaded at once.',
  count: {
    all: (loaded: number) => `${tokens(loaded)}, that is all`,
    more: (loaded: number) => `${tokens(loaded)} loaded, the server has more`,
    shown: (shown: number, loaded: number) => `${shown.toLocaleString('en')} of ${tokens(loaded)} loaded`,
  },
  start: {
    title: 'Nothing loaded yet',
    text: 'Choose whose tokens to show, then load them.',
  },
  none: {
    'not-associated': { title: 'No such tokens', text: 'Every token in this state belongs to somebody.' },
    account: { title: 'This account has no tokens', text: 'A new one can be created for it.' },
    participant: { title: 'This participant has no tokens', text: 'A new one can be created for them.' },
  } satisfies Record<ListKind, { title: string; text: string }>,
  noMatch: {
    title: 'Nothing loaded matches',
    text: 'The filter looks at what is loaded and shown.',
    clear: 'Clear filter',
  },
} as const;
