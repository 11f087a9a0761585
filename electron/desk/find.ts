import type { Result } from '../contract/failure';
import type { AccessToken, TokenIdentifier } from '../contract/model';
import { findToken as find } from '../crm/find-token';
import type { Session } from '../session/session';

/** Asks the server for one token; fails as `not-found` only where it is known that there is none. */
export function findToken(session: Session, identifier: TokenIdentifier): Promise<Result<AccessToken>> {
  return session.use((connection, sessionToken) => find(connection, sessionToken, identifier));
}
