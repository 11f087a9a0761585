import type {
  Association,
  AssociationAnswer,
  AssociationAsk,
  ParticipantPage,
  ParticipantsAsk,
} from '../contract/actions';
import { success, type Result } from '../contract/failure';
import type { QueuedWork } from '../contract/outbox';
import type { AccessToken, AccountIdentifier, AccountsReceivable, TokenIdentifier } from '../contract/model';
import * as accounts from '../crm/accounts';
import { associate, detach } from '../crm/associations';
import type { Session } from '../session/session';
import { findToken } from './find';

/** One account with its owner. */
export function showAccount(session: Session, account: AccountIdentifier): Promise<Result<AccountsReceivable>> {
  return session.use((connection, sessionToken) => accounts.showAccountsReceivable(connection, sessionToken, account));
}

/** The account that an effective token belongs to: "Whose is this?" */
export function showOwner(session: Session, token: TokenIdentifier): Promise<Result<AccountsReceivable>> {
  return session.use((connection, sessionToken) => accounts.showAccountOfToken(connection, sessionToken, token));
}

/** A page of the rewards participants of an account. */
export function listParticipants(session: Session, ask: ParticipantsAsk): Promise<Result<ParticipantPage>> {
  return session.use((connection, sessionToken) => accounts.listRewardsParticipants(connection, sessionToken, ask));
}

/**
 * What an association makes anew, as work of the Outbox: a token created for that account is the same, so it is looked for
 * and, where it never arrived, sent as one. Null where nothing is made.
 */
export function workOf({ account, association }: AssociationAsk): QueuedWork | null {
  if (!('added' in association)) return null;
  return { kind: 'create', draft: { ...association.added, accountsReceivable: account } };
}

/** Ties a token to an account, and reads it again to see whether that took: the parameter's name is not documented. */
export async function associateToken(session: Session, ask: AssociationAsk): Promise<Result<AssociationAnswer>> {
  const done = await session.use((connection, sessionToken) => associate(connection, sessionToken, ask));
  if (!done.ok) return done;
  const { by, value } = ask.account;
  return success(
    await verified(session, addressOf(ask.association), (token) => token.accountsReceivable?.[by] === value),
  );
}

/** Unties a token from an account, and reads it again to see whether that took. */
export async function detachToken(
  session: Session,
  ask: { account: AccountIdentifier; token: TokenIdentifier },
): Promise<Result<AssociationAnswer>> {
  const done = await session.use((connection, sessionToken) => detach(connection, sessionToken, ask));
  if (!done.ok) return done;
  return success(await verified(session, ask.token, (token) => token.accountsReceivable === null));
}

function addressOf(association: Association): TokenIdentifier | undefined {
  if ('existing' in association) return association.existing;
  const { authenticationCode } = association.added;
  return authenticationCode === undefined ? undefined : { authenticationCode };
}

async function verified(
  session: Session,
  address: TokenIdentifier | undefined,
  isAsAsked: (token: AccessToken) => boolean,
): Promise<AssociationAnswer> {
  const found = address && (await findToken(session, address));
  return found?.ok ? { token: found.value, isAsAsked: isAsAsked(found.value) } : { token: null, isAsAsked: null };
}
