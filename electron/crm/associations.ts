import { failed, success, type Result } from '../contract/failure';
import type { Association } from '../contract/actions';
import { defaultTokensParameter } from '../contract/servers';
import type { AccountIdentifier, TokenIdentifier } from '../contract/model';
import { unreadable } from './answer';
import type { Call, JsonObject } from './call';
import { send, type Connection } from './client';
import { isAccount } from './identity';
import { recordIdentifier, tokenIdentifier } from './requests';
import { firstOf } from './token-calls';
import { readAccount } from './wire-account';

interface AssociationAsk {
  account: AccountIdentifier;
}

/** Ties a token to an account (docs/design/api.md 3.17); read the token again to see whether it took. */
export function associate(
  connection: Connection,
  sessionToken: string,
  ask: AssociationAsk & { association: Association },
): Promise<Result<null>> {
  return change(connection, sessionToken, ask, changeFor(ask.association));
}

/** Unties an effective token from an account, which may make it not effective (docs/design/api.md 3.17 and 4.5). */
export function detach(
  connection: Connection,
  sessionToken: string,
  ask: AssociationAsk & { token: TokenIdentifier },
): Promise<Result<null>> {
  const removed = { action: 'REMOVE', access_token_identifier: tokenIdentifier(ask.token) };
  return change(connection, sessionToken, ask, removed);
}

async function change(
  connection: Connection,
  sessionToken: string,
  ask: AssociationAsk,
  entry: JsonObject,
): Promise<Result<null>> {
  const body = {
    token: sessionToken,
    accounts_receivable_identifier: recordIdentifier(ask.account),
    [connection.tokensParameter ?? defaultTokensParameter]: [entry],
  };
  const call: Call = { path: 'accounts_receivable/update', effect: 'write', body };
  const answer = await send(connection, call);
  if (!answer.ok) return answer;
  const isAsked = isAccount(ask.account, readAccount(firstOf(answer.value.data)));
  return isAsked ? success(null) : failed(unreadable(call, 'about-another'));
}

function changeFor(association: Association): JsonObject {
  if ('existing' in association)
    return { action: 'ADD_EXISTING', access_token_identifier: tokenIdentifier(association.existing) };
  const { authenticationCode, identifier, passCode, classificationId } = association.added;
  return {
    action: 'ADD_NEW',
    authentication_code: authenticationCode,
    identifier,
    pass_code: passCode,
    classification_identifier: classificationId === undefined ? undefined : { id: classificationId },
  };
}
