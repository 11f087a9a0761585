import type { Result } from '../contract/failure';
import type { AccessToken, TokenIdentifier } from '../contract/model';
import { show } from '../crm/access-tokens';
import type { Session } from '../session/session';

/** Asks the server for one token; what it does not find, it refuses in its own words. */
export function findToken(session: Session, identifier: TokenIdentifier): Promise<Result<AccessToken>> {
  return session.use((connection, sessionToken) => show(connection, sessionToken, { identifier }));
}
