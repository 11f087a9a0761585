import type { Failure } from '../../electron/contract/failure';
import type { AccessToken, TokenIdentifier } from '../../electron/contract/model';
import { seenOf } from '../../electron/contract/outbox';
import { call } from '../lib/call';
import { actionWords } from '../lib/words/actions';
import { renewToken } from './known-token';
import { notices } from './notices.svelte';
import { session } from './session.svelte';

export type LifeCycleChange = 'set-effective' | 'set-not-effective';

const changes = {
  'set-effective': {
    request: 'tokens:set-effective',
    opposite: 'set-not-effective',
    feature: 'setAsNotEffective',
    done: actionWords.setEffective,
  },
  'set-not-effective': {
    request: 'tokens:set-not-effective',
    opposite: 'set-effective',
    feature: 'setAsEffective',
    done: actionWords.setNotEffective,
  },
} as const;

/**
 * Sets a token effective or not, and says so with **Undo** in place of having asked whether it is meant. Gives the failure,
 * or null once it is done.
 */
export async function changeLifeCycle(
  change: LifeCycleChange,
  token: AccessToken,
  address: TokenIdentifier,
): Promise<Failure | null> {
  const { opposite, feature, done } = changes[change];
  const now = await carryOut(change, token, address);
  if ('failure' in now) return now.failure;
  const text = done(now.token.number ?? token.number);
  const run = () => void undo(opposite, now.token, address);
  const subject = subjectOf(token);
  if (session.has(feature)) notices.sayUndoable(text, subject, { label: actionWords.undo, run });
  else notices.say(text, { subject });
  return null;
}

/** The operator may be elsewhere by now: what becomes of it is said, wherever they are. */
async function undo(change: LifeCycleChange, token: AccessToken, address: TokenIdentifier): Promise<void> {
  const now = await carryOut(change, token, address);
  const subject = subjectOf(token);
  if ('failure' in now) notices.fail(now.failure, change, subject);
  else notices.say(changes[change].done(now.token.number ?? token.number), { subject });
}

function subjectOf({ id, number, authenticationCode }: AccessToken): string {
  return `life cycle of ${id ?? number ?? authenticationCode ?? ''}`;
}

async function carryOut(
  change: LifeCycleChange,
  token: AccessToken,
  address: TokenIdentifier,
): Promise<{ token: AccessToken } | { failure: Failure }> {
  const answer = await call(changes[change].request, { token: address, seen: seenOf(token) });
  if (!answer.ok) return { failure: answer.failure };
  renewToken(token, answer.value);
  return { token: answer.value };
}
