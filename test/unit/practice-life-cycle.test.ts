import { describe, expect, test } from 'vitest';
import { practicePeople } from '../../electron/practice/people';
import { defaultGlobalRules } from '../../electron/practice/rules';
import { byCode, startCaller } from './practice-caller';

const { tokens } = practicePeople;
const { verification_code } = tokens.pending;
const codes = {
  EFFECTIVE: tokens.effective.authentication_code,
  NOT_EFFECTIVE: tokens.notEffective.authentication_code,
  PENDING_VERIFICATION: tokens.pending.authentication_code,
};
const wrongCode = String((Number(verification_code) + 1) % 1_000_000).padStart(6, '0');

describe('each method works in one state and is refused in the others', () => {
  const methods = [
    ['set_as_effective', 'NOT_EFFECTIVE', 'EFFECTIVE'],
    ['set_as_not_effective', 'EFFECTIVE', 'NOT_EFFECTIVE'],
    ['verify', 'PENDING_VERIFICATION', 'EFFECTIVE'],
    ['reset_verification_code', 'PENDING_VERIFICATION', 'PENDING_VERIFICATION'],
    ['delete', 'NOT_EFFECTIVE', null],
    ['reset_pass_code', 'EFFECTIVE', 'EFFECTIVE'],
    ['generate_otp', 'EFFECTIVE', 'EFFECTIVE'],
  ] as const;
  const states = ['EFFECTIVE', 'NOT_EFFECTIVE', 'PENDING_VERIFICATION'] as const;
  const cases = methods.flatMap(([method, from, to]) => states.map((state) => ({ method, from, to, state })));

  test.each(cases)('$method on $state', async ({ method, from, to, state }) => {
    const { practice, post } = await startCaller();
    const authentication_code = codes[state];
    const isTopLevel = method.startsWith('reset_');
    const address = isTopLevel ? { authentication_code } : { ...byCode(authentication_code), verification_code };
    const before = practice.tokens();
    const answer = await post(`access_tokens/${method}`, address);
    if (state !== from) {
      expect(answer.code).toBe('wrong-state');
      expect(practice.tokens()).toEqual(before);
      return;
    }
    expect(answer.code).toBe('OK');
    const after = await post('access_tokens/show', byCode(authentication_code));
    expect(after.one.life_cycle_state ?? null).toBe(to);
  });

  test.each(methods.map(([method]) => method))('%s answers what it does not find', async (method) => {
    const { post } = await startCaller();
    const address = method.startsWith('reset_') ? { authentication_code: 'NOBODY' } : byCode('NOBODY');
    expect((await post(`access_tokens/${method}`, { ...address, verification_code })).code).toBe('token-not-found');
  });
});

describe('access_tokens/set_as_not_effective', () => {
  test('a participant that is not terminated keeps its token effective, where the rule holds', async () => {
    const { practice, post } = await startCaller();
    const address = byCode(tokens.participant.authentication_code);
    expect((await post('access_tokens/set_as_not_effective', address)).code).toBe('participant-still-effective');
    practice.options.globalRules = { ...defaultGlobalRules, participantKeepsEffective: false };
    expect((await post('access_tokens/set_as_not_effective', address)).one.life_cycle_state).toBe('NOT_EFFECTIVE');
  });
});

describe('access_tokens/verify', () => {
  const address = byCode(codes.PENDING_VERIFICATION);

  test('takes the code once and says who verified when', async () => {
    const { post } = await startCaller();
    const { one } = await post('access_tokens/verify', { ...address, verification_code });
    expect(one).toMatchObject({
      ...{ verification_code: null, verified_date: '2024-05-06T12:00:00', verified_by_user: { username: 'operator' } },
    });
  });

  test.each([
    [{ verification_code: wrongCode }, 'wrong-verification-code'],
    [{}, 'missing-parameter'],
    [{ verification_code: Number(verification_code) }, 'invalid-parameter'],
    [{ verification_code, pass_code: 'secret' }, 'identifier-required'],
  ])('refuses %j as %s', async (body, kind) => {
    const { post } = await startCaller();
    expect((await post('access_tokens/verify', { ...address, ...body })).code).toBe(kind);
  });

  test('sets a new pass code from R14 on', async () => {
    for (const [release, kind] of [
      ['R13', 'wrong-pass-code'],
      ['R14', 'OK'],
    ] as const) {
      const { post } = await startCaller({ release });
      const { one } = await post('access_tokens/create', {
        classification_identifier: { name: 'Portal' },
        ...{ identifier: 'new@example.com', pass_code: 'first' },
      });
      const verified = { ...byCode(one.authentication_code), verification_code: one.verification_code };
      expect((await post('access_tokens/verify', { ...verified, pass_code: 'abc' })).code).toBe(
        release === 'R13' ? 'OK' : 'broken-format',
      );
      await post('access_tokens/verify', { ...verified, pass_code: 'second' });
      const login = { access_token_identifier: { identifier: 'new@example.com', pass_code: 'second' } };
      expect((await post('access_tokens/show', login)).code).toBe(kind);
    }
  });
});

describe('access_tokens/reset_verification_code', () => {
  const address = { authentication_code: codes.PENDING_VERIFICATION };

  test('makes and sends a new code, which the answer tells before R16 only', async () => {
    for (const release of ['R15', 'R16'] as const) {
      const { practice, post } = await startCaller({ release });
      const { one } = await post('access_tokens/reset_verification_code', address);
      const [message] = practice.messages();
      expect(message).toMatchObject({ about: 'verification', number: one.number });
      expect(one.verification_code).toBe(release === 'R15' ? message?.secret : undefined);
      const verify = (code: unknown) =>
        post('access_tokens/verify', { ...byCode(address.authentication_code), verification_code: code });
      expect((await verify(verification_code)).code).toBe('wrong-verification-code');
      expect((await verify(message?.secret)).code).toBe('OK');
    }
  });

  test('takes exactly one name of the token', async () => {
    const { post } = await startCaller();
    expect((await post('access_tokens/reset_verification_code')).code).toBe('one-of-required');
    expect((await post('access_tokens/reset_verification_code', { ...address, identifier: 'x' })).code).toBe(
      'one-of-required',
    );
  });
});

describe('access_tokens/delete', () => {
  test('answers the token that is gone; its code is free again', async () => {
    const { practice, post } = await startCaller();
    const before = practice.tokens().length;
    const address = byCode(codes.NOT_EFFECTIVE);
    expect((await post('access_tokens/delete', { ...address, fields_set: 'authentication_code' })).one).toEqual(
      tokens.notEffective,
    );
    expect(practice.tokens()).toHaveLength(before - 1);
    expect((await post('access_tokens/create', tokens.notEffective)).code).toBe('OK');
  });

  test('a token that still belongs to somebody is kept where the rule says so', async () => {
    const { practice, post, get } = await startCaller();
    const ofAccount = await get('access_tokens/list', {
      accounts_receivable_identifier: `number=${practicePeople.accounts.sixtyTokens.number}`,
    });
    const held = ofAccount.many.find((token) => token.life_cycle_state === 'NOT_EFFECTIVE');
    const address = byCode(held?.authentication_code);
    practice.options.globalRules = { ...defaultGlobalRules, deletesAssociated: false };
    expect((await post('access_tokens/delete', address)).code).toBe('still-associated');
    practice.options.globalRules = defaultGlobalRules;
    expect((await post('access_tokens/delete', address)).code).toBe('OK');
  });
});
