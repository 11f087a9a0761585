import { describe, expect, test } from 'vitest';
import type { Result } from '../../electron/contract/failure';
import * as codes from '../../electron/crm/access-token-codes';
import * as accessTokens from '../../electron/crm/access-tokens';
import * as accounts from '../../electron/crm/accounts';
import { associate, detach } from '../../electron/crm/associations';
import { releaseSessionToken, signInWithPassword, signInWithWebApiKey } from '../../electron/crm/authentication';
import type { Connection } from '../../electron/crm/client';
import { base, recordingServer, type Recorded } from './crm-recording';

const session = '641070EA9DF042E48CDA1B6414ACABC5';
const identifier = { authenticationCode: 'CCD4537CA4AD4EE8912FFBAE53110601' };
const access_token_identifier = { authentication_code: 'CCD4537CA4AD4EE8912FFBAE53110601' };

async function asked(call: (connection: Connection) => Promise<Result<unknown>>, release?: string): Promise<Recorded> {
  const server = recordingServer(undefined, release);
  await call(server.connection);
  expect(server.asked).toHaveLength(1);
  const [only] = server.asked;
  if (!only) throw new Error('nothing was asked');
  return only;
}

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
    { access_token_identifier, fields_set: 'id,number,log_information,udf_float_4' },
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
    { access_token_identifier, fields_set: 'id,rewards_participant' },
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
    (c) => accounts.showAccountOfToken(c, session, identifier),
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
      associate(c, session, {
        account: { by: 'id', value: '44' },
        parameter: 'access_tokens',
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
  const request = await asked(call);
  expect(request).toMatchObject({ method: 'POST', path, query: '' });
  expect(request.body).toStrictEqual({ token: session, ...body });
  expect(request.headers.get('content-type')).toBe('application/json');
});

type Got = [name: string, path: string, call: (connection: Connection) => Promise<Result<unknown>>, query: string];

const got: Got[] = [
  [
    'list of an account',
    'access_tokens/list',
    (c) =>
      accessTokens.list(c, session, {
        holder: { accountsReceivable: { by: 'number', value: 'CI 1=2&3' } },
        classificationId: '33',
        numberOfResults: 25,
        offset: 50,
        columns: ['number', 'authenticationCode'],
      }),
    'accounts_receivable_identifier=number=CI%201%3D2%263&classification_identifier=id=33' +
      '&number_of_results=26&offset=50&fields_set=id%2Cnumber%2Cauthentication_code',
  ],
  [
    'list of a participant',
    'access_tokens/list',
    (c) =>
      accessTokens.list(c, session, {
        holder: { rewardsParticipant: { by: 'id', value: '7' } },
        numberOfResults: 10,
        offset: 0,
      }),
    'rewards_participant_identifier=id=7&number_of_results=11&offset=0',
  ],
  [
    'not associated',
    'access_tokens/get_not_associated',
    (c) => accessTokens.getNotAssociated(c, session, { number: 25, lifeCycleState: 'NOT_EFFECTIVE' }),
    'number=26&life_cycle_state=NOT_EFFECTIVE',
  ],
  [
    'classifications',
    'access_tokens/configuration/classifications/list',
    (c) => accessTokens.listClassifications(c, session),
    '',
  ],
  [
    'account by name',
    'accounts_receivable/show',
    (c) => accounts.showAccountsReceivable(c, session, { by: 'name', value: 'Jane Example' }),
    'accounts_receivable_identifier=name=Jane%20Example',
  ],
  [
    'accounts of an e-mail address',
    'accounts_receivable/list',
    (c) =>
      accounts.listAccountsReceivable(c, session, { search: { emailAddress: 'j@e.x' }, numberOfResults: 5, offset: 0 }),
    'email_address=j%40e.x&number_of_results=6&offset=0',
  ],
  [
    'accounts of a contact',
    'accounts_receivable/list',
    (c) =>
      accounts.listAccountsReceivable(c, session, {
        search: { contact: { by: 'idNumber', value: '12' } },
        numberOfResults: 5,
        offset: 5,
      }),
    'contact_information_identifier=id_number=12&number_of_results=6&offset=5',
  ],
  [
    'participants of an account',
    'rewards_participants/list',
    (c) =>
      accounts.listRewardsParticipants(c, session, {
        account: { by: 'number', value: 'ACR1' },
        lifeCycleState: 'EFFECTIVE',
        numberOfResults: 5,
        offset: 0,
      }),
    'accounts_receivable_identifier=number=ACR1&life_cycle_state=EFFECTIVE&number_of_results=6&offset=0',
  ],
];

