import type { Result } from '../contract/failure';
import type { TokenPage } from '../contract/model';
import type { ListAsk, NotAssociatedAsk } from '../contract/requests';
import * as accessTokens from '../crm/access-tokens';
import type { Session } from '../session/session';

/** Tokens that are linked to nobody. */
export function listNotAssociated(session: Session, ask: NotAssociatedAsk): Promise<Result<TokenPage>> {
  return session.use((connection, sessionToken) => accessTokens.getNotAssociated(connection, sessionToken, ask));
}

/** A page of the tokens of one account or participant. */
export function listTokens(session: Session, ask: ListAsk): Promise<Result<TokenPage>> {
  return session.use((connection, sessionToken) => accessTokens.list(connection, sessionToken, ask));
}
