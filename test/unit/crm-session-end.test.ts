import { describe, expect, test } from 'vitest';
import { signInWithPassword } from '../../electron/crm/authentication';
import { readClaims, sessionLife } from '../../electron/crm/session-end';
import { failureOf, recordingServer, valueOf } from './crm-recording';

const hour = 60 * 60 * 1000;
const answeredAt = Date.UTC(2026, 0, 31, 12);
const now = answeredAt / 1000;

function jwt(claims: unknown): string {
  const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  return `${encode({ typ: 'JWT', alg: 'HS256' })}.${encode(claims)}.c2lnbmF0dXJl`;
}

describe('a session ends', () => {
  test.each<[string, string, number | null, number]>([
    ['when its token says so', jwt({ exp: now + 3600, iat: now }), null, hour],
    ['likewise where the numbers are text', jwt({ exp: String(now + 3600), iat: String(now) }), null, hour],
    ['by its life where our clock is a day ahead', jwt({ exp: now - 82_800, iat: now - 86_400 }), null, hour],
    ['by its life where our clock is a day behind', jwt({ exp: now + 90_000, iat: now + 86_400 }), null, hour],
    ['by the clock of the answer before that of issue', jwt({ exp: now + 3600, iat: now - 3600 }), answeredAt, hour],
    ['by the clock of the answer without one of issue', jwt({ exp: now + 90_000 }), answeredAt + 24 * hour, hour],
    ['by our clock where there is no other', jwt({ exp: now + 3600 }), null, hour],
    ['after two hours: not a JWT', '4AD9C84FA60F9FE407140E20F707726A', answeredAt, 2 * hour],
    ['after two hours: a short number', '1351195444', null, 2 * hour],
    ['after two hours: dots, but no JWT', 'a.b.c', null, 2 * hour],
    ['after two hours: a JWT without exp', jwt({ iat: now }), null, 2 * hour],
    ['after two hours: exp is no number', jwt({ exp: 'soon', iat: now }), null, 2 * hour],
    ['after two hours: exp in milliseconds', jwt({ exp: answeredAt, iat: now }), null, 2 * hour],
    ['after two hours: over before it began', jwt({ exp: now - 1, iat: now }), null, 2 * hour],
    ['after two hours: claims that are a list', jwt([1]), null, 2 * hour],
  ])('%s', (_, sessionToken, serverDate, life) => {
    expect(sessionLife(sessionToken, answeredAt, serverDate)).toBe(life);
  });
});

test('claims tell who signed in', () => {
  expect(readClaims(jwt({ usr: 'jane', org: 'CRMDEMO', oun: 1, exp: '10', iat: 3 }))).toStrictEqual({
    userName: 'jane',
    organisation: 'CRMDEMO',
    unit: '1',
    issuedAt: 3,
    expiresAt: 10,
  });
});

describe('sign-in', () => {
  const ask = { userName: 'u', password: 'p', organisation: 'o' };

  test('gives the session and how long it lasts', async () => {
    const sessionToken = jwt({ usr: 'jane', org: 'CRMDEMO', exp: Date.UTC(2017, 4, 22, 14) / 1000 });
    const { connection } = recordingServer({ status: { code: 'OK' }, data: { token: sessionToken } });
    const signedIn = valueOf(await signInWithPassword(connection, ask));
    expect(signedIn).toMatchObject({ sessionToken, userName: 'jane', organisation: 'CRMDEMO', unit: null });
    expect(signedIn.lasts).toBe(hour);
    expect(signedIn.issuedAt).toBe(Date.UTC(2017, 4, 22, 13));
  });

  test('without a token in a good answer is no sign-in', async () => {
    const { connection } = recordingServer({ status: { code: 'OK' }, data: {} });
    expect(failureOf(await signInWithPassword(connection, ask))).toMatchObject({
      code: 'rejected',
      reason: 'not-the-api',
    });
  });

  test('refused with 401 is a refusal of what was typed', async () => {
    const { connection } = recordingServer();
    const refuse = () => Promise.resolve(new Response('', { status: 401 }));
    const failure = failureOf(await signInWithPassword({ ...connection, fetch: refuse }, ask));
    expect(failure).toMatchObject({ code: 'rejected', reason: 'http-status', httpStatus: 401 });
  });
});
