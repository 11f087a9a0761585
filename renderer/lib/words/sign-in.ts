export const signInWords = {
  heading: 'Sign in',
  intro: 'Find, issue and change the access tokens of your customers.',
  server: 'Server address',
  serverHint: 'For example https://crm.example.com',
  organisation: 'Organisation',
  userName: 'User name',
  password: 'Password',
  unit: 'Unit',
  unitHint: 'Leave empty for your usual unit.',
  signInWith: 'Sign in with',
  withPassword: 'Password',
  withKey: 'Web API key',
  webApiKey: 'Web API key',
  showKey: 'Show Web API key',
  submit: 'Sign in',
  practise: 'Practise without a server',
  or: 'or',
  continuePractice: 'Continue practising',
  someoneElse: 'Sign in as someone else',
  keychain: {
    unread:
      'The keychain of this computer is locked, missing or slow, so your last session could not be read yet. Tokendesk keeps asking and signs you in by itself once it answers.',
    retry: 'Try the keychain again',
    back: (name: string) => `The keychain has answered: your last session, ${name}, is still open.`,
    goOn: 'Continue this session',
    still: 'The keychain still cannot be used. You can sign in with your password.',
  },
} as const;

/** While the session that the app was left with is taken up. */
export const lookingWords = {
  heading: 'One moment',
  why: 'Tokendesk is looking for your last session. You need not wait for it.',
  signIn: 'Sign in now',
} as const;

/** Why the operator sees the sign-in screen at all, where that is not plain. */
export const endedWords: Readonly<Record<string, string>> = {
  looking: 'Your last session is still being looked for. If it is found, you are signed in by itself.',
  expired: 'Your last session has ended. Please sign in again.',
  refused: 'The server ended your last session. Please sign in again.',
};
