import type { Explanation } from './failure-reasons';

export type AccountDoing = 'finding-account' | 'adding-to-account' | 'removing-from-account';

/** What a refusal means where an account is asked for or changed. */
export const refusedAccounts: Readonly<Record<AccountDoing, Explanation>> = {
  'finding-account': {
    title: 'No account was found',
    meaning: 'The server gives no account for this number, id or name.',
    action: 'Check how it is written. A name has to be given as the account has it, in full.',
  },
  'adding-to-account': {
    title: 'The server did not add the token to the account',
    meaning: 'Nothing was changed. Everything you entered is still here.',
    action: 'See what the server says below. Only an effective token that belongs to nobody else can be added.',
  },
  'removing-from-account': {
    title: 'The server did not remove the token from the account',
    meaning: 'The token still belongs to it.',
    action: 'See what the server says below. Only an effective token can be removed.',
  },
};
