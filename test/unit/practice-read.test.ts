import { describe, expect, test } from 'vitest';
import { practicePeople } from '../../electron/practice/people';
import { createPractice } from '../../electron/practice/practice';
import { base, byCode, read, startCaller } from './practice-caller';

const { tokens, accounts, participant } = practicePeople;
const account = (number: string) => ({ accounts_receivable_identifier: `number=${number}` });

describe('access_tokens/show', () => {
  test('finds by authentication code, and by identifier with its pass code', async () => {
    const { post } = await startCaller();
    const { identifier, pass_code, authentication_code } = tokens.identified;
    const found = await post('access_tokens/show', { access_token_identifier: { identifier, pass_code } });
    expect(found).toMatchObject({ http: 200, code: 'OK', one: { authentication_code, identifier } });
    expect((await post('access_tokens/show', byCode(authentication_code))).one).toEqual(found.one);
  });

  test('tells all there is about a token, but never its pass code', async () => {
    const { post } = await startCaller();
    const { one, text } = await post('access_tokens/show', byCode(tokens.identified.authentication_code));
    expect(one).toMatchObject({
      id: expect.stringMatching(/^[0-9A-F]{32}$/) as unknown,
      number: expect.stringMatching(/^AT\d{10}$/) as unknown,
      life_cycle_state: 'EFFECTIVE',
      classification: { name: 'Portal', alternative_code: 'POR' },
      accounts_receivable: {
        ...{ number: accounts.threeTokens.number, name: `${accounts.threeTokens.number} Jane Example` },
        account_owner: { first_name: 'Jane', last_name: 'Example', life_cycle_state: 'FINANCIAL' },
      },
      ...{ rewards_participant: null, udf_string_1: 'Silver', udf_float_1: 12.5, udf_date_4: null },
      log_information: {
        created_date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/) as unknown,
        created_by_user: expect.objectContaining({ username: expect.any(String) as unknown }) as unknown,
        updated_by_unit: expect.objectContaining({ alternative_code: expect.any(String) as unknown }) as unknown,
      },
    });
    expect(text).not.toContain('pass_code');
    expect(text).not.toContain('password');
  });

  test.each([
    [{ authentication_code: 'NOBODY' }, 'token-not-found'],
    [{ identifier: 'nobody@example.com', pass_code: 'x' }, 'token-not-found'],
    [{ identifier: tokens.identified.identifier, pass_code: 'wrong' }, 'wrong-pass-code'],
    [{ identifier: tokens.identified.identifier }, 'pass-code-required'],
    [{ ...tokens.identified }, 'one-of-required'],
    [{ id: '1', number: 'AT0000000001' }, 'one-of-required'],
    [{ authentication_code: 7 }, 'invalid-parameter'],
    ['7', 'invalid-parameter'],
    [undefined, 'missing-parameter'],
    [null, 'missing-parameter'],
  ])('refuses %j as %s', async (access_token_identifier, kind) => {
    const { post } = await startCaller();
    expect(await post('access_tokens/show', { access_token_identifier })).toMatchObject({ http: 200, code: kind });
  });

  test('fields_set leaves only the named members', async () => {
    const { post } = await startCaller();
    const fields_set = 'verified_by_user,number,no_such_field,accounts_receivable';
    const { one } = await post('access_tokens/show', { ...byCode(tokens.effective.authentication_code), fields_set });
    expect(Object.keys(one).sort()).toEqual(['accounts_receivable', 'number', 'verified_by_user']);
  });
});

describe('access_tokens/get_not_associated', () => {
  test('gives as many as asked for, none of them associated', async () => {
    const { get } = await startCaller();
    const { many } = await get('access_tokens/get_not_associated', { number: '10' });
    expect(many).toHaveLength(10);
    for (const token of many) expect(token).toMatchObject({ accounts_receivable: null, rewards_participant: null });
  });

  test.each(['EFFECTIVE', 'NOT_EFFECTIVE', 'PENDING_VERIFICATION'])('gives only those that are %s', async (state) => {
    const { get } = await startCaller();
    const { many } = await get('access_tokens/get_not_associated', { number: '500', life_cycle_state: state });
    expect(new Set(many.map((token) => token.life_cycle_state))).toEqual(new Set([state]));
  });

  test.each([
    [{}, 'missing-parameter'],
    [{ number: 'many' }, 'invalid-parameter'],
    [{ number: '-1' }, 'invalid-parameter'],
    [{ number: '5', life_cycle_state: 'GONE' }, 'invalid-parameter'],
  ])('refuses %j as %s', async (query, kind) => {
    const { get } = await startCaller();
    expect((await get('access_tokens/get_not_associated', query)).code).toBe(kind);
  });
});

