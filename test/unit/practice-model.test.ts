import fc from 'fast-check';
import { expect, test } from 'vitest';
import { practicePeople } from '../../electron/practice/people';
import { byCode, startCaller } from './practice-caller';
import type { Caller, Members } from './practice-caller';

const accounts = [practicePeople.accounts.noTokens.number, practicePeople.accounts.threeTokens.number];
const codes = ['CODE-A', 'CODE-B', '7', practicePeople.tokens.notEffective.authentication_code];
const identifiers = ['a@example.com', 'b@example.com', practicePeople.tokens.short.identifier];

/** What the methods may make of a state (docs/design/api.md 4.5); null is a token that is not there. */
const allowed: Record<string, readonly [from: string | null, to: string | null][]> = {
  'access_tokens/create': [
    [null, 'EFFECTIVE'],
    [null, 'PENDING_VERIFICATION'],
  ],
  'access_tokens/set_as_effective': [['NOT_EFFECTIVE', 'EFFECTIVE']],
  'access_tokens/set_as_not_effective': [['EFFECTIVE', 'NOT_EFFECTIVE']],
  'access_tokens/verify': [['PENDING_VERIFICATION', 'EFFECTIVE']],
  'access_tokens/delete': [['NOT_EFFECTIVE', null]],
  'accounts_receivable/update': [[null, 'EFFECTIVE']],
};

const code = fc.constantFrom(...codes);
const login = fc.record({ identifier: fc.constantFrom(...identifiers), pass_code: fc.constantFrom('first', 'second') });
const changed = fc.oneof(
  fc.record({ authentication_code: fc.option(code) }),
  login,
  fc.constant({ identifier: null }),
  fc.constant({ pass_code: 'third' }),
);
const address = fc.oneof(
  code.map(byCode),
  login.map((access_token_identifier) => ({ access_token_identifier })),
);
const entry = fc.oneof(
  code.map((authentication_code) => ({ action: 'ADD_NEW', authentication_code })),
  fc.tuple(fc.constantFrom('ADD_EXISTING', 'REMOVE'), address).map(([action, token]) => ({ action, ...token })),
);
const account = fc.constantFrom(...accounts).map((number) => ({ accounts_receivable_identifier: { number } }));

const command: fc.Arbitrary<[path: string, body: Members]> = fc.oneof(
  fc
    .tuple(code, fc.option(login), fc.option(account), fc.constantFrom('Portal', 'Loyalty card'))
    .map(([authentication_code, names, holder, name]): [string, Members] => [
      'access_tokens/create',
      { authentication_code, ...names, ...holder, classification_identifier: { name } },
    ]),
  fc
    .tuple(address, changed)
    .map(([token, change]): [string, Members] => ['access_tokens/update', { ...token, ...change }]),
  fc
    .tuple(fc.constantFrom('set_as_effective', 'set_as_not_effective', 'delete'), address)
    .map(([method, token]): [string, Members] => [`access_tokens/${method}`, token]),
  address.map((token): [string, Members] => ['access_tokens/verify', { ...token, verification_code: 'sent' }]),
  fc
    .tuple(account, fc.array(entry, { minLength: 1, maxLength: 3 }))
    .map(([holder, entries]): [string, Members] => [
      'accounts_receivable/update',
      { ...holder, access_tokens_set: entries },
    ]),
);

function stateOf(token: Members | undefined): string | null {
  return typeof token?.life_cycle_state === 'string' ? token.life_cycle_state : null;
}

function byId(tokens: Members[]): Map<unknown, Members> {
  return new Map(tokens.map((token) => [token.id, token]));
}

/** Puts the code that was really sent in the place of `sent`, so that verifying succeeds at times. */
function withSentCode({ practice }: Caller, body: Members): Members {
  return body.verification_code === 'sent' ? { ...body, verification_code: practice.messages().at(-1)?.secret } : body;
}

function expectUnique(tokens: Members[]): void {
  for (const name of ['id', 'number', 'authentication_code', 'identifier']) {
    const values = tokens.flatMap((token) => (token[name] === null ? [] : [token[name]]));
    expect(new Set(values).size).toBe(values.length);
  }
}

test('no sequence of calls breaks uniqueness, the rules of states, or what a refusal promises', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 25 }), async (commands) => {
      const caller = await startCaller({ size: 66 });
      for (const [path, body] of commands) {
        const before = byId(caller.practice.tokens());
        const answer = await caller.post(path, withSentCode(caller, body));
        const after = byId(caller.practice.tokens());
        expectUnique([...after.values()]);
        if (answer.code !== 'OK') {
          expect(after).toEqual(before);
          continue;
        }
        for (const id of new Set([...before.keys(), ...after.keys()])) {
          const from = stateOf(before.get(id));
          const to = stateOf(after.get(id));
          if (from === to) continue;
          seen.add(`${path} ${from} ${to}`);
          expect(allowed[path] ?? []).toContainEqual([from, to]);
        }
      }
    }),
    { numRuns: 50, seed: 20_240_506 },
  );
  // The commands must reach every one of these changes, else nothing was shown.
  const all = Object.entries(allowed).flatMap(([path, pairs]) => pairs.map(([from, to]) => `${path} ${from} ${to}`));
  expect([...seen].sort()).toEqual(all.sort());
}, 30_000);
