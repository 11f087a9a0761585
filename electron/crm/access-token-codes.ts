import { failed, success, type Result } from '../contract/failure';
import type { BareIdentifier, NewPassCode } from '../contract/actions';
import type { AccessToken, TokenIdentifier } from '../contract/model';
import { unreadable } from './answer';
import type { Call } from './call';
import { send, type Connection } from './client';
import { isTheOne } from './identity';
import { isObject } from './json';
import { has } from './releases';
import { tokenIdentifier } from './requests';
import { firstOf, sendForToken } from './token-calls';
import { asText } from './wire-fields';
import { readToken } from './wire-token';

/** A one-time password as the server gave it; the date is the server's, without a zone. */
export interface GivenOtp {
  number: string | null;
  oneTimePassword: string | null;
  expirationDate: string | null;
  /** The server's clock when it answered, in milliseconds since the epoch. */
  serverDate: number | null;
}

/** Verifies a PENDING_VERIFICATION token, from R14 with a new pass code if one is given (docs/design/api.md 3.8). */
export function verify(
  connection: Connection,
  sessionToken: string,
  ask: { identifier: TokenIdentifier; verificationCode: string; passCode?: string },
): Promise<Result<AccessToken>> {
  const body = {
    token: sessionToken,
    access_token_identifier: tokenIdentifier(ask.identifier),
    verification_code: ask.verificationCode,
    pass_code: has(connection.release, 'passCodeAtVerification') ? ask.passCode : undefined,
  };
  return sendForToken(
    connection,
    { path: 'access_tokens/verify', effect: 'write', body },
    isTheOne(connection, ask.identifier),
  );
}

/** Gives a PENDING_VERIFICATION token a new verification code, which is in the answer before R16 (docs/design/api.md 3.9). */
export function resetVerificationCode(
  connection: Connection,
  sessionToken: string,
  token: BareIdentifier,
): Promise<Result<AccessToken>> {
  const body = { token: sessionToken, ...bareIdentifier(token) };
  return sendForToken(
    connection,
    { path: 'access_tokens/reset_verification_code', effect: 'write', body },
    isTheOne(connection, token),
  );
}

/** Gives an EFFECTIVE token a random pass code, in clear: show it once and keep it nowhere (docs/design/api.md 3.10). */
export async function resetPassCode(
  connection: Connection,
  sessionToken: string,
  token: BareIdentifier,
): Promise<Result<NewPassCode>> {
  const body = { token: sessionToken, ...bareIdentifier(token) };
  const call: Call = { path: 'access_tokens/reset_pass_code', effect: 'write', body };
  const answer = await send(connection, call);
  if (!answer.ok) return answer;
  const data = firstOf(answer.value.data);
  const changed = readToken(data);
  if (!isTheOne(connection, token)(changed)) return failed(unreadable(call, 'about-another'));
  const randomPassCode = isObject(data) ? asText(data.random_pass_code) : null;
  return success({ token: changed, randomPassCode });
}

/** Has the server send the reset mail to the e-mail address that is the identifier (docs/design/api.md 3.11). */
export async function forgotPassCode(
  connection: Connection,
  sessionToken: string,
  identifier: string,
): Promise<Result<null>> {
  const body = { token: sessionToken, identifier };
  const answer = await send(connection, { path: 'access_tokens/forgot_pass_code', effect: 'write', body });
  return answer.ok ? success(null) : answer;
}

/** Makes a one-time password for a token (docs/design/api.md 3.13). */
export async function generateOtp(
  connection: Connection,
  sessionToken: string,
  identifier: TokenIdentifier,
): Promise<Result<GivenOtp>> {
  const body = { token: sessionToken, access_token_identifier: tokenIdentifier(identifier) };
  const call: Call = { path: 'access_tokens/generate_otp', effect: 'write', body };
  const answer = await send(connection, call);
  if (!answer.ok) return answer;
  const data = firstOf(answer.value.data);
  if (!isTheOne(connection, identifier)(readToken(data))) return failed(unreadable(call, 'about-another'));
  const { number, one_time_password, expiration_date } = isObject(data) ? data : {};
  return success({
    number: asText(number),
    oneTimePassword: asText(one_time_password),
    expirationDate: asText(expiration_date),
    serverDate: answer.value.serverDate,
  });
}

function bareIdentifier(token: BareIdentifier): { authentication_code: string } | { identifier: string } {
  return 'authenticationCode' in token
    ? { authentication_code: token.authenticationCode }
    : { identifier: token.identifier };
}
