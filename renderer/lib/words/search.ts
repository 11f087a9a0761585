export const searchWords = {
  heading: 'Search',
  box: 'Scan or type',
  boxHint: 'Scan the card, or type its authentication code and press Enter.',
  by: 'Search by',
  byCode: 'Authentication code',
  byIdentifier: 'Identifier',
  identifier: 'Identifier',
  identifierHint: 'The customer’s login, often an e-mail address.',
  passCode: 'Pass code',
  passCodeHint: 'CRM.COM shows a token by its identifier only together with its pass code.',
  submit: 'Search',
  looking: 'Looking up',
  createWithCode: 'Create a token with this code',
  tokensOfParticipant: (number: string) => `List the tokens of participant ${number}`,
  byIdentifierInstead: 'Search by identifier and pass code',
  recent: 'Seen lately',
  recentHint: 'Until you sign out.',
  noneYet: 'Ready for the first scan',
  noneYetText: 'A scan is looked up on its own, wherever the focus is. Tokens that you open are listed here.',
  noOwner: 'Not associated',
  samples: 'Made-up tokens to try',
} as const;

/** Tokens that practice always has (electron/practice/people.ts), which the window must not import. */
export const practiceSamples = [
  { code: '99021047380', about: 'An effective card' },
  { code: '99021047398', about: 'Not effective' },
  { code: '99021047406', about: 'Waits for verification' },
] as const;