test.each(got)('GET %s: everything in the query', async (_, path, call, query) => {
  const request = await asked(call);
  expect(request).toMatchObject({ method: 'GET', path, body: undefined });
  expect(request.query).toBe(`token=${session}${query === '' ? '' : `&${query}`}`);
});

describe('every request', () => {
  test('follows no redirect, sends no cookie, keeps no cache and no connection', async () => {
    const { init, headers } = await asked((c) => accessTokens.show(c, session, { identifier }));
    expect(init).toMatchObject({ redirect: 'error', credentials: 'omit', cache: 'no-store' });
    expect(headers.get('accept')).toBe('application/json');
    expect(headers.get('connection')).toBe('close');
    expect(headers.has('authorization')).toBe(false);
  });

  test('goes to the base address', () => expect(base).toBe('https://crm.example/crmapi/rest/v2'));
});

describe('sign-in', () => {
  const password = { userName: 'mpadministrator', password: '1234', organisation: 'CRMDEMO' };

  test('by password sends what the document shows', async () => {
    const unit = 'EE63A82C4FEBE02FF34E90DD1EBA5ABE';
    const request = await asked((c) => signInWithPassword(c, { ...password, unit }));
    expect(request).toMatchObject({ method: 'POST', path: 'authentication/token' });
    expect(request.body).toStrictEqual({
      username: 'mpadministrator',
      password: '1234',
      organisation: 'CRMDEMO',
      unit,
    });
  });

  test('with an empty unit leaves the unit to the server', async () => {
    const request = await asked((c) => signInWithPassword(c, { ...password, unit: ' ' }));
    expect(request.body).not.toHaveProperty('unit');
  });

  test('by key sends the key as a user name without a password', async () => {
    const request = await asked((c) => signInWithWebApiKey(c, { webApiKey: 'ABC', unit: '1' }));
    expect(request).toMatchObject({ method: 'POST', path: 'authentication/web_api_key/token' });
    expect(request.headers.get('authorization')).toBe('Basic QUJDOg==');
    expect(request.body).toStrictEqual({ unit: '1' });
  });
});

describe('an older release', () => {
  test('R5 is sent nothing that came later', async () => {
    const request = await asked(
      (c) =>
        accessTokens.create(c, session, {
          authenticationCode: 'A',
          classificationId: '1',
          accountsReceivable: { by: 'id', value: '1' },
          rewardsParticipant: { by: 'id', value: '1' },
          cardMaskedNumber: '*',
          udfs: { udfString1: 'x' },
        }),
      'R5.0.0',
    );
    expect(request.body).toStrictEqual({ token: session, authentication_code: 'A' });
  });

  test('R12 has no paging, R13 no pass code at verification', async () => {
    const ask = { holder: { rewardsParticipant: { by: 'id', value: '7' } }, numberOfResults: 10, offset: 20 } as const;
    const list = await asked((c) => accessTokens.list(c, session, ask), 'R12.0.0');
    expect(list.query).toBe(`token=${session}&rewards_participant_identifier=id=7`);
    const verification = { identifier, verificationCode: '1', passCode: '2' };
    const verified = await asked((c) => codes.verify(c, session, verification), 'R13.1.0');
    expect(verified.body).not.toHaveProperty('pass_code');
  });

  test('R8 is asked for no column and no state that it lacks', async () => {
    const ask = {
      number: 5,
      lifeCycleState: 'PENDING_VERIFICATION',
      columns: ['number', 'verifiedDate', 'classification', 'udfString1', 'cardMaskedNumber', 'accountsReceivable'],
    } as const;
    const request = await asked(
      (c) => accessTokens.getNotAssociated(c, session, { ...ask, columns: [...ask.columns] }),
      'R8.0.0',
    );
    expect(request.query).toBe(`token=${session}&number=6&fields_set=id%2Cnumber%2Caccounts_receivable`);
  });
});
