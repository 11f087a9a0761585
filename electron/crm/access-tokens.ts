import { failed, success, type Result } from '../contract/failure';
import type { AccessToken, Classification, TokenChange, TokenDraft, TokenPage } from '../contract/model';
import type { ListAsk, NotAssociatedAsk } from '../contract/requests';
import { unreadable } from './answer';
import type { Call } from './call';
import { send, type Connection } from './client';
import { isOfHolder, isSameName, isSomebodys, isTokenAt, isTheOne, isTokenShownAt, noteShown } from './identity';
import { askedPage, shownPage } from './page';
import { has } from './releases';
import { fieldsSet, recordIdentifier } from './requests';
import { bodyFor, credentials, holderParameter, sendForOne, sendForToken, type TokenAsk } from './token-calls';
import { asList } from './wire-fields';
import { readClassification, readToken } from './wire-token';

/** Shows one token (docs/design/api.md 3.1). Fails as `ambiguous` where the server gives several. */
export async function show(connection: Connection, sessionToken: string, ask: TokenAsk): Promise<Result<AccessToken>> {
  const body = bodyFor(connection, sessionToken, ask);
  const call: Call = { path: 'access_tokens/show', effect: 'read', body };
  const shown = await sendForOne(connection, call, readToken, (token) => isTokenAt(ask.identifier, token));
  if (shown.ok) noteShown(connection, withAddress(ask, shown.value));
  return shown;
}

/** An answer may leave out the code by which it was asked for. */
function withAddress({ identifier }: TokenAsk, token: AccessToken): AccessToken {
  return 'authenticationCode' in identifier
    ? { ...token, authenticationCode: token.authenticationCode ?? identifier.authenticationCode }
    : { ...token, identifier: token.identifier ?? identifier.identifier };
}

/** Lists tokens of one account or participant, page by page (docs/design/api.md 3.2). */
export async function list(connection: Connection, sessionToken: string, ask: ListAsk): Promise<Result<TokenPage>> {
  const { release } = connection;
  const classification = ask.classificationId === undefined ? undefined : { id: ask.classificationId };
  const query = {
    token: sessionToken,
    ...holderParameter(ask.holder),
    classification_identifier: has(release, 'classification') ? classification : undefined,
    ...askedPage(release, ask),
    fields_set: fieldsSet(release, ask.columns),
  };
  const call: Call = { path: 'access_tokens/list', effect: 'read', query };
  const answer = await send(connection, call);
  if (!answer.ok) return answer;
  const { shown, hasMore } = shownPage(release, ask, asList(answer.value.data));
  const tokens = shown.map(readToken);
  if (!tokens.every((token) => isOfHolder(ask.holder, token))) return failed(unreadable(call, 'about-another'));
  for (const token of tokens) noteShown(connection, token);
  return success({ tokens, hasMore });
}

/** Lists tokens that are linked to nobody; the API has no second page of them (docs/design/api.md 3.3). */
export async function getNotAssociated(
  connection: Connection,
  sessionToken: string,
  ask: NotAssociatedAsk,
): Promise<Result<TokenPage>> {
  const { release } = connection;
  const isKnown = ask.lifeCycleState !== 'PENDING_VERIFICATION' || has(release, 'pendingVerification');
  const query = {
    token: sessionToken,
    number: ask.number + 1,
    life_cycle_state: isKnown ? ask.lifeCycleState : undefined,
    fields_set: fieldsSet(release, ask.columns),
  };
  const call: Call = { path: 'access_tokens/get_not_associated', effect: 'read', query };
  const answer = await send(connection, call);
  if (!answer.ok) return answer;
  const found = asList(answer.value.data);
  const tokens = found.slice(0, ask.number).map(readToken);
  if (tokens.some(isSomebodys)) return failed(unreadable(call, 'about-another'));
  for (const token of tokens) noteShown(connection, token);
  return success({ tokens, hasMore: found.length > ask.number });
}

/**
 * Creates a token (docs/design/api.md 3.4); the answer may hold as little as its number. One that names no token at all
 * leaves open whether one was made, and fails as `empty-answer`.
 */
