import { stampOf } from './clock';
import { findToken, requireState } from './find/tokens';
import type { Call, Work } from './method';
import { identifierOf } from './parameters';
import { showToken } from './present/token';
import type { LifeCycleState, Message, Token } from './records';
import { done } from './refusals';
import type { Outcome } from './refusals';
import type { Server } from './server';

const keptMessages = 200;

/** Keeps what the server would send to a customer. */
export function send(server: Server, message: Message): void {
  server.messages.push(message);
  if (server.messages.length > keptMessages) server.messages.shift();
}

/** Stores a changed token and says in its log who changed it and when. */
export function change({ server, session }: Call, token: Token, changes: Partial<Token>): Token {
  const updated = stampOf(session, server.options);
  const changed = { ...token, ...changes, log: { ...token.log, updated } };
  server.tokens.put(changed);
  return changed;
}

/** Gives the work of a method that answers with one token. */
export function answerToken({ server }: Call, token: Token): Outcome<Work> {
  return done({ data: showToken(token, server.options), tokens: [token.number] });
}

/** Finds the token of `access_token_identifier`, in the one state that the method accepts where it is named. */
export function askedToken({ server, given }: Call, state?: LifeCycleState): Outcome<Token> {
  const token = findToken(server, identifierOf(given, 'access_token_identifier') ?? {});
  return token.ok && state ? requireState(token.value, state) : token;
}
