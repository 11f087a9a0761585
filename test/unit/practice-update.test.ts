import { describe, expect, test } from 'vitest';
import { practicePeople } from '../../electron/practice/people';
import { byCode, startCaller } from './practice-caller';
import type { Members } from './practice-caller';

const { tokens } = practicePeople;
const { authentication_code, identifier, pass_code } = tokens.identified;
const update = 'access_tokens/update';
const identified = byCode(authentication_code);

function withoutLog({ log_information: _log, ...rest }: Members): Members {
  return rest;
}

describe('access_tokens/update', () => {
  test('changes what is sent and leaves what is absent', async () => {
    const { post } = await startCaller();
    const before = await post('access_tokens/show', identified);
    const after = await post(update, { ...identified, card_masked_number: '4***1', udf_string_2: 'x' });
    expect(after.code).toBe('OK');
    expect(withoutLog(after.one)).toEqual({
      ...withoutLog(before.one),
      card_masked_number: '4***1',
      udf_string_2: 'x',
    });
    expect((await post('access_tokens/show', { access_token_identifier: { identifier, pass_code } })).one).toEqual(
      after.one,
    );
  });

  test('empties what is sent as null, also a number and a date', async () => {
    const { post } = await startCaller();
    await post(update, { ...identified, udf_date_1: '2024-01-01T00:00:00', card_masked_number: '4***1' });
    const nulls = { udf_string_1: null, udf_float_1: null, udf_date_1: null, card_masked_number: null };
    expect((await post(update, { ...identified, ...nulls })).one).toMatchObject(nulls);
  });

  test('says who changed it and when, and keeps who made it', async () => {
    let now = new Date('2024-05-06T12:00:00Z');
    const { post } = await startCaller({ now: () => now, utcOffsetMinutes: 180 });
    const { one: before } = await post('access_tokens/show', identified);
    now = new Date('2024-05-06T13:30:15.999Z');
    const { one } = await post(update, { ...identified, udf_string_1: 'Gold' });
    const { created_date, created_by_user, created_by_unit } = before.log_information as Members;
    expect(one.log_information).toMatchObject({
      ...{ created_date, created_by_user, created_by_unit },
      ...{ updated_date: '2024-05-06T16:30:15', updated_by_user: { username: 'operator' } },
    });
  });

  test('a null authentication code is made anew, and the old one finds nothing', async () => {
    const { post } = await startCaller();
    const { one } = await post(update, { ...identified, authentication_code: null });
    expect(one.authentication_code).toMatch(/^[0-9A-F]{32}$/);
    expect(one.authentication_code).not.toBe(authentication_code);
    expect((await post('access_tokens/show', identified)).code).toBe('token-not-found');
    expect((await post('access_tokens/show', byCode(one.authentication_code))).one).toEqual(one);
  });

  test('a changed code frees the old one for another token', async () => {
    const { post } = await startCaller();
    expect((await post(update, { ...identified, authentication_code: 'CHANGED' })).code).toBe('OK');
    expect((await post('access_tokens/create', { authentication_code })).code).toBe('OK');
  });

  test('a changed identifier takes its new pass code with it', async () => {
    const { post } = await startCaller();
    const login = { identifier: 'other@example.com', pass_code: 'changed' };
    expect((await post(update, { access_token_identifier: { identifier, pass_code }, ...login })).code).toBe('OK');
    expect((await post('access_tokens/show', { access_token_identifier: login })).code).toBe('OK');
    const old = { access_token_identifier: { identifier, pass_code } };
    expect((await post('access_tokens/show', old)).code).toBe('token-not-found');
  });

  test('a pass code alone changes the pass code', async () => {
    const { post } = await startCaller();
    expect((await post(update, { ...identified, pass_code: 'changed' })).code).toBe('OK');
    const shown = (code: string) =>
      post('access_tokens/show', { access_token_identifier: { identifier, pass_code: code } });
    expect((await shown(pass_code)).code).toBe('wrong-pass-code');
    expect((await shown('changed')).code).toBe('OK');
  });

  test('an emptied identifier takes its pass code with it', async () => {
    const { post } = await startCaller();
    expect((await post(update, { ...identified, identifier: null })).one.identifier).toBeNull();
    expect((await post(update, { ...identified, pass_code: 'alone' })).code).toBe('identifier-required');
    expect((await post(update, { ...identified, identifier, pass_code: 'again' })).code).toBe('OK');
  });

  test('sending the same code and identifier again is no conflict with itself', async () => {
    const { post } = await startCaller();
    expect((await post(update, { ...identified, ...tokens.identified })).code).toBe('OK');
  });

  test.each([
    [{}, 'nothing-amended'],
    [{ fields_set: 'id' }, 'nothing-amended'],
    [{ authentication_code: tokens.effective.authentication_code }, 'code-taken'],
    [{ identifier: tokens.short.identifier, pass_code: 'changed' }, 'identifier-taken'],
    [{ identifier: 'other@example.com' }, 'pass-code-required'],
    [{ pass_code: null }, 'pass-code-required'],
    [{ pass_code: 'abc' }, 'broken-format'],
    [{ udf_float_1: {} }, 'invalid-parameter'],
    [{ access_token_identifier: { authentication_code: 'NOBODY' }, udf_string_1: 'x' }, 'token-not-found'],
    [{ access_token_identifier: { identifier, pass_code: 'wrong' }, udf_string_1: 'x' }, 'wrong-pass-code'],
  ])('refuses %j as %s and changes nothing', async (body, kind) => {
    const { practice, post } = await startCaller();
    const before = practice.tokens();
    expect((await post(update, { ...identified, ...body })).code).toBe(kind);
    expect(practice.tokens()).toEqual(before);
  });

  test('what a token is filed under cannot be changed here', async () => {
    const { post } = await startCaller();
    const body = { life_cycle_state: 'NOT_EFFECTIVE', accounts_receivable_identifier: { id: '1' } };
    expect((await post(update, { ...identified, ...body })).code).toBe('nothing-amended');
  });
});
