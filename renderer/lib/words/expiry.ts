/** What is said about the end of a session. */
export const expiryWords = {
  again: 'Sign in again',
  againWhy: 'Your session has ended. Everything on this screen is still here.',
  againPractice: 'Your practice session has ended. Everything on this screen is still here.',
  notSent: 'You are signed in again. Nothing was sent: what you entered is ready to be saved.',
  missing: 'Please fill this in.',
} as const;

/** Said once, in time to finish what was begun. */
export function endsSoon(minutes: number): string {
  const when = minutes === 1 ? '1 minute' : `${minutes} minutes`;
  return `Your session ends in ${when}. You will be asked to sign in again; nothing you entered is lost.`;
}

/** Below the box of a password or key that was refused. */
export function notAccepted(isKey: boolean): string {
  return isKey ? 'This Web API key was not accepted.' : 'This password was not accepted.';
}
