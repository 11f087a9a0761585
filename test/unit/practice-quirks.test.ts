import { describe, expect, test } from 'vitest';
import { practicePeople } from '../../electron/practice/people';
import { createPractice } from '../../electron/practice/practice';
import { byCode, postRequest, read, startCaller } from './practice-caller';

const show = 'access_tokens/show';
const identified = byCode(practicePeople.tokens.identified.authentication_code);
const short = byCode('7');
const missing = byCode('NOBODY');

describe('errors', () => {
  test('have codes of the known form, a message, no data and HTTP 200 unless told otherwise', async () => {
    const { practice, post } = await startCaller({ errorCodes: {} });
    const refused = await post(show, missing);
    expect(refused).toMatchObject({
      ...{ http: 200, code: 'COM.CRM.EXCEPTION.ACCESSTOKENS.ACCESSTOKENNOTFOUNDEXCEPTION' },
      message: 'The access token was not found.',
    });
    expect(refused.text).not.toContain('"data"');
    practice.options.errorStatus = 400;
    expect((await post(show, missing)).http).toBe(400);
    expect((await post(show, short)).http).toBe(200);
  });

  test('codes may be anything, by table or by function', async () => {
    const { practice, post } = await startCaller({ errorCodes: { 'token-not-found': '§garbage' } });
    expect((await post(show, missing)).code).toBe('§garbage');
    practice.options.errorCodes = (kind) => `X-${kind}`;
    expect((await post(show, missing)).code).toBe('X-token-not-found');
  });

  test('a wrong method is a technical matter with a status of its own', async () => {
    const { post } = await startCaller({ errorStatus: 500 });
    expect((await post('access_tokens/nothing')).http).toBe(404);
  });
});

describe('answers', () => {
  test('may carry a message on success', async () => {
    const { post } = await startCaller({ messageOnSuccess: 'Done.' });
    expect(await post(show, short)).toMatchObject({ code: 'OK', message: 'Done.' });
  });

  test('leave empty members null, out, or empty', async () => {
    const { practice, post } = await startCaller();
    expect((await post(show, short)).one.accounts_receivable).toBeNull();
    practice.options.emptyMembers = 'missing';
    const bare = await post(show, short);
    expect(bare.one).not.toHaveProperty('accounts_receivable');
    expect(bare.text).not.toContain('null');
    practice.options.emptyMembers = 'empty-text';
    expect((await post(show, short)).one.accounts_receivable).toBe('');
  });

  test('write numbers as numbers or as text', async () => {
    const { practice, post } = await startCaller();
    expect((await post(show, identified)).one.udf_float_1).toBe(12.5);
    practice.options.numbersAsText = true;
    expect((await post(show, identified)).one.udf_float_1).toBe('12.5');
  });

  test('order their members in any way without changing them', async () => {
    const { practice, post } = await startCaller();
    const first = await post(show, identified);
    expect(first.text).toMatch(/^\{"status":/);
    practice.options.memberOrder = 'data-first';
    expect((await post(show, identified)).text).toMatch(/^\{"data":/);
    practice.options.memberOrder = 'shuffled';
    const shuffled = await post(show, identified);
    expect(Object.keys(shuffled.one)).not.toEqual(Object.keys(first.one));
    expect(shuffled.one).toEqual(first.one);
  });

  test('may carry members that nobody documents', async () => {
    const extraMembers = { brand: { id: '1', tags: ['a', 2] } };
    const { post } = await startCaller({ extraMembers });
    expect((await post(show, short)).one).toMatchObject(extraMembers);
  });

  test('of create and update may be partial', async () => {
    const { practice, post } = await startCaller({ partialAnswers: 'number-and-id' });
    const made = await post('access_tokens/create', { authentication_code: 'PARTIAL' });
    expect(Object.keys(made.one)).toEqual(['id', 'number']);
    expect((await post(show, byCode('PARTIAL'))).one).toMatchObject(made.one);
    practice.options.partialAnswers = 'no-data';
    const updated = await post('access_tokens/update', { ...byCode('PARTIAL'), udf_string_1: 'x' });
    expect(updated.code).toBe('OK');
    expect(updated.text).not.toContain('"data"');
    expect((await post(show, byCode('PARTIAL'))).one.udf_string_1).toBe('x');
  });

  test("say the server's time in the Date header", async () => {
    const practice = createPractice({ now: () => new Date('2031-01-02T03:04:05Z') });
    const response = await practice.fetch(postRequest(show, {}));
    expect(response.headers.get('date')).toBe('Thu, 02 Jan 2031 03:04:05 GMT');
    expect((await read(response)).code).not.toBe('OK');
  });
});
