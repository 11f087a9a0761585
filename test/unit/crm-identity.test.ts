import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Result } from '../../electron/contract/failure';
import type { AccountIdentifier, TokenIdentifier } from '../../electron/contract/model';
import { generateOtp, resetPassCode, resetVerificationCode, verify } from '../../electron/crm/access-token-codes';
import * as accessTokens from '../../electron/crm/access-tokens';
import {
  listAccountsReceivable,
  listRewardsParticipants,
  showAccountOfToken,
  showAccountsReceivable,
} from '../../electron/crm/accounts';
import { associate, detach } from '../../electron/crm/associations';
import type { Connection } from '../../electron/crm/client';
import { findToken } from '../../electron/crm/find-token';
import { recordingServer } from './crm-recording';

const holder = (account: AccountIdentifier) => ({ accountsReceivable: account });
const page = { numberOfResults: 5, offset: 0 };
const bare = (token: TokenIdentifier) => ('authenticationCode' in token ? token : { identifier: token.identifier });

type Call = (connection: Connection, token: TokenIdentifier) => Promise<Result<unknown>>;

/** Everything that is asked about one token. */
const reads: Record<string, Call> = {
  show: (connection, identifier) => accessTokens.show(connection, 'S', { identifier }),
  find: (connection, identifier) => findToken(connection, 'S', identifier),
};
const writes: Record<string, Call> = {
  create: (connection, token) =>
    accessTokens.create(connection, 'S', {
      ...token,
      ...('identifier' in token ? {} : { identifier: 'i', passCode: 'p' }),
    }),
  update: (connection, identifier) =>
    accessTokens.update(connection, 'S', { identifier, change: { udfs: { udfString1: 'x' } } }),
  setAsEffective: (connection, identifier) => accessTokens.setAsEffective(connection, 'S', { identifier }),
  setAsNotEffective: (connection, identifier) => accessTokens.setAsNotEffective(connection, 'S', { identifier }),
  deleteToken: (connection, identifier) => accessTokens.deleteToken(connection, 'S', { identifier }),
  verify: (connection, identifier) => verify(connection, 'S', { identifier, verificationCode: '123456' }),
  resetVerificationCode: (connection, identifier) => resetVerificationCode(connection, 'S', bare(identifier)),
  resetPassCode: (connection, identifier) => resetPassCode(connection, 'S', bare(identifier)),
  generateOtp: (connection, identifier) => generateOtp(connection, 'S', identifier),
};
const calls = [...Object.entries(reads), ...Object.entries(writes)];

const plain = (name: string): string => name.normalize('NFC').trim().toLowerCase();
const name = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== '');
const twoNames = fc.tuple(name, name).filter(([one, other]) => plain(one) !== plain(other));
const answering = (data: unknown) => recordingServer({ status: { code: 'OK' }, data }).connection;
const rest = { id: 'A'.repeat(32), number: 'AT0000000001', life_cycle_state: 'EFFECTIVE' };

describe.each(calls)('the answer of %s', (called, call) => {
  const asCode = called in reads ? 'rejected' : 'unknown-outcome';

  test('about another token than was asked for is a failure, whatever else it tells', async () => {
    await fc.assert(
      fc.asyncProperty(twoNames, fc.boolean(), fc.boolean(), async ([asked, other], isByCode, isListed) => {
        const token = isByCode ? { authenticationCode: asked } : { identifier: asked, passCode: 'p' };
        const data = isByCode
          ? { ...rest, authentication_code: other, one_time_password: '1', random_pass_code: 'secret' }
          : { ...rest, identifier: other, one_time_password: '1', random_pass_code: 'secret' };
        const answer = await call(answering(isListed ? [data] : data), token);
        expect(answer).toMatchObject({ ok: false, failure: { code: asCode, reason: 'about-another' } });
        expect(JSON.stringify(answer)).not.toContain('secret');
      }),
      { numRuns: 30 },
    );
  });

  test('is taken with the name in another case or without spaces around it, and without the name at all', async () => {
    for (const told of ['card-777a', ' CARD-777A ', null, undefined, '']) {
      const byCode = answering({ ...rest, authentication_code: told, identifier: 'i' });
      expect((await call(byCode, { authenticationCode: 'Card-777A' })).ok).toBe(true);
      const byIdentifier = answering({ ...rest, identifier: told });
      expect((await call(byIdentifier, { identifier: 'Card-777A', passCode: 'p' })).ok).toBe(true);
    }
  });
});

