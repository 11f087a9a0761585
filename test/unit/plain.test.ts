import * as v from 'valibot';
import { expect, test } from 'vitest';
import { isPlain } from '../../electron/contract/plain';

const optional = v.strictObject({
  a: v.optional(v.strictObject({ b: v.optional(v.number()) })),
  c: v.optional(v.array(v.string())),
});

function isTaken(value: unknown): boolean {
  const parsed = v.safeParse(optional, value);
  return parsed.success && isPlain(value, parsed.output);
}

test.each([[{}], [{ a: {} }], [{ a: { b: 1 }, c: ['x'] }], [Object.assign(Object.create(null), { a: {} })]])(
  'takes %j',
  (value) => {
    expect(isTaken(value)).toBe(true);
  },
);

class Odd {
  a = {};
}

test.each([
  ['a list', []],
  ['a list with a member', Object.assign([], { a: {} })],
  ['a date', new Date()],
  ['a map', new Map([['a', {}]])],
  ['a set', new Set()],
  ['bytes', new Uint8Array()],
  ['a pattern', /x/],
  ['an error', new Error('x')],
  ['an object of a class', new Odd()],
  ['a boxed text', Object('')],
  ['a list inside', { a: [] }],
  ['a date inside', { a: new Date() }],
])('refuses %s in place of an object', (_what, value) => {
  expect(isTaken(value)).toBe(false);
});
