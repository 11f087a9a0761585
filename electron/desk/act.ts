import type { Result } from '../contract/failure';
import { success } from '../contract/failure';
import type { BareIdentifier, NewPassCode, OneTimePassword, VerifyAsk } from '../contract/actions';
import type { AccessToken, TokenIdentifier } from '../contract/model';
import * as codes from '../crm/access-token-codes';
import * as accessTokens from '../crm/access-tokens';
import type { Session } from '../session/session';
import { completed } from './completed';
import { remainingMs } from './remaining';

/** Lets a token be used again; gives it as the server has it afterwards. */
export function setEffective(session: Session, identifier: TokenIdentifier): Promise<Result<AccessToken>> {
  return changed(session, identifier, accessTokens.setAsEffective);
}

/** Stops a token from being used; gives it as the server has it afterwards. */
export function setNotEffective(session: Session, identifier: TokenIdentifier): Promise<Result<AccessToken>> {
  return changed(session, identifier, accessTokens.setAsNotEffective);
}

/** Deletes a token for good, and gives what the server told of it. */
export function deleteToken(session: Session, identifier: TokenIdentifier): Promise<Result<AccessToken>> {
  return session.use((connection, sessionToken) => accessTokens.deleteToken(connection, sessionToken, { identifier }));
}

/** Verifies a token with the code its customer got, with a new pass code where one is given. */
export async function verifyToken(session: Session, ask: VerifyAsk): Promise<Result<AccessToken>> {
  const { token: identifier, ...rest } = ask;
  const verified = await session.use((connection, sessionToken) =>
    codes.verify(connection, sessionToken, { identifier, ...rest }),
  );
  return asTheServerHasIt(session, identifier, verified);
}

/** Has a new verification code made, and sent where the server does that. */
export function resetVerificationCode(session: Session, token: BareIdentifier): Promise<Result<AccessToken>> {
  return session.use((connection, sessionToken) => codes.resetVerificationCode(connection, sessionToken, token));
}

/** Has a new pass code made; the answer holds it in clear. */
export function resetPassCode(session: Session, token: BareIdentifier): Promise<Result<NewPassCode>> {
  return session.use((connection, sessionToken) => codes.resetPassCode(connection, sessionToken, token));
}

/** Has the server mail its customer a way to a new pass code. */
export function forgotPassCode(session: Session, identifier: string): Promise<Result<null>> {
  return session.use((connection, sessionToken) => codes.forgotPassCode(connection, sessionToken, identifier));
}

/** Has a one-time password made, with the time that is left for it where that can be told. */
export async function generateOtp(session: Session, identifier: TokenIdentifier): Promise<Result<OneTimePassword>> {
  const made = await session.use((connection, sessionToken) => codes.generateOtp(connection, sessionToken, identifier));
  if (!made.ok) return made;
  const { serverDate, ...rest } = made.value;
  return success({ ...rest, remainingMs: remainingMs(rest.expirationDate, serverDate ?? Date.now()) });
}

type Change = typeof accessTokens.setAsEffective;

async function changed(session: Session, identifier: TokenIdentifier, change: Change): Promise<Result<AccessToken>> {
  const result = await session.use((connection, sessionToken) => change(connection, sessionToken, { identifier }));
  return asTheServerHasIt(session, identifier, result);
}

async function asTheServerHasIt(
  session: Session,
  identifier: TokenIdentifier,
  result: Result<AccessToken>,
): Promise<Result<AccessToken>> {
  if (!result.ok) return result;
  const code = 'authenticationCode' in identifier ? identifier.authenticationCode : null;
  const token = { ...result.value, authenticationCode: result.value.authenticationCode ?? code };
  return completed(session, token);
}
