import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeQuery } from '../../electron/crm/query';
import { parseJson } from '../../electron/crm/json';
import { readAccount, readParticipant } from '../../electron/crm/wire-account';
import { readClassification, readToken } from '../../electron/crm/wire-token';
import { exampleNames, readExample } from './crm-recording';

const documents = exampleNames.map((name) => readExample(name).data).flat();
const odd = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: 'binary' }),
  fc.array(fc.string(), { maxLength: 3 }),
  fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 3 }),
);

/** Names that no example has and no rule takes for a secret. */
const unknownName = fc.stringMatching(/^zz_[a-z_]{1,12}$/);
const marker = fc.stringMatching(/^[A-Z0-9]{6,12}$/);

/** Drops, empties, retypes and reorders the members of a document at every depth. */
function varied(value: unknown): fc.Arbitrary<unknown> {
  if (Array.isArray(value)) return fc.tuple(...value.map(varied));
  if (typeof value !== 'object' || value === null) return fc.oneof({ weight: 3, arbitrary: fc.constant(value) }, odd);
  const members = Object.entries(value).map(([name, member]) =>
    fc.oneof(
      { weight: 6, arbitrary: varied(member).map((changed): [string, unknown][] => [[name, changed]]) },
      { weight: 1, arbitrary: odd.map((changed): [string, unknown][] => [[name, changed]]) },
      { weight: 1, arbitrary: fc.constant<[string, unknown][]>([]) },
    ),
  );
  return fc
    .tuple(...members)
    .map((kept) => kept.flat())
    .chain((kept) => fc.shuffledSubarray(kept, { minLength: kept.length }))
    .map((kept) => Object.fromEntries(kept));
}

const variedDocument = fc.constantFrom(...documents).chain(varied);

test('no variation of an example makes a reader throw', () => {
  fc.assert(
    fc.property(fc.oneof(variedDocument, fc.jsonValue(), fc.anything()), (data) => {
      expect(Array.isArray(readToken(data).otherFields)).toBe(true);
      expect(readAccount(data)).toHaveProperty('owner');
      expect(readParticipant(data)).toHaveProperty('accountsReceivable');
      const classification = readClassification(data);
      expect(classification === null || 'name' in classification).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

test('an unknown member is never lost, whatever else varies and however deep it is nested', () => {
  const parts = ['', 'classification', 'accounts_receivable', 'accounts_receivable.account_owner', 'log_information'];
  const nested = fc.array(fc.constantFrom('object', 'list'), { maxLength: 5 });
  fc.assert(
    fc.property(
      variedDocument,
      fc.constantFrom(...parts),
      unknownName,
      marker,
      nested,
      (data, part, name, text, wraps) => {
        const value = wraps.reduce<unknown>((inner, wrap) => (wrap === 'list' ? [inner] : { zz_in: inner }), text);
        const path = part === '' ? [] : part.split('.');
        const token = withMember(data, path, name, value);
        const found = readToken(token).otherFields.find((field) => field.name === [...path, name].join('.'));
        expect(found?.value).toContain(text);
      },
    ),
    { numRuns: 1_000 },
  );
});

test('a token of text alone survives as it is', () => {
  const names = [
    'id',
    'number',
    'authentication_code',
    'identifier',
    'card_masked_number',
    'verification_code',
  ] as const;
  fc.assert(
    fc.property(fc.record(Object.fromEntries(names.map((name) => [name, fc.string({ unit: 'binary' })]))), (wire) => {
      const token = readToken(wire);
      expect([token.id, token.number, token.authenticationCode, token.identifier]).toStrictEqual([
        wire.id,
        wire.number,
        wire.authentication_code,
        wire.identifier,
      ]);
    }),
  );
});

test('a query gives back every value that went in', () => {
  const well = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(well, well, fc.integer({ min: 0 }), (code, name, number) => {
      const query = encodeQuery({ token: code, account: { name }, number, absent: undefined });
      const members = query
        .split('&')
        .map((member) => /^([^=]*)=(.*)$/s.exec(member)?.slice(1).map(decodeURIComponent));
      expect(members).toStrictEqual([
        ['token', code],
        ['account', `name=${name}`],
        ['number', String(number)],
      ]);
      const parsed = new URL(`https://crm.example/?${query}`).searchParams;
      expect([parsed.get('token'), parsed.get('account')]).toStrictEqual([code, `name=${name}`]);
    }),
  );
});

test('a query can be made of half a character', () => {
  expect(encodeQuery({ token: 'a\ud800b' })).toBe(`token=a%EF%BF%BDb`);
});

test('JSON comes back as it was, and long numbers keep every digit', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const text = JSON.stringify(value);
      expect(parseJson(text)).toStrictEqual(JSON.parse(text));
    }),
  );
  expect(parseJson('{"a":6011000990139424123,"b":1.50,"c":"1.50 \\"2.50\\"","d":-7,"e":[0.1]}')).toStrictEqual({
    a: '6011000990139424123',
    b: '1.50',
    c: '1.50 "2.50"',
    d: -7,
    e: [0.1],
  });
  expect(() => parseJson('{"a":1.5')).toThrow(SyntaxError);
});

function withMember(data: unknown, path: string[], name: string, value: unknown): Record<string, unknown> {
  const [next, ...rest] = path;
  const object = typeof data === 'object' && data !== null && !Array.isArray(data) ? { ...data } : {};
  if (next === undefined) return { ...object, [name]: value };
  return {
    ...object,
    [next]: withMember(Object.entries(object).find(([key]) => key === next)?.[1], rest, name, value),
  };
}
