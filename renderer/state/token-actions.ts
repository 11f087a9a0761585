import type { Feature } from '../../electron/contract/actions';
import type { AccessToken, LifeCycleState, TokenIdentifier } from '../../electron/contract/model';
import { accountOf } from '../lib/readable';

/** All that can be done with a token besides showing and updating it (docs/design/api.md 3.6 to 3.15). */
export type TokenAction =
  | 'set-effective'
  | 'set-not-effective'
  | 'verify'
  | 'replace'
  | 'send-code'
  | 'one-time-password'
  | 'mail-pass-code'
  | 'new-pass-code'
  | 'whose'
  | 'delete';

/** Why an action cannot be done now; `first` is what would make way for it. */
export type Hindrance =
  | { why: 'state'; first: 'set-effective' | 'set-not-effective' | 'verify' | null }
  | { why: 'unknown-state' | 'no-address' | 'no-identifier' | 'no-email' };

export interface Offer {
  action: TokenAction;
  hindrance: Hindrance | null;
}

/** What is known of a token and of the server that has it. */
export interface Situation {
  token: AccessToken;
  address: TokenIdentifier | null;
  has: (feature: Feature) => boolean;
}

/**
 * What each action needs: a method of the API, and the one state in which the API takes it (docs/design/api.md 4.2 and
 * 4.5).
 */
const needs: Readonly<Record<TokenAction, { feature: Feature; state: LifeCycleState | null }>> = {
  'set-effective': { feature: 'setAsEffective', state: 'NOT_EFFECTIVE' },
  'set-not-effective': { feature: 'setAsNotEffective', state: 'EFFECTIVE' },
  verify: { feature: 'verify', state: 'PENDING_VERIFICATION' },
  replace: { feature: 'create', state: null },
  'send-code': { feature: 'resetVerificationCode', state: 'PENDING_VERIFICATION' },
  'one-time-password': { feature: 'generateOtp', state: 'EFFECTIVE' },
  'mail-pass-code': { feature: 'forgotPassCode', state: 'EFFECTIVE' },
  'new-pass-code': { feature: 'resetPassCode', state: 'EFFECTIVE' },
  whose: { feature: 'accountOfToken', state: 'EFFECTIVE' },
  delete: { feature: 'deleteToken', state: 'NOT_EFFECTIVE' },
};

const steps = ['set-effective', 'set-not-effective', 'verify'] as const;
/** What is asked for most comes first, what cannot be taken back last. */
const menu: readonly TokenAction[] = [
  'replace',
  'one-time-password',
  'mail-pass-code',
  'new-pass-code',
  'whose',
  'verify',
  'send-code',
  'set-effective',
  'set-not-effective',
  'delete',
];

/** These methods take an identifier without its pass code (docs/design/api.md 3.9 and 3.10). */
const resets: readonly TokenAction[] = ['send-code', 'new-pass-code'];

/** The step in its life that a token's state allows; null where there is none, or the release has no method for it. */
export function lifeCycleStep({ token, address, has }: Situation): (typeof steps)[number] | null {
  const step = steps.find((action) => needs[action].state === token.lifeCycleState);
  return step && address && has(needs[step].feature) ? step : null;
}

/** The other actions in the order of the menu, each with what is in its way; what the release lacks is not among them. */
export function otherActions(situation: Situation): Offer[] {
  const { token, has } = situation;
  // between effective and not effective there is only the one step, which has its own button
  const isSettled = token.lifeCycleState === 'EFFECTIVE' || token.lifeCycleState === 'NOT_EFFECTIVE';
  const mine = lifeCycleStep(situation);
  const offered = menu.filter((action) => {
    if (action === mine || !has(needs[action].feature)) return false;
    if (action === 'whose') return !accountOf(token);
    return !isSettled || (action !== 'set-effective' && action !== 'set-not-effective');
  });
  return offered.map((action) => ({ action, hindrance: hindranceOf(action, situation) }));
}

/** Whether mail is a way to a new pass code: the server takes e-mail addresses only (docs/design/api.md 3.11). */
export function canBeMailed(situation: Situation): boolean {
  return situation.has('forgotPassCode') && hindranceOf('mail-pass-code', situation) === null;
}

function hindranceOf(action: TokenAction, { token, address, has }: Situation): Hindrance | null {
  const { state } = needs[action];
  if (state === null) return null;
  if (token.lifeCycleState !== state) return stateHindrance(token.lifeCycleState, state, has);
  if (action === 'mail-pass-code') {
    if (!token.identifier) return { why: 'no-identifier' };
    return /^[^\s@]+@[^\s@]+$/.test(token.identifier) ? null : { why: 'no-email' };
  }
  const isNamed = resets.includes(action) ? (token.authenticationCode ?? token.identifier) : address;
  return isNamed ? null : { why: 'no-address' };
}

function stateHindrance(now: string | null, needed: LifeCycleState, has: Situation['has']): Hindrance {
  const way = steps.find((step) => needs[step].state === now);
  if (!way) return { why: 'unknown-state' };
  const leadsTo = way === 'set-not-effective' ? 'NOT_EFFECTIVE' : 'EFFECTIVE';
  return { why: 'state', first: leadsTo === needed && has(needs[way].feature) ? way : null };
}
