import { expect, test } from 'vitest';
import type { Result } from '../../electron/contract/failure';
import * as codes from '../../electron/crm/access-token-codes';
import * as accessTokens from '../../electron/crm/access-tokens';
import { showAccountOfToken } from '../../electron/crm/accounts';
import { associate, detach } from '../../electron/crm/associations';
import { releaseSessionToken } from '../../electron/crm/authentication';
import type { Connection } from '../../electron/crm/client';
import { askedBy } from './crm-recording';

const session = '641070EA9DF042E48CDA1B6414ACABC5';
const identifier = { authenticationCode: 'CCD4537CA4AD4EE8912FFBAE53110601' };
const access_token_identifier = { authentication_code: 'CCD4537CA4AD4EE8912FFBAE53110601' };

type Posted = [name: string, path: string, call: (connection: Connection) => Promise<Result<unknown>>, body: object];

const posted: Posted[] = [
  ['show', 'access_tokens/show', (c) => accessTokens.show(c, session, { identifier }), { access_token_identifier }],
  [
    'show by identifier and pass code',
    'access_tokens/show',
    (c) => accessTokens.show(c, session, { identifier: { identifier: 'jane@example.com', passCode: '12345' } }),
    { access_token_identifier: { identifier: 'jane@example.com', pass_code: '12345' } },
  ],
  [
    'show with columns',
    'access_tokens/show',
    (c) => accessTokens.show(c, session, { identifier, columns: ['number', 'log', 'udfFloat4', 'number'] }),
    { access_token_identifier, fields_set: 'id,authentication_code,number,log_information,udf_float_4' },
  ],
  [
    'create with everything',
    'access_tokens/create',
    (c) =>
      accessTokens.create(c, session, {
        authenticationCode: '99021047380',
        identifier: 'jane@example.com',
        passCode: '12345',
        classificationId: '33333333333333333333333333333333',
        accountsReceivable: { by: 'number', value: 'ACR0000000069' },
        rewardsParticipant: { by: 'id', value: '77' },
        cardMaskedNumber: '**** 4242',
        udfs: { udfString1: 'blue', udfFloat2: '1.50', udfDate3: '2026-01-31' },
      }),
    {
      authentication_code: '99021047380',
      identifier: 'jane@example.com',
      pass_code: '12345',
      classification_identifier: { id: '33333333333333333333333333333333' },
      accounts_receivable_identifier: { number: 'ACR0000000069' },
      rewards_participant_identifier: { id: '77' },
      card_masked_number: '**** 4242',
      udf_string_1: 'blue',
      udf_float_2: 1.5,
      udf_date_3: '2026-01-31T00:00:00',
    },
  ],
  ['create with nothing', 'access_tokens/create', (c) => accessTokens.create(c, session, {}), {}],
  [
    'set as effective',
    'access_tokens/set_as_effective',
    (c) => accessTokens.setAsEffective(c, session, { identifier, columns: ['rewardsParticipant'] }),
    { access_token_identifier, fields_set: 'id,authentication_code,rewards_participant' },
  ],
  [
    'set as not effective',
    'access_tokens/set_as_not_effective',
    (c) => accessTokens.setAsNotEffective(c, session, { identifier }),
    { access_token_identifier },
  ],
  [
    'delete',
    'access_tokens/delete',
    (c) => accessTokens.deleteToken(c, session, { identifier }),
    { access_token_identifier },
  ],
  [
    'verify',
    'access_tokens/verify',
    (c) => codes.verify(c, session, { identifier, verificationCode: '073562', passCode: 'n3w' }),
    { access_token_identifier, verification_code: '073562', pass_code: 'n3w' },
  ],
  [
    'reset verification code',
    'access_tokens/reset_verification_code',
    (c) => codes.resetVerificationCode(c, session, { identifier: '36' }),
    { identifier: '36' },
  ],
  [
    'reset pass code',
    'access_tokens/reset_pass_code',
    (c) => codes.resetPassCode(c, session, { authenticationCode: 'ET' }),
    { authentication_code: 'ET' },
  ],
  [
    'forgot pass code',
    'access_tokens/forgot_pass_code',
    (c) => codes.forgotPassCode(c, session, 'jane@example.com'),
    { identifier: 'jane@example.com' },
  ],
  [
    'generate otp',
    'access_tokens/generate_otp',
    (c) => codes.generateOtp(c, session, identifier),
    { access_token_identifier },
  ],
  [
    'account of a token',
    'accounts_receivable/show',
    (c) => showAccountOfToken(c, session, identifier),
    { accounts_receivable_identifier: { access_token_identifier } },
  ],
  [
    'associate an existing token',
    'accounts_receivable/update',
    (c) => associate(c, session, { account: { by: 'number', value: 'ACR1' }, association: { existing: identifier } }),
    {
      accounts_receivable_identifier: { number: 'ACR1' },
      access_tokens_set: [{ action: 'ADD_EXISTING', access_token_identifier }],
    },
  ],
  [
    'associate a new token, under another parameter name',
    'accounts_receivable/update',
    (c) =>
      associate({ ...c, tokensParameter: 'access_tokens' }, session, {
        account: { by: 'id', value: '44' },
        association: { added: { authenticationCode: 'NEW', classificationId: '33' } },
      }),
    {
      accounts_receivable_identifier: { id: '44' },
      access_tokens: [{ action: 'ADD_NEW', authentication_code: 'NEW', classification_identifier: { id: '33' } }],
    },
  ],
  [
    'detach',
    'accounts_receivable/update',
    (c) => detach(c, session, { account: { by: 'name', value: 'Jane' }, token: identifier }),
    {
      accounts_receivable_identifier: { name: 'Jane' },
      access_tokens_set: [{ action: 'REMOVE', access_token_identifier }],
    },
  ],
  ['release', 'authentication/token/release', (c) => releaseSessionToken(c, session), {}],
];

test.each(posted)('POST %s: one JSON body with the session token inside it', async (_, path, call, body) => {
  const request = await askedBy(call);
  expect(request).toMatchObject({ method: 'POST', path, query: '' });
  expect(request.body).toStrictEqual({ token: session, ...body });
  expect(request.headers.get('content-type')).toBe('application/json');
});
