import type { TokenAction } from '../../state/token-actions';
import type { Explanation } from './failure-reasons';

/** The actions that ask the server for something. */
export type Acting = Exclude<TokenAction, 'replace'>;

const asItWas = 'The token is as it was.';
const seeDetails = 'See under Details what the server says, or ask your administrator.';

/** What a refused action means where the server's words tell no more. */
export const refusedActions: Readonly<Record<Acting, Explanation>> = {
  'set-effective': {
    title: 'The server did not set the token effective',
    meaning: asItWas,
    action: seeDetails,
  },
  'set-not-effective': {
    title: 'The server did not set the token not effective',
    meaning: `${asItWas} It can still be used.`,
    action: seeDetails,
  },
  verify: {
    title: 'The server did not verify the token',
    meaning: 'It still waits for verification.',
    action: 'Compare the code with what the customer got, or send a new one.',
  },
  'send-code': {
    title: 'The server did not send a new verification code',
    meaning: 'The earlier code, if it has not expired, still counts.',
    action: seeDetails,
  },
  'one-time-password': {
    title: 'The server made no one-time password',
    meaning: 'An earlier one may still be valid.',
    action: seeDetails,
  },
  'mail-pass-code': {
    title: 'The server did not mail a new pass code',
    meaning: 'The present pass code still works.',
    action: seeDetails,
  },
  'new-pass-code': {
    title: 'The server did not make a new pass code',
    meaning: 'The present one still works.',
    action: seeDetails,
  },
  whose: {
    title: 'The server does not tell whose this is',
    meaning: 'Most likely the token belongs to nobody.',
    action: 'See under Details what the server says.',
  },
  delete: {
    title: 'The server did not delete the token',
    meaning: asItWas,
    action: seeDetails,
  },
};

const lookAtState = 'Look it up: its state tells whether it was done.';

/** What to do where no answer came back; not all that was done can be seen afterwards. */
export const unknownActions: Readonly<Record<Acting, string>> = {
  'set-effective': lookAtState,
  'set-not-effective': lookAtState,
  verify: lookAtState,
  'send-code': 'Ask the customer whether a new code came. If not, send one again: only the newest counts.',
  'one-time-password': 'Make another: only the newest counts.',
  'mail-pass-code': 'Ask the customer whether the mail came. If not, send it again.',
  'new-pass-code': 'The pass code may have changed without anybody knowing the new one. Make another to be sure.',
  whose: 'Ask again: nothing can have changed.',
  delete: 'Look it up: if the server no longer shows it, it was deleted.',
};
