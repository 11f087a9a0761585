import { describe, expect, test } from 'vitest';
import { readToken } from '../../electron/crm/wire-token';

describe('a token of any shape', () => {
  test('numbers become text and keep their digits; dates stay as written', () => {
    const token = readToken({ authentication_code: 99021047380, udf_float_1: 1.5, verified_date: '31/01/2026 7h' });
    expect(token).toMatchObject({
      authenticationCode: '99021047380',
      udfs: { udfFloat1: '1.5' },
      verifiedDate: '31/01/2026 7h',
    });
  });

  test.each([[undefined], [null], [[]], [{}], ['']])('nothing in it (%j): an empty token', (data) => {
    expect(readToken(data)).toMatchObject({ id: null, lifeCycleState: null, log: null, otherFields: [] });
  });

  test('an answer of the number alone', () => expect(readToken('AT0000000001').number).toBe('AT0000000001'));

  test('the early name of the participant, and the late one of units', () => {
    const token = readToken({
      reward_participant: { id: '1', number: 'RP0000000001' },
      log_information: { created_by_business_unit: { name: 'Late' }, created_by_unit: null },
    });
    expect(token.rewardsParticipant?.number).toBe('RP0000000001');
    expect(token.log?.createdByUnit?.name).toBe('Late');
    expect(token.otherFields).toStrictEqual([]);
  });

  test('both names at once: neither is lost', () => {
    const token = readToken({
      reward_participant: { number: 'RP1' },
      rewards_participant: { number: 'RP2' },
      log_information: { updated_by_unit: { name: 'U' }, updated_by_business_unit: { name: 'B' } },
    });
    expect(token.rewardsParticipant?.number).toBe('RP2');
    expect(token.otherFields).toStrictEqual([
      { name: 'reward_participant', value: 'number: RP1' },
      { name: 'log_information.updated_by_business_unit', value: 'name: B' },
    ]);
  });

  test('unknown members are kept as readable text, those of nested objects under their path', () => {
    const token = readToken({
      colour: 'blue',
      limits: { daily: 5, days: ['MON', 'TUE'], window: { from: 8, till: null } },
      empty: null,
      accounts_receivable: { id: '1', account_owner: { name: 'J', demographics: { birth: { day: 1, month: 2 } } } },
    });
    expect(token.otherFields).toStrictEqual([
      { name: 'colour', value: 'blue' },
      { name: 'limits', value: 'daily: 5, days: [MON, TUE], window: {from: 8, till: }' },
      { name: 'empty', value: '' },
      { name: 'accounts_receivable.account_owner.demographics', value: 'birth: {day: 1, month: 2}' },
    ]);
  });

  test('a known member of another type is not lost', () => {
    const token = readToken({ classification: 'Portal', identifier: { old: 'a' }, log_information: ['x'] });
    expect(token).toMatchObject({ classification: null, identifier: null, log: null });
    expect(token.otherFields).toStrictEqual([
      { name: 'classification', value: 'Portal' },
      { name: 'identifier', value: 'old: a' },
      { name: 'log_information', value: '[x]' },
    ]);
  });

  test('no secret is kept, however it is called and wherever it stands', () => {
    const secret = 's3cr3t';
    const token = readToken({
      pass_code: secret,
      passCode: secret,
      random_pass_code: secret,
      one_time_password: secret,
      password: secret,
      OTP: secret,
      nested: { deeper: [{ new_pass_code: secret }] },
      accounts_receivable: { id: '1', password: secret },
    });
    expect(JSON.stringify(token)).not.toContain(secret);
  });

  test('hostile depth does not exhaust the stack', () => {
    const deep: unknown = JSON.parse(`${'[{"a":'.repeat(20_000)}1${'}]'.repeat(20_000)}`);
    expect(readToken({ deep }).otherFields[0]?.value).toContain('…');
  });
});
