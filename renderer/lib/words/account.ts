import type { UnseenChange } from '../../state/account.svelte';

/** The screen of an account, and what can be done with its tokens. */
export const accountWords = {
  open: 'Open account',
  summary: 'Account',
  loading: 'Loading the account',
  number: 'Account number',
  name: 'Account name',
  noName: 'Account',
  participants: 'Rewards participants',
  noParticipants: 'None',
  moreParticipants: 'Show more',
  participantsMissing: 'Could not be loaded.',
  none: { title: 'This account has no tokens', text: 'Add one that exists, or have a new one made.' },
  missing: { title: 'No tokens to show', text: 'The server did not give them.' },
  add: 'Add a token',
  remove: 'Remove from account',
  removeThis: (token: string) => `Remove ${token} from account`,
  settings: 'Open Settings',
} as const;

/** Adding a token to an account. */
export const addWords = {
  title: 'Add a token',
  intro: 'It will belong to this account.',
  which: 'Token',
  kinds: { existing: 'Existing', added: 'New' },
  whichNote: 'One that is already in use, or one that is made for this account.',
  existing: {
    code: 'Scan the card, or type what is on it.',
    login: 'Only where the customer has no code at hand.',
    notNeeded: 'Not needed with a code',
    onlyEffective: 'CRM.COM ties only effective tokens to an account. Any other one has to be set effective first.',
  },
  save: 'Add to account',
  cancel: 'Cancel',
  done: (token: string | null) => (token ? `Token ${token} added to the account` : 'Token added to the account'),
} as const;

/** Removing a token from its account. */
export const removeWords = {
  title: (token: string) => `Remove ${token}?`,
  text: (owner: string) => `The token itself stays, but no longer belongs to ${owner}.`,
  mayEnd: 'It may become not effective with that: CRM.COM can be set to end tokens that belong to nobody.',
  onlyEffective: 'CRM.COM ties and unties only effective tokens. Set this one effective first.',
  noAddress: 'The server gave neither a code nor an identifier for this token, so it cannot be removed here.',
  needsPassCode: 'This token has no code, so CRM.COM asks for its pass code.',
  open: 'Open the token',
  save: 'Remove from account',
  done: (token: string) => `Token ${token} removed from the account`,
} as const;

/** What is said of a change that the server accepted, but that cannot be seen (docs/design/api.md 3.17). */
export function unseenWords({ did, token, isAsAsked }: UnseenChange): { title: string; text: string } {
  const name = token ?? 'the new token';
  if (isAsAsked === false) {
    return {
      title: `The server accepted the request, but shows no change of ${name}`,
      text:
        did === 'added'
          ? `It still belongs to nobody. ${tokensParameterWords}`
          : `It still belongs to this account. ${tokensParameterWords}`,
    };
  }
  return {
    title: `The server accepted the request, but ${name} could not be read again`,
    text: 'Whether it took effect is not known. The list below was loaded anew: see whether it is as you expect.',
  };
}

const tokensParameterWords =
  'CRM.COM does not document what this list of tokens is called. Where your installation uses another name, it is set under Settings > Servers > “Name of the token list”.';

/** The look-up of an account on the screen **Search**. */
export const findAccountWords = {
  by: 'Account',
  accountBy: 'Account by',
  account: 'Account',
  hint: 'Opens the account with its owner, its participants and all its tokens.',
  instead: (text: string) => `Find the account ${text}`,
} as const;
