import { describe, expect, test } from 'vitest';
import { verify } from '../../electron/crm/access-token-codes';
import * as accessTokens from '../../electron/crm/access-tokens';
import { signInWithPassword, signInWithWebApiKey } from '../../electron/crm/authentication';
import { askedBy } from './crm-recording';

const session = '641070EA9DF042E48CDA1B6414ACABC5';
const identifier = { authenticationCode: 'CCD4537CA4AD4EE8912FFBAE53110601' };

describe('every request', () => {
  test('follows no redirect, sends no cookie, keeps no cache and no connection', async () => {
    const { init, headers } = await askedBy((c) => accessTokens.show(c, session, { identifier }));
    expect(init).toMatchObject({ redirect: 'error', credentials: 'omit', cache: 'no-store' });
    expect(headers.get('accept')).toBe('application/json');
    expect(headers.get('connection')).toBe('close');
    expect(headers.has('authorization')).toBe(false);
  });
});

describe('sign-in', () => {
  const password = { userName: 'mpadministrator', password: '1234', organisation: 'CRMDEMO' };

  test('by password sends what the document shows', async () => {
    const unit = 'EE63A82C4FEBE02FF34E90DD1EBA5ABE';
    const request = await askedBy((c) => signInWithPassword(c, { ...password, unit }));
    expect(request).toMatchObject({ method: 'POST', path: 'authentication/token' });
    expect(request.body).toStrictEqual({
      username: 'mpadministrator',
      password: '1234',
      organisation: 'CRMDEMO',
      unit,
    });
  });

  test('with an empty unit leaves the unit to the server', async () => {
    const request = await askedBy((c) => signInWithPassword(c, { ...password, unit: ' ' }));
    expect(request.body).not.toHaveProperty('unit');
  });

  test('by key sends the key as a user name without a password', async () => {
    const request = await askedBy((c) => signInWithWebApiKey(c, { webApiKey: 'ABC', unit: '1' }));
    expect(request).toMatchObject({ method: 'POST', path: 'authentication/web_api_key/token' });
    expect(request.headers.get('authorization')).toBe('Basic QUJDOg==');
    expect(request.body).toStrictEqual({ unit: '1' });
  });
});

describe('an older release', () => {
  test('R5 is sent nothing that came later', async () => {
    const request = await askedBy(
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
    const list = await askedBy((c) => accessTokens.list(c, session, ask), 'R12.0.0');
    expect(list.query).toBe(`token=${session}&rewards_participant_identifier=id=7`);
    const verification = { identifier, verificationCode: '1', passCode: '2' };
    const verified = await askedBy((c) => verify(c, session, verification), 'R13.1.0');
    expect(verified.body).not.toHaveProperty('pass_code');
  });

  test('R8 is asked for no column and no state that it lacks', async () => {
    const ask = {
      number: 5,
      lifeCycleState: 'PENDING_VERIFICATION',
      columns: ['number', 'verifiedDate', 'classification', 'udfString1', 'cardMaskedNumber', 'accountsReceivable'],
    } as const;
    const request = await askedBy(
      (c) => accessTokens.getNotAssociated(c, session, { ...ask, columns: [...ask.columns] }),
      'R8.0.0',
    );
    expect(request.query).toBe(
      `token=${session}&number=6&fields_set=id%2Cauthentication_code%2Cnumber%2Caccounts_receivable`,
    );
  });
});
