import { failed, type Failure, type Result } from '../contract/failure';
import type { AccessToken, TokenChange, TokenDraft, TokenIdentifier, TokenPage } from '../contract/model';
import * as accessTokens from '../crm/access-tokens';
import type { Connection } from '../crm/client';
import { findToken } from '../crm/find-token';
import type { Session } from '../session/session';
import { isSameOwner, ownerOf, type Owner } from './entry';

/** What the outbox asks of a server; every call runs under the session of one owner, or fails as `signed-out`. */
export interface Crm {
  find(token: TokenIdentifier): Promise<Result<AccessToken>>;
  create(draft: TokenDraft): Promise<Result<AccessToken>>;
  update(token: TokenIdentifier, change: TokenChange): Promise<Result<AccessToken>>;
  setEffective(token: TokenIdentifier): Promise<Result<AccessToken>>;
  setNotEffective(token: TokenIdentifier): Promise<Result<AccessToken>>;
  /** Asks for something small, so that the server tells its clock. */
  hear(): Promise<Result<unknown>>;
  /** All tokens among which one would be: those of its holder, or those linked to nobody. */
  listAround(holders: Holders): Promise<Result<TokenPage>>;
}

/** Whose a token is, as far as that is known. */
export type Holders = Pick<TokenDraft, 'accountsReceivable' | 'rewardsParticipant'>;

/** More are not counted: a create that is looked for among so many is for a person to decide. */
const longestList = 1_000;

/** Gives the server as one owner may use it: checked at the moment of every call, for the operator may change at any time. */
export function crmFor(session: Pick<Session, 'state' | 'use'>, owner: Owner): Crm {
  const use = <T>(call: (connection: Connection, sessionToken: string) => Promise<Result<T>>): Promise<Result<T>> =>
    session.use((connection, sessionToken) => {
      const state = session.state();
      const present = state.signedIn ? ownerOf(state.operator) : null;
      const isTheirs = present !== null && isSameOwner(present, owner);
      return isTheirs ? call(connection, sessionToken) : Promise.resolve(failed(anotherOperator));
    });
  return {
    find: (identifier) => use((connection, sessionToken) => findToken(connection, sessionToken, identifier)),
    create: (draft) => use((connection, sessionToken) => accessTokens.create(connection, sessionToken, draft)),
    update: (identifier, change) =>
      use((connection, sessionToken) => accessTokens.update(connection, sessionToken, { identifier, change })),
    setEffective: (identifier) =>
      use((connection, sessionToken) => accessTokens.setAsEffective(connection, sessionToken, { identifier })),
    setNotEffective: (identifier) =>
      use((connection, sessionToken) => accessTokens.setAsNotEffective(connection, sessionToken, { identifier })),
    hear: () =>
      use((connection, sessionToken) => accessTokens.getNotAssociated(connection, sessionToken, { number: 1 })),
    listAround: (holders) => use((connection, sessionToken) => listAround(connection, sessionToken, holders)),
  };
}

/** Lists the tokens of the holder that is named, or those linked to nobody. */
export function listAround(
  connection: Connection,
  sessionToken: string,
  { accountsReceivable, rewardsParticipant }: Holders,
): Promise<Result<TokenPage>> {
  const holder = accountsReceivable ? { accountsReceivable } : rewardsParticipant ? { rewardsParticipant } : undefined;
  return holder
    ? accessTokens.list(connection, sessionToken, { holder, numberOfResults: longestList, offset: 0 })
    : accessTokens.getNotAssociated(connection, sessionToken, { number: longestList });
}

const anotherOperator: Failure = {
  code: 'signed-out',
  reason: 'no-session',
  message: 'The entry belongs to another operator',
};
