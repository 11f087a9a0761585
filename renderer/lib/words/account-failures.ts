import type { Explanation } from './failure-reasons';

export type AccountDoing = 'finding-account' | 'adding-to-account' | 'removing-from-account';

/** What a refusal means where an account is asked for or changed. */
export const refusedAccounts: Readonly<Record<AccountDoing, Explanation>> = {
  'finding-account': {
    title: 'No account was found',
    meaning: 'A name has to be given as the account has it, in full.',
    action: 'Check how the number, id or name is written, then look again.',
  },
  'adding-to-account': {
    title: 'The server did not add the token to the account',
    meaning: 'Nothing was changed. Everything you entered is still here.',
    action: 'See under Details what the server says. Only an effective token that belongs to nobody else can be added.',
  },
  'removing-from-account': {
    title: 'The server did not remove the token from the account',
    meaning: 'The token still belongs to it.',
    action: 'See under Details what the server says. Only an effective token can be removed.',
  },
};