export async function create(
  connection: Connection,
  sessionToken: string,
  draft: TokenDraft,
): Promise<Result<AccessToken>> {
  const { release } = connection;
  const { classificationId, accountsReceivable, rewardsParticipant } = draft;
  const classification = classificationId === undefined ? undefined : { id: classificationId };
  const account = accountsReceivable && recordIdentifier(accountsReceivable);
  const participant = rewardsParticipant && recordIdentifier(rewardsParticipant);
  const body = {
    token: sessionToken,
    ...credentials(release, draft),
    accounts_receivable_identifier: has(release, 'accountsReceivable') ? account : undefined,
    rewards_participant_identifier: has(release, 'rewardsParticipant') ? participant : undefined,
    classification_identifier: has(release, 'classification') ? classification : undefined,
  };
  const call: Call = { path: 'access_tokens/create', effect: 'write', body };
  const created = await sendForToken(
    connection,
    call,
    (token) =>
      (draft.authenticationCode === undefined || isSameName(draft.authenticationCode, token.authenticationCode)) &&
      (draft.identifier === undefined || isSameName(draft.identifier, token.identifier)),
  );
  if (!created.ok) return created;
  const { id, number, authenticationCode, identifier } = created.value;
  const isNamed = [id, number, authenticationCode, identifier].some((name) => name !== null && name !== '');
  if (!isNamed) return failed(unreadable(call, 'empty-answer'));
  noteShown(connection, created.value);
  return created;
}

/** Changes a token: what is absent stays untouched, what is null becomes null (docs/design/api.md 3.5). */
export function update(
  connection: Connection,
  sessionToken: string,
  ask: TokenAsk & { change: TokenChange },
): Promise<Result<AccessToken>> {
  const body = { ...bodyFor(connection, sessionToken, ask), ...credentials(connection.release, ask.change) };
  return sendForToken(connection, { path: 'access_tokens/update', effect: 'write', body }, (token) =>
    isChanged(connection, ask, token),
  );
}

/** Whether a token can be the one that was changed: under its name from before, or under its new one. */
function isChanged(
  connection: Connection,
  { identifier: address, change }: TokenAsk & { change: TokenChange },
  token: AccessToken,
): boolean {
  const isNew =
    'authenticationCode' in address
      ? change.authenticationCode === null ||
        (change.authenticationCode !== undefined && isSameName(change.authenticationCode, token.authenticationCode))
      : change.identifier === null ||
        (change.identifier !== undefined && isSameName(change.identifier, token.identifier));
  return (isNew || isTokenAt(address, token)) && isTokenShownAt(connection, address, token);
}

/** Makes a NOT_EFFECTIVE token effective (docs/design/api.md 3.6). */
export function setAsEffective(
  connection: Connection,
  sessionToken: string,
  ask: TokenAsk,
): Promise<Result<AccessToken>> {
  return act(connection, sessionToken, ask, 'access_tokens/set_as_effective');
}

/** Makes an EFFECTIVE token not effective (docs/design/api.md 3.7). */
export function setAsNotEffective(
  connection: Connection,
  sessionToken: string,
  ask: TokenAsk,
): Promise<Result<AccessToken>> {
  return act(connection, sessionToken, ask, 'access_tokens/set_as_not_effective');
}

/** Deletes a NOT_EFFECTIVE token and gives what the server tells of it (docs/design/api.md 3.15). */
export function deleteToken(connection: Connection, sessionToken: string, ask: TokenAsk): Promise<Result<AccessToken>> {
  return act(connection, sessionToken, ask, 'access_tokens/delete');
}

function act(connection: Connection, sessionToken: string, ask: TokenAsk, path: string): Promise<Result<AccessToken>> {
  const body = bodyFor(connection, sessionToken, ask);
  return sendForToken(connection, { path, effect: 'write', body }, isTheOne(connection, ask.identifier));
}

/** Lists the classifications that a token may have (docs/design/api.md 3.14). */
export async function listClassifications(
  connection: Connection,
  sessionToken: string,
): Promise<Result<Classification[]>> {
  const query = { token: sessionToken };
  const path = 'access_tokens/configuration/classifications/list';
  const answer = await send(connection, { path, effect: 'read', query });
  if (!answer.ok) return answer;
  return success(
    asList(answer.value.data)
      .map(readClassification)
      .filter((found) => found !== null),
  );
}
