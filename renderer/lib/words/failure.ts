import type { Failure, FailureReason, FieldProblem } from '../../../electron/contract/failure';
import { refusedAccounts, type AccountDoing } from './account-failures';
import { refusedActions, unknownActions, type Acting } from './action-failures';
import { byCode, byReason, insteadOfServer, type Explanation } from './failure-reasons';
import { adviceOn } from './refusal-advice';

/** What was being done; it picks the words for a refusal, whose codes the server leaves undocumented (docs/design/api.md 5). */
export type Doing =
  | 'signing-in'
  | 'finding-by-code'
  | 'finding-by-identifier'
  | 'listing'
  | 'creating'
  | 'updating'
  | Acting
  | AccountDoing
  | 'other';

const refused: Readonly<Record<Doing, Explanation>> = {
  'signing-in': {
    title: 'The server did not accept these sign-in details',
    meaning: 'The organisation, user name, password or key does not match what the server knows.',
    action: 'Check them and try again. Passwords distinguish capital and small letters.',
  },
  'finding-by-code': {
    title: 'The server refused to look this code up',
    meaning: 'It did not say that no token has this code, so there may be one.',
    action: 'Try again in a moment. If it happens again, tell your administrator what the server says under Details.',
  },
  'finding-by-identifier': {
    title: 'No token was found for this identifier and pass code',
    meaning:
      'Either no token has this identifier, or the pass code belongs to another one. The server does not tell which.',
    action: 'Check both. Without the pass code, scan the authentication code instead.',
  },
  listing: {
    title: 'The server did not give this list',
    meaning: 'The tokens that were loaded before are still here.',
    action: 'See under Details what the server says, check what was asked for, then load again.',
  },
  creating: {
    title: 'The server did not create the token',
    meaning: 'Nothing was created. Everything you entered is still here.',
    action: 'See under Details what the server says, then correct the details.',
  },
  updating: {
    title: 'The server did not save the changes',
    meaning: 'The token is as it was. Everything you entered is still here.',
    action: 'See under Details what the server says, then correct the details.',
  },
  ...refusedActions,
  ...refusedAccounts,
  other: byCode.rejected,
};

/** Where the words for a refusal already say all that its reasons leave to do. */
const knowBetter: readonly Doing[] = [
  'signing-in',
  'finding-by-code',
  'finding-by-identifier',
  'finding-account',
  'adding-to-account',
  'removing-from-account',
  'whose',
];

/** Reasons that say more than an unknown outcome, a conflict, or a field to correct. */
const tellsMore = [
  'ambiguous',
  'insecure-address',
  'sent-before',
  'sent-otherwise',
  'first-try-unknown',
  'saved-otherwise',
  'changed-meanwhile',
] as const satisfies FailureReason[];

/** The sentences for a failure: its reason knows more than its code, save where the code itself is the news. */
export function explain(failure: Failure, doing: Doing = 'other'): Explanation {
  const { code, reason } = failure;
  if (code === 'unknown-outcome' || code === 'invalid' || code === 'conflict') {
    const telling = tellsMore.find((more) => more === reason);
    if (telling) return byReason[telling];
    const words = { ...byCode[code], ...(code === 'unknown-outcome' && unknownMeaning(reason)) };
    if (failure.entry) return { ...words, action: unknownWords.kept };
    const isAction = code === 'unknown-outcome' && isActing(doing);
    return isAction ? { ...words, action: unknownActions[doing] } : words;
  }
  // nothing lives at this path: it is the address that is wrong
  if (doing === 'signing-in' && failure.httpStatus === 404 && !failure.server) return byReason['not-the-api'];
  if (reason === 'not-found' && doing === 'finding-by-identifier') return refused[doing];
  if (reason === 'busy' && failure.retryAfterMs) return { ...byReason[reason], action: waiting(failure.retryAfterMs) };
  if (reason && reason !== 'refused-by-server') return byReason[reason];
  if (code !== 'rejected') return byCode[code];
  const advice = knowBetter.includes(doing) ? null : adviceOn(failure.server);
  return advice ? { ...refused[doing], action: advice } : refused[doing];
}

function waiting(retryAfterMs: number): string {
  const seconds = Math.ceil(retryAfterMs / 1_000);
  return `Wait ${seconds === 1 ? '1 second' : `${String(seconds)} seconds`}, then try again.`;
}

const unknownWords = {
  aboutAnother: {
    title: byReason['about-another'].title,
    meaning: 'So it is not known whether this was done. What came is not shown.',
  },
  kept: 'This desk looks it up by itself and says below, and in the Outbox, what became of it. Wait for that before you send it again.',
} as const;

function unknownMeaning(reason: FailureReason | undefined): Pick<Explanation, 'meaning'> | undefined {
  if (reason === 'about-another') return unknownWords.aboutAnother;
  const answered = reason && insteadOfServer[reason];
  return answered === undefined
    ? undefined
    : { meaning: `${answered} The server may have got the request before that, or not.` };
}

function isActing(doing: Doing): doing is Acting {
  return doing in refusedActions;
}

const problems: Readonly<Record<Extract<FieldProblem, { problem: string }>['problem'], string>> = {
  required: 'Please fill this in.',
  'needs-pass-code': 'An identifier needs a pass code.',
  'not-a-number': 'Use digits only, with a point before decimals.',
  'not-a-date': 'Use a date such as 2026-03-31.',
  'too-long': 'This is longer than the server accepts.',
  malformed: 'This does not have the expected form.',
  'waits-already': 'A token with this waits in the Outbox already.',
  'seen-in-use': 'This computer has seen a token with this code.',
  'insecure-address': byReason['insecure-address'].action,
};

/** The sentence below a field; the server's own words are given as they are. */
export function explainField(problem: FieldProblem): string {
  return 'said' in problem ? problem.said : problems[problem.problem];
}

export const failureWords = {
  serverSaid: 'The server says',
  code: 'Code',
  httpStatus: 'HTTP status',
  reference: 'Reference',
  details: 'Details',
} as const;
