import { describe, expect, test } from 'vitest';
import { findToken } from '../../electron/desk/find';
import type { Fault } from '../../electron/practice/faults';
import { practicePeople } from '../../electron/practice/people';
import { failureOf } from './crm-recording';
import { signedIn } from './signed-in';

const { effective, identified } = practicePeople.tokens;
const json = { 'content-type': 'application/json' };
const nobodys = { authenticationCode: '99021999999' };

describe('a token is known not to be there', () => {
  test.each<[string, Parameters<typeof signedIn>[0]]>([
    ['in words of the known form', { errorCodes: {} }],
    ['in one opaque code for every refusal', {}],
    ['in opaque codes, a different one for each refusal', { errorCodes: (kind) => `E-${String(kind.length)}` }],
    ['with HTTP status 404', { errorStatus: 404 }],
    ['before R10', { release: 'R8' }],
  ])('where the server says so %s', async (_, options) => {
    const { session } = await signedIn(options);
    expect(failureOf(await findToken(session, nobodys))).toMatchObject({ code: 'rejected', reason: 'not-found' });
  });

  test('for a short code, and for one that was shown before and is asked for once more', async () => {
    const { session, practice } = await signedIn();
    expect(failureOf(await findToken(session, { authenticationCode: 'Zq' }))).toMatchObject({ reason: 'not-found' });
    await findToken(session, { authenticationCode: effective.authentication_code });
    const before = practice.ledger.entries().length;
    expect(failureOf(await findToken(session, nobodys))).toMatchObject({ reason: 'not-found' });
    // What the server says of such a code was learned from the first one.
    expect(practice.ledger.entries().length).toBe(before + 1);
  });

  test('where none opens with an identifier and a pass code', async () => {
    const { session } = await signedIn();
    for (const identifier of [identified.identifier, 'nobody@example.com'])
      expect(failureOf(await findToken(session, { identifier, passCode: 'wrong' }))).toMatchObject({
        reason: 'not-found',
      });
  });

  test('where there is no token to try it with, only where the words say so', async () => {
    for (const [errorCodes, reason] of [
      [{}, 'not-found'],
      [() => 'OPAQUE', 'refused-by-server'],
    ] as const) {
      const { session, practice } = await signedIn({ errorCodes });
      practice.options.faults['access_tokens/get_not_associated'] = {
        always: { kind: 'http', status: 200, headers: json, body: '{"status":{"code":"OK"},"data":[]}' },
      };
      practice.options.faults['access_tokens/show'] =
        reason === 'not-found'
          ? []
          : { always: { kind: 'error', code: 'OPAQUE', message: 'Dieser Vorgang ist nicht möglich.' } };
      expect(failureOf(await findToken(session, nobodys))).toMatchObject({ reason });
    }
  });
});

describe('a token is not taken for missing', () => {
  const words = (code: string, message: string): Fault => ({ kind: 'error', code, message });
  test.each<[string, Fault]>([
    ['a web page', { kind: 'html' }],
    ['an empty answer', { kind: 'http', status: 200, headers: json }],
    ['OK without a token', { kind: 'http', status: 200, headers: json, body: '{"status":{"code":"OK"},"data":{}}' }],
    ['403', { kind: 'http', status: 403 }],
    ['404 of the path', { kind: 'http', status: 404, body: '<h1>Not Found</h1>' }],
    [
      '404 in JSON of another kind',
      { kind: 'http', status: 404, headers: json, body: '{"status":404,"error":"Not Found"}' },
    ],
    [
      '404 in an envelope',
      { kind: 'http', status: 404, headers: json, body: '{"status":{"code":"SYSTEM.NOTFOUND","message":"Not found"}}' },
    ],
    ['429', { kind: 'http', status: 429 }],
    ['429 in an envelope', { kind: 'http', status: 429, headers: json, body: '{"status":{"code":"NOTFOUND"}}' }],
    ['500', { kind: 'http', status: 500 }],
    ['500 in an envelope', { kind: 'http', status: 500, headers: json, body: '{"status":{"code":"NOTFOUND"}}' }],
    ['a missing right', words('COM.CRM.EXCEPTION.SECURITY.NOTALLOWEDEXCEPTION', 'No permission.')],
    ['an opaque refusal of every show', words('X', '')],
    ['words that say not found of every token', words('COM.CRM.EXCEPTION.ACCESSTOKENS.NOTFOUNDEXCEPTION', 'Not found')],
  ])('for %s', async (_, fault) => {
    const { session, practice } = await signedIn();
    practice.options.faults['access_tokens/show'] = { always: fault };
    const failure = failureOf(await findToken(session, nobodys));
    expect(failure.reason).not.toBe('not-found');
    // It is not the session either.
    expect(failure.code).not.toBe('signed-out');
    practice.options.faults['access_tokens/show'] = [];
    expect((await findToken(session, { authenticationCode: effective.authentication_code })).ok).toBe(true);
  });

  test('where the server refuses this one code in other words than a code that no token has', async () => {
    const { session, practice } = await signedIn();
    practice.options.faults['access_tokens/show'] = [words('OTHER-UNIT', 'Belongs to another unit.')];
    expect(failureOf(await findToken(session, nobodys))).toMatchObject({ reason: 'refused-by-server' });
  });

  test('where the session ended', async () => {
    const { session, practice } = await signedIn();
    practice.endSessions();
    expect(failureOf(await findToken(session, nobodys))).toMatchObject({ code: 'signed-out' });
  });
});
