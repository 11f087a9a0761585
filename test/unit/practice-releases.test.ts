import { describe, expect, test } from 'vitest';
import { practicePeople } from '../../electron/practice/people';
import { has, isRelease } from '../../electron/practice/releases';
import type { Release } from '../../electron/practice/releases';
import { byCode, startCaller } from './practice-caller';

const { tokens, accounts } = practicePeople;
const code = tokens.effective.authentication_code;
const sixty = { accounts_receivable_identifier: `number=${accounts.sixtyTokens.number}` };

/** docs/design/api.md 3: the first release of each method, and the one before it. */
const methods: [verb: 'get' | 'post', path: string, before: Release, since: Release][] = [
  ['post', 'authentication/web_api_key/token', 'R9', 'R10'],
  ['post', 'authentication/token/release', 'R9', 'R10'],
  ['post', 'access_tokens/change_pass_code', 'R16.11.0', 'R16.12.0'],
  ['post', 'access_tokens/change_pass_code', 'R17.9.0', 'R17.10.0'],
  ['get', 'access_tokens/configuration/classifications/list', 'R9', 'R10'],
  ['post', 'access_tokens/delete', 'R14.25.0', 'R14.26.0'],
  ['post', 'access_tokens/forgot_pass_code', 'R16.11.0', 'R16.12.0'],
  ['post', 'access_tokens/forgot_pass_code', 'R17.9.0', 'R17.10.0'],
  ['post', 'access_tokens/generate_otp', 'R12', 'R13'],
  ['get', 'access_tokens/list', 'R7', 'R8'],
  ['post', 'access_tokens/reset_pass_code', 'R8', 'R9'],
  ['post', 'access_tokens/reset_verification_code', 'R11', 'R12'],
  ['post', 'access_tokens/set_as_effective', 'R13.0.0', 'R13.1.0'],
  ['post', 'access_tokens/set_as_not_effective', 'R13.0.0', 'R13.1.0'],
  ['post', 'access_tokens/verify', 'R8', 'R9'],
  ['post', 'accounts_receivable/update', 'R7', 'R8'],
];

describe('methods', () => {
  test.each(methods)('%s %s is unknown in %s and known in %s', async (verb, path, before, since) => {
    const older = await startCaller({ release: before });
    expect(await older[verb](path)).toMatchObject({ http: 404, code: 'unknown-method' });
    const newer = await startCaller({ release: since });
    expect((await newer[verb](path)).code).not.toBe('unknown-method');
  });

  test.each(['show', 'create', 'update'])('access_tokens/%s is there from R5 to R17', async (method) => {
    for (const release of ['R5', 'R17'] as const) {
      const { post } = await startCaller({ release });
      expect((await post(`access_tokens/${method}`)).code).not.toBe('unknown-method');
    }
  });

  test('an account is shown by POST from R8 on, by GET always', async () => {
    const { get, post } = await startCaller({ release: 'R7' });
    expect((await post('accounts_receivable/show')).code).toBe('wrong-verb');
    expect((await get('accounts_receivable/show', sixty)).code).toBe('OK');
  });

  test('a line that was released before a feature of an older line may lack it', () => {
    expect(has('R16', 'R16.12.0', 'R17.10.0')).toBe(true);
    expect(has('R17.5.0', 'R16.12.0', 'R17.10.0')).toBe(false);
    expect(has('R17', 'R16.12.0', 'R17.10.0')).toBe(true);
    expect(has('R15', 'R16.12.0', 'R17.10.0')).toBe(false);
    expect(['R5', 'R17', 'R16.2.0'].every(isRelease)).toBe(true);
    expect(['R4', 'R18', '17', 'R16.2', 'r5', 'R5 '].some(isRelease)).toBe(false);
  });
});

