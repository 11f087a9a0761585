/** What a desk says that is locked, or is about to be. */
export const lockWords = {
  lock: 'Lock',
  heading: 'Locked',
  why: 'Everything you were doing is kept.',
  password: 'Password',
  webApiKey: 'Web API key',
  showKey: 'Show Web API key',
  unlock: 'Unlock',
  someoneElse: 'Sign in as someone else',
  missing: 'Please fill this in.',
  practice: (password: string) => `In practice the password is “${password}”.`,
  wait: (seconds: number) =>
    `Too many wrong attempts. Try again in ${seconds === 1 ? '1 second' : `${seconds} seconds`}.`,
  stillThere: 'Still there?',
  locksIn: 'Nobody has used this desk for a while. So that nobody else can, it locks in',
  seconds: (seconds: number) => (seconds === 1 ? '1 second' : `${seconds} seconds`),
  nothingLost: 'Nothing you entered is lost.',
  here: 'I am still here',
  lockNow: 'Lock now',
  lockDesk: 'Lock the desk',
  settingIntro:
    'A locked desk needs the password of its operator. It also locks when this computer sleeps or locks its screen.',
  lockAfter: 'Lock after',
  lockAfterHint: (from: number, to: number) => `Without any input, from ${from} to ${to} minutes.`,
  lockAfterProblem: (from: number, to: number) => `Use a whole number from ${from} to ${to}.`,
  minutes: 'minutes',
  crashed: 'The window had to be started anew. What you entered is still here; enter pass codes again.',
} as const;
