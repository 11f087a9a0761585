import { describe, expect, test } from 'vitest';
import { practicePeople } from '../../electron/practice/people';
import { defaultGlobalRules, defaultTokenRules } from '../../electron/practice/rules';
import { byCode, startCaller } from './practice-caller';

const { tokens, accounts, participant } = practicePeople;
const create = 'access_tokens/create';
const threeTokens = { accounts_receivable_identifier: { number: accounts.threeTokens.number } };
const noTokens = { accounts_receivable_identifier: { number: accounts.noTokens.number } };
const itsParticipant = { rewards_participant_identifier: { number: participant.number } };
const login = { identifier: 'new@example.com', pass_code: 'secret' };

describe('access_tokens/create', () => {
  test('makes an effective token with everything that was sent, found again by both of its names', async () => {
    const { post } = await startCaller();
    const udfs = { udf_string_8: 'Ελληνικά', udf_float_4: '1.50', udf_date_1: '2024-02-29T00:00:00' };
    const { code, one, text } = await post(create, {
      ...{ authentication_code: 'NEW-1', ...login, card_masked_number: '4111******1111' },
      ...{ ...threeTokens, ...itsParticipant, classification_identifier: { alternative_code: 'LOY' }, ...udfs },
    });
    expect(code).toBe('OK');
    expect(one).toMatchObject({
      ...{ authentication_code: 'NEW-1', identifier: login.identifier, card_masked_number: '4111******1111' },
      ...{ life_cycle_state: 'EFFECTIVE', classification: { name: 'Loyalty card' }, verification_code: null },
      ...{ accounts_receivable: { number: accounts.threeTokens.number }, rewards_participant: participant },
      ...{ ...udfs, udf_float_4: 1.5, udf_string_1: null },
      log_information: {
        ...{ created_date: '2024-05-06T12:00:00', created_by_user: { username: 'operator' } },
        updated_by_unit: { name: practicePeople.units.serviceDesk.name },
      },
    });
    expect(text).not.toContain(login.pass_code);
    expect((await post('access_tokens/show', { access_token_identifier: login })).one).toEqual(one);
    expect((await post('access_tokens/show', byCode('NEW-1'))).one).toEqual(one);
  });

  test('makes a GUID when no code is given, absent, null or empty, and the numbers go on', async () => {
    const { post } = await startCaller();
    const made = [await post(create), await post(create, { authentication_code: null, identifier: '' })];
    for (const { one } of made) expect(one.authentication_code).toMatch(/^[0-9A-F]{32}$/);
    expect(made.map(({ one }) => one.number)).toEqual(['AT0000000151', 'AT0000000152']);
    expect(
      (await post('access_tokens/show', { access_token_identifier: { identifier: '', pass_code: '' } })).code,
    ).toBe('one-of-required');
  });

  test.each([
    [{ authentication_code: tokens.effective.authentication_code }, 'code-taken'],
    [{ ...login, identifier: tokens.identified.identifier }, 'identifier-taken'],
    [{ identifier: login.identifier }, 'pass-code-required'],
    [{ pass_code: login.pass_code }, 'identifier-required'],
    [{ ...login, pass_code: '123' }, 'broken-format'],
    [{ accounts_receivable_identifier: { number: 'ACR1' } }, 'account-not-found'],
    [{ rewards_participant_identifier: { id: 'x' } }, 'participant-not-found'],
    [{ classification_identifier: { name: 'x' } }, 'classification-not-found'],
    [{ ...noTokens, ...itsParticipant }, 'participant-not-of-account'],
    [{ classification_identifier: { name: 'Loyalty card' } }, 'code-required'],
    [{ classification_identifier: { name: 'Gift card' }, authentication_code: 'ABC' }, 'broken-format'],
    [{ classification_identifier: { name: 'Staff' } }, 'identifier-required'],
    [{ classification_identifier: { name: 'Staff' }, ...login, pass_code: '12345' }, 'broken-format'],
    [{ classification_identifier: { name: 'Mobile app' }, identifier: login.identifier }, 'nobody-named'],
    [{ udf_float_1: 'much' }, 'invalid-parameter'],
    [{ udf_date_1: '2023-02-29T00:00:00' }, 'invalid-parameter'],
    [{ udf_date_1: '2023-02-28' }, 'invalid-parameter'],
    [{ authentication_code: 5 }, 'invalid-parameter'],
    [{ accounts_receivable_identifier: 'ACR1' }, 'invalid-parameter'],
    [{ accounts_receivable_identifier: {} }, 'one-of-required'],
  ])('refuses %j as %s and makes nothing', async (body, kind) => {
    const { practice, post } = await startCaller();
    const before = practice.tokens();
    expect((await post(create, body)).code).toBe(kind);
    expect(practice.tokens()).toEqual(before);
  });

  test('a verified classification makes it wait, and sends the code to its holder', async () => {
    const { practice, post } = await startCaller();
    const { one } = await post(create, { classification_identifier: { name: 'Portal' }, ...threeTokens });
    expect(one.life_cycle_state).toBe('PENDING_VERIFICATION');
    expect(practice.messages()).toEqual([
      { about: 'verification', number: one.number, to: 'jane@example.com', secret: one.verification_code },
    ]);
  });

  test('a made pass code needs somebody to be named from R14 on only', async () => {
    const body = { classification_identifier: { name: 'Mobile app' }, identifier: login.identifier };
    const newer = await startCaller();
    expect((await newer.post(create, { ...body, ...noTokens })).code).toBe('OK');
    const older = await startCaller({ release: 'R13' });
    expect((await older.post(create, body)).code).toBe('OK');
  });

  test('a gift card gets a number', async () => {
    const { post } = await startCaller();
    const { one } = await post(create, { classification_identifier: { name: 'Gift card' } });
    expect(one.authentication_code).toMatch(/^\d{11}$/);
  });

  test('an account takes no more than its maximum', async () => {
    const { post } = await startCaller({ globalRules: { ...defaultGlobalRules, maximumPerAccount: 3 } });
    expect((await post(create, threeTokens)).code).toBe('too-many-tokens');
    expect((await post(create, noTokens)).code).toBe('OK');
  });

  test('the settings of tokens without classification are an option, and R5 makes a code nevertheless', async () => {
    const authenticationCode = { ...defaultTokenRules.authenticationCode, generated: 'no' as const };
    const tokenRules = { ...defaultTokenRules, authenticationCode };
    expect((await (await startCaller({ tokenRules })).post(create)).code).toBe('code-required');
    expect((await (await startCaller({ tokenRules, release: 'R5' })).post(create)).code).toBe('OK');
  });

  test('an account may be named by an effective token of it', async () => {
    const { post } = await startCaller();
    const by = (token: object) => ({ accounts_receivable_identifier: { access_token_identifier: token } });
    const { one } = await post(create, by(tokens.effective));
    expect(one.accounts_receivable).toMatchObject({ number: accounts.threeTokens.number });
    expect((await post(create, by(tokens.notEffective))).code).toBe('wrong-state');
    expect((await post(create, by(tokens.short))).code).toBe('one-of-required');
    expect((await post(create, by({ authentication_code: tokens.short.authentication_code }))).code).toBe(
      'account-not-found',
    );
  });
});