describe('fields of a token', () => {
  const members = async (release: Release) => {
    const { post } = await startCaller({ release });
    return (await post('access_tokens/show', byCode(code))).one;
  };

  test.each<[string, Release, Release]>([
    ['verification_code', 'R8', 'R9'],
    ['verified_by_user', 'R8', 'R9'],
    ['classification', 'R9', 'R10'],
    ['udf_string_1', 'R10.0.0', 'R10.1.0'],
    ['accounts_receivable', 'R7', 'R8'],
    ['rewards_participant', 'R7', 'R8'],
    ['reward_participant', 'R8', 'R7'],
    ['card_last_4_digits', 'R14', 'R15'],
    ['card_last_4_digits', 'R16.2.0', 'R16.1.0'],
    ['card_masked_number', 'R16.1.0', 'R16.2.0'],
  ])('%s is not there in %s but in %s', async (name, without, withIt) => {
    expect(await members(without)).not.toHaveProperty(name);
    expect(await members(withIt)).toHaveProperty(name);
  });

  test('the last four digits are those of the masked number', async () => {
    expect((await members('R15')).card_last_4_digits).toBe('1111');
    expect((await members('R17')).card_masked_number).toBe('411111******1111');
  });

  test('before R9 nothing waits for verification, and a made token never does', async () => {
    const { practice, get, post } = await startCaller({ release: 'R8' });
    expect(practice.tokens().map((token) => token.life_cycle_state)).not.toContain('PENDING_VERIFICATION');
    const asked = { number: '5', life_cycle_state: 'PENDING_VERIFICATION' };
    expect((await get('access_tokens/get_not_associated', asked)).code).toBe('invalid-parameter');
    expect((await post('access_tokens/create')).one.life_cycle_state).toBe('EFFECTIVE');
  });
});

describe('parameters that a release does not know are ignored', () => {
  test('paging before R13 gives the whole set', async () => {
    for (const [release, count] of [
      ['R12', 60],
      ['R13', 5],
    ] as const) {
      const { get } = await startCaller({ release });
      const page = { ...sixty, number_of_results: '5', offset: '1' };
      expect((await get('access_tokens/list', page)).many).toHaveLength(count);
    }
  });

  test('create takes an account from R8, a classification from R10, a masked number from R16.2.0', async () => {
    const body = {
      accounts_receivable_identifier: { number: accounts.noTokens.number },
      ...{ classification_identifier: { name: 'Gift card' }, card_masked_number: '4***1', udf_string_1: 'x' },
    };
    const made = async (made: Release, shown: Release) => {
      const { practice, post } = await startCaller({ release: made });
      const { one } = await post('access_tokens/create', body);
      practice.options.release = shown;
      return (await post('access_tokens/show', { ...byCode(one.authentication_code), token: await renewed(post) })).one;
    };
    const nothing = { accounts_receivable: null, classification: null, card_masked_number: null, udf_string_1: null };
    expect(await made('R7', 'R17')).toMatchObject(nothing);
    expect(await made('R9', 'R17')).toMatchObject({ ...nothing, accounts_receivable: { life_cycle_state: 'ACTIVE' } });
    expect(await made('R16.1.0', 'R17')).toMatchObject({
      ...{ classification: { name: 'Gift card' }, udf_string_1: 'x', card_masked_number: null },
    });
    expect(await made('R16.2.0', 'R17')).toMatchObject({ card_masked_number: '4***1' });
  });

  test('a list by classification before R10 gives every classification', async () => {
    const { get } = await startCaller({ release: 'R9' });
    const gifts = { ...sixty, classification_identifier: 'name=Gift card' };
    expect((await get('access_tokens/list', gifts)).many).toHaveLength(60);
  });

  test('fields_set on create before R10 leaves everything', async () => {
    const { post } = await startCaller({ release: 'R9' });
    expect((await post('access_tokens/create', { fields_set: 'number' })).one).toHaveProperty('id');
  });
});

async function renewed(post: Awaited<ReturnType<typeof startCaller>>['post']): Promise<unknown> {
  const { organisation, operator } = practicePeople;
  return (await post('authentication/token', { organisation, ...operator })).one.token;
}

test('texts without content are null in old releases and empty in newer ones', async () => {
  const older = await startCaller({ release: 'R5' });
  expect((await older.post('access_tokens/show', byCode(code))).text).toContain('"message":null,"description":null');
  const newer = await startCaller({ release: 'R10' });
  expect((await newer.post('access_tokens/show', byCode(code))).text).toContain('"message":"","description":""');
});
