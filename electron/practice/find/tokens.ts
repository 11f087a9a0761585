import { exactlyOne } from '../parameters';
import type { Given } from '../parameters';
import type { LifeCycleState, Token } from '../records';
import { done, refuse, refuseParameter } from '../refusals';
import type { Outcome } from '../refusals';
import type { Server } from '../server';

/** Finds by authentication code, or by identifier with the right pass code; by nothing else (docs/design/api.md 4.1). */
export function findToken(server: Server, identifier: Given): Outcome<Token> {
  const one = exactlyOne(identifier, ['authentication_code', 'identifier']);
  if (!one.ok) return one;
  if (one.value.name === 'authentication_code') return found(server.tokens.withCode(one.value.value));
  const passCode = identifier.pass_code;
  if (passCode === undefined || passCode === null || passCode === '') {
    return refuseParameter('pass-code-required', 'pass_code');
  }
  const token = server.tokens.withIdentifier(one.value.value);
  return token && token.pass_code !== passCode ? refuseParameter('wrong-pass-code', 'pass_code') : found(token);
}

/** Finds by the top-level parameters of the reset methods: no pass code is asked for (docs/design/api.md 3.9, 3.10). */
export function findTokenWithoutPassCode(server: Server, given: Given): Outcome<Token> {
  const one = exactlyOne(given, ['authentication_code', 'identifier']);
  if (!one.ok) return one;
  const { name, value } = one.value;
  return found(name === 'identifier' ? server.tokens.withIdentifier(value) : server.tokens.withCode(value));
}

/**
 * Finds the effective token that stands for an account or participant; a one-time password does too (docs/design/api.md
 * 4.1).
 */
export function findEffectiveToken(server: Server, identifier: Given, takesOneTimePassword: boolean): Outcome<Token> {
  const token =
    takesOneTimePassword && identifier.one_time_password !== undefined
      ? findByOneTimePassword(server, identifier)
      : findToken(server, identifier);
  return token.ok ? requireState(token.value, 'EFFECTIVE') : token;
}

/** Refuses a token that is in another life-cycle state. */
export function requireState(token: Token, state: LifeCycleState): Outcome<Token> {
  if (token.life_cycle_state === state) return done(token);
  return refuse('wrong-state', `The access token must be ${state}, it is ${token.life_cycle_state}.`);
}

function findByOneTimePassword(server: Server, identifier: Given): Outcome<Token> {
  const one = exactlyOne(identifier, ['one_time_password', 'authentication_code', 'identifier']);
  if (!one.ok) return one;
  const issued = server.oneTimePasswords.get(one.value.value);
  if (!issued || server.options.now().getTime() >= issued.until) return refuse('token-not-found');
  server.oneTimePasswords.delete(one.value.value);
  return found(server.tokens.withId(issued.tokenId));
}

function found(token: Token | undefined): Outcome<Token> {
  return token ? done(token) : refuse('token-not-found');
}
