import type { AccessToken } from '../contract/model';
import type { Session } from '../session/session';
import { findToken } from './find';

/** The token as the server has it now: an answer that leaves members out (REFERENCE.md 9, unknown 2) is asked for again. */
export async function completed(session: Session, token: AccessToken): Promise<AccessToken> {
  if (token.number !== null && token.lifeCycleState !== null && token.log !== null) return token;
  if (token.authenticationCode === null) return token;
  const found = await findToken(session, { authenticationCode: token.authenticationCode });
  return found.ok ? found.value : token;
}