describe.each(Object.entries(writes).filter(([called]) => called !== 'create'))(
  'after a token was shown, %s',
  (_, call) => {
    test.each(['id', 'number'] as const)(
      'is not about another one of the same code, told by its %s',
      async (member) => {
        const known = { id: null, number: null, [member]: 'ONE' };
        let data: object = { ...known, authentication_code: '7' };
        const connection: Connection = {
          base: 'https://crm.example/crmapi/rest/v2',
          deadlineMs: 5_000,
          fetch: () => Promise.resolve(Response.json({ status: { code: 'OK' }, data })),
        };
        const token = { authenticationCode: '7' };
        await accessTokens.show(connection, 'S', { identifier: token });
        data = { ...known, [member]: 'ANOTHER', one_time_password: '073482' };
        expect(await call(connection, token)).toMatchObject({ ok: false, failure: { reason: 'about-another' } });
        // Shown anew, it may be another one by now.
        expect((await accessTokens.show(connection, 'S', { identifier: token })).ok).toBe(true);
        expect((await call(connection, token)).ok).toBe(true);
      },
    );
  },
);

describe('a changed token', () => {
  const update = (data: object, change: { authenticationCode?: string | null; identifier?: string }) =>
    accessTokens.update(answering(data), 'S', { identifier: { authenticationCode: 'OLD' }, change });

  test('is the one under its new code, or under its old one, and no other', async () => {
    for (const [told, isIt] of [
      ['NEW', true],
      ['OLD', true],
      ['OTHER', false],
    ] as const)
      expect((await update({ authentication_code: told }, { authenticationCode: 'NEW' })).ok).toBe(isIt);
  });

  test('may have any code where the server makes a new one', async () => {
    expect((await update({ authentication_code: '8F00' }, { authenticationCode: null })).ok).toBe(true);
  });
});

describe('what belongs to an account', () => {
  const account = { by: 'number', value: 'ACR1' } as const;
  const accountWrites = {
    associate: (connection: Connection) =>
      associate(connection, 'S', { account, association: { existing: { authenticationCode: '7' } } }),
    detach: (connection: Connection) => detach(connection, 'S', { account, token: { authenticationCode: '7' } }),
  };

  test('is shown only where every row is of the account that was asked for', async () => {
    const rows = (...numbers: (string | null)[]) =>
      answering(numbers.map((number) => ({ ...rest, accounts_receivable: number === null ? null : { number } })));
    const list = (connection: Connection) => accessTokens.list(connection, 'S', { holder: holder(account), ...page });
    expect((await list(rows('ACR1', null, 'acr1'))).ok).toBe(true);
    expect(await list(rows('ACR1', 'ACR2'))).toMatchObject({ ok: false, failure: { reason: 'about-another' } });
    const participants = (connection: Connection) => listRewardsParticipants(connection, 'S', { account, ...page });
    expect((await participants(rows('ACR1', null))).ok).toBe(true);
    expect(await participants(rows('ACR2'))).toMatchObject({ ok: false, failure: { reason: 'about-another' } });
  });

  test.each(['id', 'number', 'name'] as const)('is shown only where the account has the %s asked for', async (by) => {
    const show = (told: string | null) =>
      showAccountsReceivable(answering({ id: null, [by]: told, life_cycle_state: 'ACTIVE' }), 'S', {
        by,
        value: 'One',
      });
    expect(await show('Other')).toMatchObject({ ok: false, failure: { code: 'rejected', reason: 'about-another' } });
    expect((await show('one ')).ok && (await show(null)).ok).toBe(true);
  });

  test.each(Object.entries(accountWrites))(
    '%s is not known to be done where another account is answered',
    async (_, write) => {
      expect(await write(answering({ number: 'ACR2' }))).toMatchObject({
        ok: false,
        failure: { code: 'unknown-outcome', reason: 'about-another' },
      });
      expect((await write(answering({ number: 'ACR1' }))).ok && (await write(answering(undefined))).ok).toBe(true);
    },
  );
});

