import { failed, type Result } from '../contract/failure';
import type { AccessToken, TokenChange, TokenIdentifier } from '../contract/model';
import { update } from '../crm/access-tokens';
import type { Session } from '../session/session';
import { completed } from './completed';
import { explained } from './issue';

/** Changes a token and gives it as the server has it afterwards, under its new code where that was changed. */
export async function changeToken(
  session: Session,
  identifier: TokenIdentifier,
  change: TokenChange,
): Promise<Result<AccessToken>> {
  const updated = await session.use((connection, sessionToken) =>
    update(connection, sessionToken, { identifier, change }),
  );
  if (!updated.ok) return failed(await explained(session, updated.failure, change.authenticationCode ?? undefined));
  const answered = updated.value;
  const code = answered.authenticationCode ?? addressAfter(identifier, change);
  return completed(session, { ...answered, authenticationCode: code });
}

/** The code by which a token is found after a change, as far as the desk can know it: a regenerated one it cannot. */
function addressAfter(identifier: TokenIdentifier, change: TokenChange): string | null {
  if (change.authenticationCode !== undefined) return change.authenticationCode;
  return 'authenticationCode' in identifier ? identifier.authenticationCode : null;
}
