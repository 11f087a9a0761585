import { failed, success, type Failure, type Result } from '../contract/failure';
import type { AccessToken } from '../contract/model';
import { isSameRecord } from '../crm/identity';
import type { Session } from '../session/session';
import { findToken } from './find';

/**
 * The token of a change as the server has it now: an answer that leaves members out (docs/design/api.md 9, unknown 2) is
 * asked for again. Fails as `about-another` where its code belongs to another token than the answer was about.
 */
export async function completed(session: Session, token: AccessToken): Promise<Result<AccessToken>> {
  if (token.number !== null && token.lifeCycleState !== null && token.log !== null) return success(token);
  if (token.authenticationCode === null) return success(token);
  const found = await findToken(session, { authenticationCode: token.authenticationCode });
  if (!found.ok) return success(token);
  return isSameRecord(token, found.value) ? found : failed(aboutAnother);
}

const aboutAnother: Failure = {
  code: 'unknown-outcome',
  reason: 'about-another',
  message: 'The answer to a change was about another token than its code shows',
};
