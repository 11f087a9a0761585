import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { isEventName, isRequestName } from '../../electron/contract/names';
import type { Ask, RequestName } from '../../electron/contract/requests';
import { schemas } from '../../electron/contract/schemas';

const seen = {
  id: '1',
  number: 'AT1',
  lifeCycleState: 'EFFECTIVE',
  authenticationCode: '7',
  identifier: null,
  cardMaskedNumber: null,
  udfs: { udfDate1: '2026-05-01' },
};

/** One good payload for every request; a request forgotten here does not compile. */
const good: { [N in RequestName]: Ask<N> } = {
  'session:read': null,
  'session:sign-in': { with: 'password', server: 's', organisation: 'o', userName: 'u', password: 'p' },
  'session:sign-in-again': { secret: 'p' },
  'session:practise': null,
  'session:sign-out': null,
  'session:leave': null,
  'connection:read': null,
  'keychain:read': null,
  'keychain:retry': null,
  'proxy:read': null,
  'proxy:sign-in': { proxy: 'proxy.example:8080', userName: 'u', password: 'p' },
  'tokens:find': { identifier: 'jane', passCode: '1' },
  'tokens:not-associated': { number: 50, lifeCycleState: 'EFFECTIVE', columns: ['number'] },
  'tokens:list': {
    holder: { accountsReceivable: { by: 'number', value: 'ACR1' } },
    numberOfResults: 50,
    offset: 0,
  },
  'tokens:create': { authenticationCode: '7', udfs: { udfString1: 'x' } },
  'tokens:update': {
    token: { authenticationCode: '7' },
    change: { authenticationCode: null, udfs: { udfDate1: null } },
    seen,
  },
  'tokens:set-effective': { token: { authenticationCode: '7' }, seen },
  'tokens:set-not-effective': { token: { authenticationCode: '7' }, seen },
  'tokens:outcome': { submitId: 'x' },
  'tokens:delete': { authenticationCode: '7' },
  'tokens:verify': { token: { authenticationCode: '7' }, verificationCode: '012345', passCode: 'x' },
  'tokens:reset-verification-code': { identifier: 'jane' },
  'tokens:reset-pass-code': { authenticationCode: '7' },
  'tokens:forgot-pass-code': { identifier: 'jane@example.com' },
  'tokens:generate-otp': { authenticationCode: '7' },
  'tokens:export': { fileName: 'tokens.csv', rows: [['a', 'b']] },
  'classifications:list': null,
  'accounts:show': { by: 'name', value: 'Jane' },
  'accounts:of-token': { authenticationCode: '7' },
  'accounts:associate': {
    account: { by: 'id', value: '1' },
    association: { added: { identifier: 'jane', passCode: '1' } },
    submitId: 'x',
    again: true,
  },
  'accounts:outcome': { submitId: 'x' },
  'accounts:detach': { account: { by: 'id', value: '1' }, token: { authenticationCode: '7' } },
  'participants:list': { account: { by: 'id', value: '1' }, numberOfResults: 20, offset: 0 },
  'outbox:read': null,
  'outbox:queue': { work: { kind: 'create', draft: { authenticationCode: '7' } }, replaces: 'x' },
  'outbox:decide': { id: 'x', decision: 'discard' },
  'outbox:discard-others': { owner: { userName: 'x', organisation: 'y', server: 'https://z.example' } },
  'outbox:edit': { id: 'x' },
  'outbox:acknowledge-loss': null,
  'outbox:start-anew': null,
  'directory:search': { text: '' },
  'settings:read': null,
  'settings:notice': null,
  'settings:notice-read': null,
  'settings:change': { theme: 'dark' },
  'settings:choose-company-ca': { server: 'crm' },
  'settings:remove-company-ca': { server: 'crm' },
  'policy:read': null,
  'lock:read': null,
  'lock:now': null,
  'lock:active': null,
  'lock:unlock': { secret: 'p' },
  'lock:hand-over': null,
  'drafts:keep': {
    places: [{ screen: 'create' }],
    create: null,
    kept: [],
    changes: [],
    additions: [],
    newPassCode: null,
    search: { by: 'identifier', code: '', identifier: 'jane', account: { by: 'number', value: '' } },
  },
  'drafts:read': null,
  'clipboard:copy': { text: '7' },
  'health:read': null,
  'health:check': null,
  'health:bundle': null,
  'updates:read': null,
  'updates:check': null,
  'updates:download': null,
  'updates:install': null,
  'window:print': null,
  'window:news': null,
  'app:about': null,
};
const names = Object.keys(good) as RequestName[];

test('the names of the contract are the names of its schemas', () => {
  expect(Object.keys(schemas).sort()).toEqual([...names].sort());
  expect(names.every(isRequestName)).toBe(true);
  expect(isEventName('session:changed')).toBe(true);
});

test('a name that only every object has is no name of ours', () => {
  for (const name of ['__proto__', 'constructor', 'toString', '', null, 7]) {
    expect(isRequestName(name)).toBe(false);
    expect(isEventName(name)).toBe(false);
  }
});

test.each(names)('%s takes what the contract has', (name) => {
  expect(v.safeParse(schemas[name], good[name])).toMatchObject({ success: true, output: good[name] });
});

test.each(names)('%s refuses whatever else a hostile window may send, and never throws', (name) => {
  fc.assert(
    fc.property(fc.anything({ withMap: true, withBigInt: true, withTypedArray: true }), (value) => {
      const parsed = v.safeParse(schemas[name], value);
      // What passes is rebuilt as plain data, whatever it came as.
      if (parsed.success) expect(parsed.output).toEqual(JSON.parse(JSON.stringify(parsed.output)));
    }),
    { numRuns: 200 },
  );
  expect(v.safeParse(schemas[name], { ...(good[name] ?? {}), extra: 1 }).success).toBe(false);
});

test('absent, emptied and filled stay three different things in a change', () => {
  const schema = schemas['tokens:update'];
  const parse = (change: unknown) => v.safeParse(schema, { token: { authenticationCode: '7' }, change, seen });
  expect(parse({}).output).toEqual({ token: { authenticationCode: '7' }, change: {}, seen });
  expect(parse({ identifier: null }).output).toMatchObject({ change: { identifier: null } });
  expect(parse({ identifier: undefined }).success).toBe(false);
  expect(parse({ identifier: '' }).success).toBe(false);
});

test('a token is addressed by its code, or by identifier and pass code together', () => {
  const isAddress = (value: unknown) => v.safeParse(schemas['tokens:find'], value).success;
  expect(isAddress({ identifier: 'jane' })).toBe(false);
  expect(isAddress({ authenticationCode: '7', identifier: 'jane', passCode: '1' })).toBe(false);
  expect(isAddress({ number: 'AT0000000671' })).toBe(false);
});