describe('access_tokens/list', () => {
  test('gives the tokens of an account page by page, each once and in the same order', async () => {
    const { get } = await startCaller();
    const whole = await get('access_tokens/list', account(accounts.sixtyTokens.number));
    const pages = await Promise.all(
      [0, 25, 50].map((offset) =>
        get('access_tokens/list', {
          ...account(accounts.sixtyTokens.number),
          ...{ number_of_results: '25', offset: String(offset) },
        }),
      ),
    );
    expect(pages.map(({ many }) => many.length)).toEqual([25, 25, 10]);
    expect(pages.flatMap(({ many }) => many)).toEqual(whole.many);
  });

  test('an account without tokens gives an empty list', async () => {
    const { get } = await startCaller();
    const answer = await get('access_tokens/list', account(accounts.noTokens.number));
    expect(answer).toMatchObject({ code: 'OK', many: [] });
    expect(answer.text).toContain('"data":[]');
  });

  test('gives the tokens of a participant, and of one classification', async () => {
    const { get } = await startCaller();
    const ofParticipant = await get('access_tokens/list', {
      rewards_participant_identifier: `number=${participant.number}`,
    });
    expect(ofParticipant.many).toMatchObject([tokens.participant]);
    const gifts = await get('access_tokens/list', {
      ...account(accounts.sixtyTokens.number),
      classification_identifier: 'name=Gift card',
    });
    expect(gifts.many).toHaveLength(20);
  });

  test('a page may be smaller than asked for', async () => {
    const { get } = await startCaller({ largestPage: 10 });
    const page = { ...account(accounts.sixtyTokens.number), number_of_results: '25' };
    expect((await get('access_tokens/list', page)).many).toHaveLength(10);
  });

  test.each([
    [{}, 'one-of-required'],
    [{ ...account('ACR1'), rewards_participant_identifier: 'id=1' }, 'one-of-required'],
    [account('ACR1'), 'account-not-found'],
    [{ rewards_participant_identifier: 'id=1' }, 'participant-not-found'],
    [{ ...account(accounts.noTokens.number), classification_identifier: 'id=1' }, 'classification-not-found'],
    [{ accounts_receivable_identifier: accounts.noTokens.number }, 'invalid-parameter'],
    [{ accounts_receivable_identifier: 'owner=Jane' }, 'one-of-required'],
  ])('refuses %j as %s', async (query, kind) => {
    const { get } = await startCaller();
    expect((await get('access_tokens/list', query)).code).toBe(kind);
  });

  test('reads the inner = of an identifier encoded or not, and a slash after the method', async () => {
    const { practice, sessionToken } = await startCaller();
    for (const inner of ['=', '%3D', '%3d']) {
      const query = `token=${sessionToken}&accounts_receivable_identifier=number${inner}${accounts.threeTokens.number}`;
      const answer = await read(await practice.fetch(new Request(`${base}/access_tokens/list/?${query}`)));
      expect(answer.many).toHaveLength(3);
    }
  });
});

test('classifications/list gives names and codes but no rules', async () => {
  const { get } = await startCaller();
  const { many } = await get('access_tokens/configuration/classifications/list', { fields_set: 'name,rules' });
  expect(many).toEqual(['Loyalty card', 'Portal', 'Gift card', 'Staff', 'Mobile app'].map((name) => ({ name })));
});

describe('what is no proper call', () => {
  const json = { 'content-type': 'application/json' };
  test.each([
    ['GET', 'access_tokens/show', undefined, 405, 'wrong-verb'],
    ['POST', 'access_tokens/list', '{}', 405, 'wrong-verb'],
    ['POST', 'access_tokens/search', '{}', 404, 'unknown-method'],
    ['POST', 'access_tokens/show', '{"token":', 400, 'malformed-request'],
    ['POST', 'access_tokens/show', '[]', 400, 'malformed-request'],
    ['POST', 'access_tokens/show', '', 400, 'malformed-request'],
  ])('%s %s %j is answered with %i in JSON', async (method, path, body, http, code) => {
    const { practice } = await startCaller();
    const request = new Request(`${base}/${path}`, { method, headers: json, ...(body !== undefined && { body }) });
    expect(await read(await practice.fetch(request))).toMatchObject({ http, code });
  });

  test('a body that is not called JSON is not read', async () => {
    const { practice } = await startCaller();
    const request = new Request(`${base}/access_tokens/show`, { method: 'POST', body: '{}' });
    expect(await read(await practice.fetch(request))).toMatchObject({ http: 415, code: 'wrong-content-type' });
  });

  test('an address beside the API gives a page, not JSON', async () => {
    const practice = createPractice({ basePath: '/VTVCabAPI/rest/v2' });
    const response = await practice.fetch(new Request(`${base}/access_tokens/show`));
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('text/html');
  });
});
