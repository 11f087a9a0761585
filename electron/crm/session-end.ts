import { isObject, parseJson } from './json';
import { asText } from './wire-fields';

const twoHours = 2 * 60 * 60 * 1000;
const longestCredible = 24 * 60 * 60 * 1000;

/** What a sessionToken tells of itself where it is a JWT (docs/design/api.md 2.5); each claim may be missing. */
export interface SessionClaims {
  userName: string | null;
  organisation: string | null;
  unit: string | null;
  /** Seconds since the epoch by the server's clock. */
  issuedAt: number | null;
  expiresAt: number | null;
}

/**
 * Gives how long a session lasts from its answer on, in milliseconds. The token's own time is the server's, whose clock is
 * judged by the Date of its answer, else by when the token says it was issued, and only then by this machine's, `answeredAt`.
 * What cannot be believed is two hours.
 */
export function sessionLife(sessionToken: string, answeredAt: number, serverDate: number | null): number {
  const { issuedAt, expiresAt } = readClaims(sessionToken);
  if (expiresAt === null) return twoHours;
  const serverNow = serverDate ?? (issuedAt === null ? answeredAt : issuedAt * 1000);
  const left = expiresAt * 1000 - serverNow;
  return left > 0 && left <= longestCredible ? left : twoHours;
}

/** Reads the claims of a sessionToken without judging its signature; all null where it is not a JWT. */
export function readClaims(sessionToken: string): SessionClaims {
  const claims = payloadOf(sessionToken);
  return {
    userName: asText(claims.usr),
    organisation: asText(claims.org),
    unit: asText(claims.oun),
    issuedAt: asSeconds(claims.iat),
    expiresAt: asSeconds(claims.exp),
  };
}

function payloadOf(sessionToken: string): Record<string, unknown> {
  const [, payload, ...rest] = sessionToken.split('.');
  if (payload === undefined || rest.length !== 1) return {};
  try {
    const parsed = parseJson(Buffer.from(payload, 'base64url').toString('utf8'));
    return isObject(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

/** Servers were seen to write these numbers as text. */
function asSeconds(value: unknown): number | null {
  const text = asText(value)?.trim() ?? '';
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : null;
}
