/** The servers that this desk works with, and the authority that may vouch for them. */
export const serverWords = {
  title: 'Servers',
  intro: 'The sign-in screen offers them by name. A server that you sign in to for the first time is added by itself.',
  none: 'No server yet. Sign in to one, or add it here.',
  add: 'Add a server',
  edit: (name: string) => `Edit ${name}`,
  remove: (name: string) => `Remove ${name}`,
  up: (name: string) => `Move ${name} up`,
  down: (name: string) => `Move ${name} down`,
  current: 'Signed in here',
  practiceRelease: 'Release of the practice service',
  practiceHint: 'What you can try out under Practice, from R5 to R17.',
  practiceProblem: 'Use a release from R5 to R17, such as R16.12.0.',
} as const;

export const serverFormWords = {
  addTitle: 'Add a server',
  editTitle: (name: string) => `Edit ${name}`,
  name: 'Name',
  nameHint: 'As it is offered on the sign-in screen.',
  nameTaken: 'Another server has this name.',
  address: 'Address',
  addressHint: 'With its path, where that is not /crmapi/rest/v2.',
  addressProblem: 'Use an address such as https://crm.example.com.',
  addressInsecure: 'Use an address that begins with https://.',
  addressTaken: 'Another server has this address.',
  release: 'CRM.COM release',
  releaseHint: 'What it lacks is not shown.',
  releaseProblem: 'Use R and a number, such as R17 or R17.10.0.',
  organisation: 'Organisation',
  unit: 'Unit',
  unitHint: 'Leave empty for each operator’s usual unit.',
  advanced: 'Advanced',
  tokensParameter: 'Name of the token list',
  tokensHint:
    'What an account’s update calls its list of tokens. CRM.COM does not document it; change it where tokens cannot be added to accounts.',
  tokensProblem: 'Use letters, digits and underscores only.',
  save: 'Save server',
  saved: (name: string) => `${name} saved.`,
} as const;

export const removeServerWords = {
  title: (name: string) => `Remove ${name}?`,
  text: 'Its release and the name of its token list are forgotten. Nothing changes on the server.',
  current: 'You are signed in to it: it counts as the newest release from then on.',
  save: 'Remove server',
  done: (name: string) => `${name} removed.`,
} as const;

/** The choice on the sign-in screen. */
export const chooseServerWords = {
  server: 'Server',
  other: 'Another server',
} as const;

export const companyCaWords = {
  title: 'Company certificate authority',
  intro: 'For a server whose certificate comes from your own company. The authorities of the system count in any case.',
  none: 'None chosen.',
  server: 'Server',
  everyServer: 'every server',
  for: (date: string, server: string) => `${date} · for ${server}`,
  choose: 'Choose a certificate',
  replace: 'Choose another',
  remove: 'Remove',
  notHere: 'Sign in to a server to change this: in practice anybody could.',
  validTo: (date: string) => `Valid until ${date}`,
  ended: (date: string) => `Ended on ${date}: it vouches for nothing any more`,
  chosen: (server: string) => `The company authority counts for ${server} from now on.`,
  removed: (server: string) => `The company authority no longer counts for ${server}.`,
} as const;
