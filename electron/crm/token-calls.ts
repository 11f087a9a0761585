import { failed, success, type Result } from '../contract/failure';
import type {
  AccessToken,
  TokenChange,
  TokenColumn,
  TokenDraft,
  TokenHolder,
  TokenIdentifier,
} from '../contract/model';
import { unreadable } from './answer';
import type { Call, JsonObject } from './call';
import { send, type Connection } from './client';
import type { OneField } from './query';
import { has } from './releases';
import { fieldsSet, recordIdentifier, tokenIdentifier, udfsToSend } from './requests';
import { asList } from './wire-fields';
import { readToken } from './wire-token';

/** A token to act on, and the members of it that are wanted back; without columns all come. */
export interface TokenAsk {
  identifier: TokenIdentifier;
  columns?: readonly TokenColumn[];
}

/** Gives the body that the methods on one token share. */
export function bodyFor({ release }: Connection, sessionToken: string, ask: TokenAsk): JsonObject {
  return {
    token: sessionToken,
    access_token_identifier: tokenIdentifier(ask.identifier),
    fields_set: fieldsSet(release, ask.columns),
  };
}

/**
 * Sends a call and reads the token of its answer; one without a token succeeds with an empty one. Fails as `about-another`
 * where the answer is about a token that was not asked for.
 */
export async function sendForToken(
  connection: Connection,
  call: Call,
  isAsked: (token: AccessToken) => boolean,
): Promise<Result<AccessToken>> {
  const answer = await send(connection, call);
  if (!answer.ok) return answer;
  const { data } = answer.value;
  if (Array.isArray(data) && data.length > 1) return failed(unreadable(call, 'ambiguous'));
  const token = readToken(firstOf(data));
  return isAsked(token) ? success(token) : failed(unreadable(call, 'about-another'));
}

/**
 * Sends a read of which exactly one record is expected; several fail as `ambiguous`, none as `empty-answer`, and one that was
 * not asked for as `about-another`.
 */
export async function sendForOne<T>(
  connection: Connection,
  call: Call,
  read: (data: unknown) => T,
  isAsked: (record: T) => boolean,
): Promise<Result<T>> {
  const answer = await send(connection, call);
  if (!answer.ok) return answer;
  const found = asList(answer.value.data);
  if (found.length > 1) return failed(unreadable(call, 'ambiguous'));
  if (found.length === 0) return failed(unreadable(call, 'empty-answer'));
  const record = read(found[0]);
  return isAsked(record) ? success(record) : failed(unreadable(call, 'about-another'));
}

/** Gives an answer's record where a server wraps it in a list. */
export function firstOf(data: unknown): unknown {
  return Array.isArray(data) ? data[0] : data;
}

/** Gives what a create and an update share, as far as the release knows it (docs/design/api.md 3.4 and 3.5). */
export function credentials(release: string | undefined, given: TokenDraft | TokenChange): JsonObject {
  return {
    authentication_code: given.authenticationCode,
    identifier: given.identifier,
    pass_code: given.passCode,
    card_masked_number: has(release, 'cardMaskedNumber') ? given.cardMaskedNumber : undefined,
    ...(has(release, 'udfs') ? udfsToSend(given.udfs) : {}),
  };
}

/** Gives the one of the two parameters that names whose tokens are meant. */
export function holderParameter(holder: TokenHolder): Record<string, OneField> {
  return 'accountsReceivable' in holder
    ? { accounts_receivable_identifier: recordIdentifier(holder.accountsReceivable) }
    : { rewards_participant_identifier: recordIdentifier(holder.rewardsParticipant) };
}
