import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { practicePeople } from '../../electron/practice/people';
import { createPractice } from '../../electron/practice/practice';
import type { Practice } from '../../electron/practice/practice';
import { byCode, postRequest, read, signIn, startCaller } from './practice-caller';
import type { Members } from './practice-caller';

const { organisation, operator, supervisor, units, webApiKey, tokens } = practicePeople;
const right = { ...operator, organisation };

function claimsOf(sessionToken: string): Members {
  const [, payload = ''] = sessionToken.split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Members;
}

async function signInByKey(practice: Practice, key: string, body: Members = {}) {
  const authorization = `Basic ${Buffer.from(key).toString('base64')}`;
  const headers = { 'content-type': 'application/json', authorization };
  return read(await practice.fetch(postRequest('authentication/web_api_key/token', body, { headers })));
}

function movable(start = '2024-05-06T12:00:00Z') {
  let now = new Date(start).getTime();
  return { now: () => new Date(now), pass: (seconds: number) => (now += seconds * 1000) };
}

describe('authentication/token', () => {
  test.each([
    [{ ...right, password: 'wrong' }, 'bad-credentials'],
    [{ ...right, username: 'nobody' }, 'bad-credentials'],
    [{ ...right, username: 'kiosk' }, 'bad-credentials'],
    [{ ...right, organisation: 'OTHER' }, 'bad-credentials'],
    [{ ...right, unit: units.admin.id }, 'unknown-unit'],
    [{ organisation, ...practicePeople.lockedUser }, 'user-locked'],
    [{ username: 'operator', organisation }, 'missing-parameter'],
    [{ ...right, password: 5 }, 'invalid-parameter'],
  ])('refuses %j as %s, with HTTP 200', async (body, kind) => {
    const { post } = await startCaller();
    const answer = await post('authentication/token', body);
    expect(answer).toMatchObject({ http: 200, code: kind, one: {} });
  });

  test('issues a signed JWT of two hours from R12 on', async () => {
    const clock = movable();
    const practice = createPractice({ now: clock.now });
    const sessionToken = await signIn(practice, { ...supervisor, unit: units.serviceDesk.id });
    const claims = claimsOf(sessionToken);
    expect(claims).toMatchObject({ usr: 'supervisor', org: organisation, oun: units.serviceDesk.name });
    expect(Number(claims.exp) - Number(claims.iat)).toBe(7200);
    expect(Number(claims.iat) * 1000).toBe(clock.now().getTime());
  });

  test('takes neither a changed claim nor a signature of another key', async () => {
    const { practice, sessionToken } = await startCaller();
    const [header = '', payload = '', signature = ''] = sessionToken.split('.');
    const longer = Buffer.from(JSON.stringify({ ...claimsOf(sessionToken), exp: 9_999_999_999 })).toString('base64url');
    const forged = createHmac('sha256', 'guess').update(`${header}.${longer}`).digest('base64url');
    const tried = [
      `${header}.${longer}.${signature}`,
      `${header}.${longer}.${forged}`,
      `${header}.${payload}`,
      'x',
      ' ',
    ];
    for (const token of tried) {
      const answer = await read(await practice.fetch(postRequest('access_tokens/show', { token, ...byCode('7') })));
      expect(answer.code).toBe('invalid-session');
    }
  });

  test('writes exp and iat as text when asked to, and still knows when the session is over', async () => {
    const clock = movable();
    const { post, sessionToken } = await startCaller({ now: clock.now, jwtDatesAsText: true });
    expect(typeof claimsOf(sessionToken).exp).toBe('string');
    clock.pass(7199);
    expect((await post('access_tokens/show', byCode('7'))).code).toBe('OK');
    clock.pass(1);
    expect((await post('access_tokens/show', byCode('7'))).code).toBe('expired-session');
  });

  test('before R12 a session is 32 hex characters and lives an hour from its last use', async () => {
    const clock = movable();
    const { post, sessionToken } = await startCaller({ now: clock.now, release: 'R11' });
    expect(sessionToken).toMatch(/^[0-9A-F]{32}$/);
    clock.pass(3599);
    expect((await post('access_tokens/show', byCode('7'))).code).toBe('OK');
    clock.pass(3599);
    expect((await post('access_tokens/show', byCode('7'))).code).toBe('OK');
    clock.pass(3600);
    expect((await post('access_tokens/show', byCode('7'))).code).toBe('expired-session');
  });

  test('form and length of a session are options that may change while running', async () => {
    const clock = movable();
    const { practice, post } = await startCaller({ now: clock.now });
    Object.assign(practice.options, { sessionForm: 'number', sessionSeconds: 5 });
    const token = await signIn(practice);
    expect(token).toMatch(/^\d{10}$/);
    clock.pass(5);
    expect((await post('access_tokens/show', { token, ...byCode('7') })).code).toBe('expired-session');
    expect((await post('access_tokens/show', byCode('7'))).code).toBe('OK');
  });

  test('sessions of one user live side by side until all are ended', async () => {
    const { practice, post } = await startCaller();
    const second = await signIn(practice);
    expect((await post('access_tokens/show', { token: second, ...byCode('7') })).code).toBe('OK');
    expect((await post('access_tokens/show', byCode('7'))).code).toBe('OK');
    practice.endSessions();
    expect((await post('access_tokens/show', byCode('7'))).code).toBe('invalid-session');
  });

  test('a call without a session is told so', async () => {
    const { post } = await startCaller();
    const answer = await post('access_tokens/show', { token: undefined, ...byCode(tokens.short.authentication_code) });
    expect(answer).toMatchObject({ code: 'missing-parameter', message: expect.stringContaining('token') as unknown });
  });
});

describe('authentication/web_api_key/token', () => {
  test('takes the key as user name with an empty password', async () => {
    const practice = createPractice();
    const answer = await signInByKey(practice, `${webApiKey}:`, { unit: units.kiosk.id });
    expect(claimsOf(String(answer.one.token))).toMatchObject({ usr: 'kiosk', oun: units.kiosk.name });
  });

  test.each([`${webApiKey}:password`, webApiKey, `:${webApiKey}`, ':', ''])('refuses %j', async (key) => {
    const { practice } = await startCaller();
    expect((await signInByKey(practice, key)).code).toBe('bad-credentials');
  });

  test('its sessions last two hours even where others are timed by idleness', async () => {
    const clock = movable();
    const { practice, post } = await startCaller({ now: clock.now, release: 'R10' });
    const { token } = (await signInByKey(practice, `${webApiKey}:`)).one;
    clock.pass(7100);
    expect((await post('access_tokens/show', { token, ...byCode('7') })).code).toBe('OK');
    clock.pass(100);
    expect((await post('access_tokens/show', { token, ...byCode('7') })).code).toBe('expired-session');
  });
});

describe('authentication/token/release', () => {
  test.each(['R10', 'R11'] as const)('ends the session in %s', async (release) => {
    const { post } = await startCaller({ release });
    expect(await post('authentication/token/release')).toMatchObject({
      code: 'OK',
      one: {},
      text: expect.stringContaining('"data":{}') as unknown,
    });
    expect((await post('access_tokens/show', byCode('7'))).code).toBe('invalid-session');
  });

  test('is unknown from R12 on, or kept without effect on a JWT', async () => {
    const { practice, post } = await startCaller({ release: 'R12' });
    expect(await post('authentication/token/release')).toMatchObject({ http: 404, code: 'unknown-method' });
    practice.options.keepsTokenRelease = true;
    expect((await post('authentication/token/release')).code).toBe('OK');
    expect((await post('access_tokens/show', byCode('7'))).code).toBe('OK');
  });
});
