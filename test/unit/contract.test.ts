import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { isEventName, isRequestName } from '../../electron/contract/names';
import type { RequestName } from '../../electron/contract/requests';
import { schemas } from '../../electron/contract/schemas';
import { everyRequest as good, seen } from '../support/every-request';

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
