import { expect, test } from 'vitest';
import { practicePeople } from '../../electron/practice/people';
import { byCode, postRequest, startCaller } from './practice-caller';

const { tokens, operator, organisation, accounts } = practicePeople;
const create = 'access_tokens/create';

test('says in order what was done, by whom, and to which token', async () => {
  const { practice, post } = await startCaller();
  const { one } = await post(create, { authentication_code: 'A' });
  await post(create, { authentication_code: 'A' });
  await post('access_tokens/show', byCode('A'));
  await post('access_tokens/update', { ...byCode('A'), udf_string_1: null });
  await post('access_tokens/nothing');
  const none = { operator: 'operator', fault: null, tokens: [] };
  const at = '2024-05-06T12:00:00.000Z';
  expect(practice.ledger.entries()).toMatchObject([
    { ...none, at, method: 'authentication/token', operator: null, outcome: 'ok', request: { username: 'operator' } },
    { ...none, at, method: create, outcome: 'ok', request: { authentication_code: 'A' }, tokens: [one.number] },
    { ...none, method: create, outcome: 'code-taken' },
    { ...none, method: 'access_tokens/show', outcome: 'ok' },
    { ...none, method: 'access_tokens/update', outcome: 'ok', request: { udf_string_1: null }, tokens: [one.number] },
    { ...none, method: 'access_tokens/nothing', operator: null, outcome: 'unknown-method' },
  ]);
});

test('keeps no secret, at any depth, but says that there was one', async () => {
  const { practice, post, sessionToken } = await startCaller();
  const { identifier, pass_code } = tokens.identified;
  await post('access_tokens/update', { access_token_identifier: { identifier, pass_code }, pass_code: 'top-secret' });
  await post('accounts_receivable/update', {
    accounts_receivable_identifier: { number: accounts.noTokens.number },
    access_tokens_set: [{ action: 'ADD_NEW', identifier: 'x@example.com', pass_code: 'nested-secret' }],
  });
  await post('access_tokens/verify', { ...byCode('7'), verification_code: 'code-secret', pass_code: null });
  await post('accounts_receivable/show', {
    accounts_receivable_identifier: { access_token_identifier: { one_time_password: 'otp-secret' } },
  });
  const written = JSON.stringify(practice.ledger.entries());
  for (const secret of [sessionToken, operator.password, `"${pass_code}"`, '-secret'])
    expect(written).not.toContain(secret);
  const [signIn, update, associate, verify, show] = practice.ledger.entries();
  expect(signIn?.request).toEqual({ username: 'operator', organisation, has_password: true });
  expect(update?.request).toEqual({
    ...{ has_token: true, has_pass_code: true },
    access_token_identifier: { identifier, has_pass_code: true },
  });
  expect(associate?.request.access_tokens_set).toMatchObject([{ identifier: 'x@example.com', has_pass_code: true }]);
  expect(verify?.request).toMatchObject({ has_verification_code: true, has_pass_code: false });
  expect(show?.request).toMatchObject({
    accounts_receivable_identifier: { access_token_identifier: { has_one_time_password: true } },
  });
});

test('tells what a fault replaced from what was done and refused', async () => {
  const { practice, post } = await startCaller({ faults: { [create]: [{ kind: 'http', status: 500 }] } });
  await post(create, { authentication_code: 'B' });
  await post(create, { authentication_code: 'B' });
  await post(create, { authentication_code: 'B' });
  expect(practice.ledger.entries(create)).toMatchObject([
    { outcome: 'not-done', fault: 'http', request: { authentication_code: 'B' }, tokens: [] },
    { outcome: 'ok', fault: null },
    { outcome: 'code-taken', fault: null },
  ]);
  expect(practice.ledger.counts()).toEqual({
    'authentication/token': { ok: 1, refused: 0, 'not-done': 0 },
    [create]: { ok: 1, refused: 1, 'not-done': 1 },
  });
});

test('forgets the oldest entries beyond its limit, never its counts, until it is cleared', async () => {
  const { practice, post } = await startCaller({ ledgerLimit: 3 });
  for (const code of ['A', 'B', 'C', 'D']) await post(create, { authentication_code: code });
  expect(practice.ledger.entries().map(({ request }) => request.authentication_code)).toEqual(['B', 'C', 'D']);
  expect(practice.ledger.counts()[create]?.ok).toBe(4);
  practice.ledger.clear();
  expect([practice.ledger.entries(), practice.ledger.counts()]).toEqual([[], {}]);
});

test('writes down a request that cannot be read, and none that is beside the API', async () => {
  const { practice } = await startCaller();
  practice.ledger.clear();
  await practice.fetch(postRequest('access_tokens/show', {}, { body: '{"pass_code":"x' }));
  await practice.fetch(new Request('http://practice.test/elsewhere'));
  expect(practice.ledger.entries()).toMatchObject([{ outcome: 'malformed-request', request: {} }]);
});
