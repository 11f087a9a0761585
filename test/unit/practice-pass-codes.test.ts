import { describe, expect, test } from 'vitest';
import { practicePeople } from '../../electron/practice/people';
import { byCode, startCaller } from './practice-caller';

const { tokens, accounts } = practicePeople;
const { identifier, authentication_code } = tokens.identified;

describe('access_tokens/reset_pass_code', () => {
  test('tells a new pass code of six characters, found by either name of the token', async () => {
    const { post } = await startCaller();
    for (const address of [{ identifier }, { authentication_code }]) {
      const { one } = await post('access_tokens/reset_pass_code', address);
      expect(Object.keys(one)).toEqual([
        ...['id', 'number', 'life_cycle_state', 'authentication_code', 'identifier', 'log_information'],
        'random_pass_code',
      ]);
      expect(one.random_pass_code).toMatch(/^[A-Za-z0-9]{6}$/);
      const login = { access_token_identifier: { identifier, pass_code: one.random_pass_code } };
      expect((await post('access_tokens/show', login)).code).toBe('OK');
    }
  });

  test('follows the settings of the classification from R13.1.0 on', async () => {
    for (const [release, form] of [
      ['R13.0.0', /[^0-9]/],
      ['R13.1.0', /^\d{6}$/],
    ] as const) {
      const { post } = await startCaller({ release });
      const { one } = await post('access_tokens/create', {
        ...{ classification_identifier: { name: 'Mobile app' }, identifier: 'new@example.com', pass_code: '1234' },
      });
      const reset = await post('access_tokens/reset_pass_code', { authentication_code: one.authentication_code });
      expect(reset.one.random_pass_code).toMatch(form);
    }
  });

  test('takes exactly one name of the token', async () => {
    const { post } = await startCaller();
    expect((await post('access_tokens/reset_pass_code', { identifier, authentication_code })).code).toBe(
      'one-of-required',
    );
    expect((await post('access_tokens/reset_pass_code')).code).toBe('one-of-required');
  });
});

describe('a forgotten pass code', () => {
  test('is changed with the key from the mail, once, and the answers carry no data', async () => {
    const { practice, post } = await startCaller();
    const forgot = await post('access_tokens/forgot_pass_code', { identifier });
    expect(forgot.code).toBe('OK');
    expect(forgot.text).not.toContain('"data"');
    const [mail] = practice.messages();
    expect(mail).toMatchObject({ about: 'forgotten-pass-code', to: identifier });
    const change = { token: mail?.secret, pass_code: 'remembered' };
    expect((await post('access_tokens/change_pass_code', { ...change, pass_code: 'abc' })).code).toBe('broken-format');
    const changed = await post('access_tokens/change_pass_code', change);
    expect(changed.code).toBe('OK');
    expect(changed.text).not.toContain('"data"');
    const login = { access_token_identifier: { identifier, pass_code: 'remembered' } };
    expect((await post('access_tokens/show', login)).code).toBe('OK');
    expect((await post('access_tokens/change_pass_code', change)).code).toBe('invalid-session');
  });

  test.each([
    [{ identifier: tokens.short.identifier }, 'identifier-not-email'],
    [{ identifier: 'nobody@example.com' }, 'token-not-found'],
    [{}, 'missing-parameter'],
  ])('is not sent for %j: %s', async (body, kind) => {
    const { practice, post } = await startCaller();
    expect((await post('access_tokens/forgot_pass_code', body)).code).toBe(kind);
    expect(practice.messages()).toEqual([]);
  });

  test('is neither sent nor changed for a token that is not effective', async () => {
    const { practice, post } = await startCaller();
    await post('access_tokens/forgot_pass_code', { identifier });
    await post('access_tokens/set_as_not_effective', byCode(authentication_code));
    expect((await post('access_tokens/forgot_pass_code', { identifier })).code).toBe('wrong-state');
    const change = { token: practice.messages()[0]?.secret, pass_code: 'remembered' };
    expect((await post('access_tokens/change_pass_code', change)).code).toBe('wrong-state');
  });

  test("cannot be changed with an operator's session, nor with anything else", async () => {
    const { post } = await startCaller();
    const pass_code = 'remembered';
    expect((await post('access_tokens/change_pass_code', { pass_code })).code).toBe('operator-session');
    expect((await post('access_tokens/change_pass_code', { pass_code, token: 'x' })).code).toBe('invalid-session');
    expect((await post('access_tokens/change_pass_code', { token: 'x' })).code).toBe('missing-parameter');
  });
});

describe('access_tokens/generate_otp', () => {
  const asAccount = (one_time_password: unknown) => ({
    accounts_receivable_identifier: { access_token_identifier: { one_time_password } },
  });

  test('gives six digits as text, good for one look-up until they expire', async () => {
    let now = new Date('2024-05-06T12:00:00Z');
    const { post } = await startCaller({ now: () => now, oneTimePasswordSeconds: 60 });
    const { one } = await post('access_tokens/generate_otp', byCode(authentication_code));
    expect(Object.keys(one)).toEqual(['id', 'number', 'one_time_password', 'expiration_date']);
    expect(one.one_time_password).toMatch(/^\d{6}$/);
    expect(one.expiration_date).toBe('2024-05-06T12:01:00');
    const found = await post('accounts_receivable/show', asAccount(one.one_time_password));
    expect(found.one.number).toBe(accounts.threeTokens.number);
    expect((await post('accounts_receivable/show', asAccount(one.one_time_password))).code).toBe('token-not-found');

    const late = await post('access_tokens/generate_otp', byCode(authentication_code));
    now = new Date('2024-05-06T12:01:00Z');
    expect((await post('accounts_receivable/show', asAccount(late.one.one_time_password))).code).toBe(
      'token-not-found',
    );
  });

  test('a newer one replaces the one before', async () => {
    const { post } = await startCaller();
    const first = await post('access_tokens/generate_otp', byCode(authentication_code));
    const second = await post('access_tokens/generate_otp', byCode(authentication_code));
    expect((await post('accounts_receivable/show', asAccount(first.one.one_time_password))).code).toBe(
      'token-not-found',
    );
    expect((await post('accounts_receivable/show', asAccount(second.one.one_time_password))).code).toBe('OK');
  });
});