describe('whose a token is', () => {
  const token = { authenticationCode: '7' };
  /** A server that answers the account of a token, and the token with its own account. */
  function server(account: object, own: object | null): { connection: Connection; asked: string[] } {
    const asked: string[] = [];
    const connection: Connection = {
      base: 'https://crm.example/crmapi/rest/v2',
      deadlineMs: 5_000,
      fetch: (url) => {
        const { pathname } = new URL(url);
        asked.push(pathname.split('/').slice(-2).join('/'));
        const data = pathname.endsWith('access_tokens/show')
          ? { ...rest, authentication_code: '7', accounts_receivable: own }
          : account;
        return Promise.resolve(Response.json({ status: { code: 'OK' }, data }));
      },
    };
    return { connection, asked };
  }

  test('is not believed where the token is shown with another account', async () => {
    const { connection } = server({ number: 'ACR2' }, { number: 'ACR1' });
    expect(await showAccountOfToken(connection, 'S', token)).toMatchObject({
      ok: false,
      failure: { code: 'rejected', reason: 'about-another' },
    });
    await accessTokens.show(connection, 'S', { identifier: token });
    expect(await showAccountOfToken(connection, 'S', token)).toMatchObject({ ok: false });
  });

  test('needs no second look where the token was shown with that account', async () => {
    const { connection, asked } = server({ number: 'ACR1' }, { number: 'ACR1' });
    await accessTokens.show(connection, 'S', { identifier: token });
    expect((await showAccountOfToken(connection, 'S', token)).ok).toBe(true);
    expect(asked).toEqual(['access_tokens/show', 'accounts_receivable/show']);
  });

  test('is believed where the server does not show the account of a token', async () => {
    const { connection } = server({ number: 'ACR1' }, null);
    expect((await showAccountOfToken(connection, 'S', token)).ok).toBe(true);
  });
});

test('tokens of nobody are believed only where none of them is shown with a holder', async () => {
  const rows = (holder: object) =>
    answering([
      { ...rest, authentication_code: '7' },
      { ...rest, ...holder },
    ]);
  const list = (holder: object) => accessTokens.getNotAssociated(rows(holder), 'S', { number: 5 });
  expect((await list({ accounts_receivable: null })).ok).toBe(true);
  for (const holder of [{ accounts_receivable: { number: 'ACR1' } }, { rewards_participant: { id: 'R1' } }])
    expect(await list(holder)).toMatchObject({ ok: false, failure: { code: 'rejected', reason: 'about-another' } });
});

test('accounts of a contact are believed only where each is that contact’s', async () => {
  const list = (id: string | null) =>
    listAccountsReceivable(answering([{ number: 'ACR1', account_owner: { id } }]), 'S', {
      search: { contact: { by: 'id', value: 'C1' } },
      ...page,
    });
  expect((await list('c1')).ok && (await list(null)).ok).toBe(true);
  expect(await list('C2')).toMatchObject({ ok: false, failure: { reason: 'about-another' } });
});

test('a create that is answered OK without a token leaves open whether one was made', async () => {
  for (const data of [undefined, null, {}, [], { authentication_code: '' }])
    expect(await accessTokens.create(answering(data), 'S', { authenticationCode: '7' })).toMatchObject({
      ok: false,
      failure: { code: 'unknown-outcome', reason: 'empty-answer' },
    });
});
