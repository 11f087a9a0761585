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

/** What was sent in this session of the desk, and of which it is not known what became. */
const inDoubt = new WeakMap<Session, Set<string>>();

/**
 * Ties a token to an account, and reads it again to see whether that took: the parameter's name is not documented. A refusal
 * after an answer that was lost may mean that it was done: then it is read again too.
 */
export async function associateToken(session: Session, ask: AssociationAsk): Promise<Result<AssociationAnswer>> {
  const doubts = inDoubt.get(session) ?? new Set<string>();
  inDoubt.set(session, doubts);
  const { by, value } = ask.account;
  const address = addressOf(ask.association);
  const doubt = JSON.stringify([session.operator(), ask.account, withoutPassCode(address)]);
  const look = () => verified(session, address, (token) => token.accountsReceivable?.[by] === value);
  const done = await session.use((connection, sessionToken) => associate(connection, sessionToken, ask));
  if (done.ok) {
    doubts.delete(doubt);
    return success(await look());
  }
  const { failure } = done;
  if (failure.code === 'unknown-outcome') doubts.add(doubt);
  if (failure.code !== 'rejected' || !doubts.has(doubt)) return done;
  const found = await look();
  if (found.isAsAsked !== true) return done;
  doubts.delete(doubt);
  return success(found);
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
  const { authenticationCode, identifier, passCode } = association.added;
  if (authenticationCode !== undefined) return { authenticationCode };
  return identifier !== undefined && passCode !== undefined ? { identifier, passCode } : undefined;
}

function withoutPassCode(address: TokenIdentifier | undefined): string | undefined {
  return address && ('authenticationCode' in address ? address.authenticationCode : address.identifier);
}

async function verified(
  session: Session,
  address: TokenIdentifier | undefined,
  isAsAsked: (token: AccessToken) => boolean,
): Promise<AssociationAnswer> {
  const found = address && (await findToken(session, address));
  return found?.ok ? { token: found.value, isAsAsked: isAsAsked(found.value) } : { token: null, isAsAsked: null };
}
