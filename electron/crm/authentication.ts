import { failed, success, type Result } from '../contract/failure';
import { unreadable } from './answer';
import type { Call } from './call';
import { send, type Connection } from './client';
import { isObject } from './json';
import { readClaims, sessionLife } from './session-end';
import { asText } from './wire-fields';

/** A session as the server gave it; who it belongs to is known where the sessionToken is a JWT. */
export interface SignedIn {
  sessionToken: string;
  /** Milliseconds from the answer to the session's end. */
  lasts: number;
  /** The server's clock when it answered, in milliseconds since the epoch; null where it told none. */
  issuedAt: number | null;
  userName: string | null;
  organisation: string | null;
  unit: string | null;
}

/** Signs in by name and password (docs/design/api.md 2.1); without a unit the user's default one is taken. */
export function signInWithPassword(
  connection: Connection,
  ask: { organisation: string; userName: string; password: string; unit?: string },
): Promise<Result<SignedIn>> {
  const { userName, password, organisation } = ask;
  const body = { username: userName, password, organisation, unit: given(ask.unit) };
  return signIn(connection, { path: 'authentication/token', effect: 'read', body });
}

/** Signs in by Web API key, which travels as a user name without a password (docs/design/api.md 2.3). */
export function signInWithWebApiKey(
  connection: Connection,
  ask: { webApiKey: string; unit?: string },
): Promise<Result<SignedIn>> {
  const authorization = `Basic ${Buffer.from(`${ask.webApiKey}:`, 'utf8').toString('base64')}`;
  const body = { unit: given(ask.unit) };
  return signIn(connection, { path: 'authentication/web_api_key/token', effect: 'read', authorization, body });
}

/** Tells the server that a sessionToken is no longer needed (docs/design/api.md 2.2). */
export async function releaseSessionToken(connection: Connection, sessionToken: string): Promise<Result<null>> {
  const body = { token: sessionToken };
  const answer = await send(connection, { path: 'authentication/token/release', effect: 'read', body });
  return answer.ok ? success(null) : answer;
}

async function signIn(connection: Connection, call: Call): Promise<Result<SignedIn>> {
  const answer = await send(connection, call);
  // Without a session there is none to renew: 401 is a refusal of what was typed.
  if (!answer.ok && answer.failure.code === 'signed-out') return failed({ ...answer.failure, code: 'rejected' });
  if (!answer.ok) return answer;
  const { data, serverDate } = answer.value;
  const sessionToken = isObject(data) ? asText(data.token) : null;
  if (sessionToken === null || sessionToken === '') return failed(unreadable(call, 'not-the-api'));
  const { userName, organisation, unit } = readClaims(sessionToken);
  return success({
    sessionToken,
    lasts: sessionLife(sessionToken, Date.now(), serverDate),
    issuedAt: serverDate,
    userName,
    organisation,
    unit,
  });
}

/** A unit field left empty means the default unit, not one without a name. */
function given(text: string | undefined): string | undefined {
  return text?.trim() === '' ? undefined : text;
}
