import { failed, type Failure, type Result } from '../contract/failure';
import type { AccessToken, TokenChange, TokenIdentifier } from '../contract/model';
import { seenOf, type SeenToken } from '../contract/outbox';
import { update } from '../crm/access-tokens';
import { meaningOf } from '../offline/answer-meaning';
import { conflictsWith } from '../offline/compare';
import type { Session } from '../session/session';
import { completed } from './completed';
import { findToken } from './find';
import { explained } from './issue';

/**
 * Changes a token and gives it as the server has it afterwards, under its new code where that was changed. It is read again
 * first: a field that somebody else has changed since it was seen fails as `changed-meanwhile`, and nothing is sent.
 */
export async function changeToken(
  session: Session,
  identifier: TokenIdentifier,
  { change, seen }: { change: TokenChange; seen: SeenToken },
): Promise<Result<AccessToken>> {
  const now = await findToken(session, identifier);
  if (!now.ok) return failed(unsent(now.failure));
  const inTheWay = conflictOf(change, seen, now.value);
  if (inTheWay) return failed(inTheWay);
  const updated = await session.use((connection, sessionToken) =>
    update(connection, sessionToken, { identifier, change }),
  );
  if (!updated.ok) return failed(await explained(session, updated.failure, change.authenticationCode ?? undefined));
  const answered = updated.value;
  const code = answered.authenticationCode ?? addressAfter(identifier, change);
  return completed(session, { ...answered, authenticationCode: code });
}

function conflictOf(change: TokenChange, seen: SeenToken, now: AccessToken): Failure | null {
  if (seen.id !== null && now.id !== null && seen.id !== now.id) return changedHands;
  const differences = conflictsWith(change, seen, now);
  if (differences.length === 0) return null;
  const message = 'Somebody else changed the token meanwhile';
  return { code: 'conflict', reason: 'changed-meanwhile', message, conflict: { differences, theirs: seenOf(now) } };
}

/** What kept the desk from reading the token kept the change from being sent, whatever it would mean for a change. */
function unsent(failure: Failure): Failure {
  return meaningOf(failure) === 'lost' ? { ...failure, code: 'offline' } : failure;
}

const changedHands: Failure = {
  code: 'rejected',
  reason: 'changed-hands',
  message: 'Another token is found by this code now',
};

/** The code by which a token is found after a change, as far as the desk can know it: a regenerated one it cannot. */
function addressAfter(identifier: TokenIdentifier, change: TokenChange): string | null {
  if (change.authenticationCode !== undefined) return change.authenticationCode;
  return 'authenticationCode' in identifier ? identifier.authenticationCode : null;
}
