import { describe, expect, test } from 'vitest';
import { generateOtp, resetPassCode, resetVerificationCode } from '../../electron/crm/access-token-codes';
import * as accessTokens from '../../electron/crm/access-tokens';
import { showAccountsReceivable } from '../../electron/crm/accounts';
import { signInWithPassword, signInWithWebApiKey } from '../../electron/crm/authentication';
import { send } from '../../electron/crm/client';
import { exampleNames, readExample, recordingServer, valueOf } from './crm-recording';

/** The documents under partial/ are cut off, some of them before the status that every answer has. */
function answering(name: string) {
  return recordingServer({ status: { code: 'OK' }, ...readExample(name) }).connection;
}

const identifier = { authenticationCode: '7' };
/** The token of the inferred documents. */
const janes = { authenticationCode: '22222222222222222222222222222222' };
const adminUnit = {
  id: '1',
  name: 'Admin Unit',
  description: 'admin unit',
  alternativeCode: 'adminunit',
  groupName: 'Main Group',
  communityName: 'Community',
};

test.each(exampleNames)('%s: its envelope opens', async (name) => {
  const answer = await send(answering(name), { path: 'any', effect: 'read', query: {} });
  expect(valueOf(answer)).toStrictEqual({ data: readExample(name).data, serverDate: Date.UTC(2017, 4, 22, 13) });
});

describe('documents of tokens', () => {
  test('show of R16: every member is where our words have it', async () => {
    const token = valueOf(await accessTokens.show(answering('inferred/show_R16'), 'S', { identifier: janes }));
    expect(token).toMatchObject({
      number: 'AT0000000901',
      lifeCycleState: 'EFFECTIVE',
      authenticationCode: '22222222222222222222222222222222',
      identifier: 'jane@example.com',
      classification: {
        id: '33333333333333333333333333333333',
        name: 'Portal',
        alternativeCode: 'POR',
        description: null,
      },
      accountsReceivable: { number: 'ACR0000000901', owner: { firstName: 'Jane', type: 'PERSON' } },
      rewardsParticipant: null,
      log: {
        createdDate: '2017-02-01T09:00:00',
        createdByUnit: adminUnit,
        updatedByUser: { userName: 'operator1', personName: 'Operator One', email: '' },
      },
      otherFields: [],
    });
    expect(Object.values(token.udfs)).toStrictEqual(Array(16).fill(null));
  });

  test('show of R5: no number, no state, and still a token', async () => {
    const token = valueOf(await accessTokens.show(answering('partial/show_R5'), 'S', { identifier }));
    expect(token).toMatchObject({
      number: null,
      udfs: {},
      log: { createdByUnit: { name: 'Admin Unit' } },
      otherFields: [],
    });
  });

  test('lists', async () => {
    const holder = { accountsReceivable: { by: 'number', value: 'ACR0000000901' } } as const;
    const listed = await accessTokens.list(answering('inferred/list'), 'S', { holder, numberOfResults: 25, offset: 0 });
    expect(valueOf(listed).tokens.map((token) => token.verificationCode)).toStrictEqual([null, '273562']);
    for (const name of ['inferred/get_not_associated', 'partial/get_not_associated']) {
      const free = valueOf(await accessTokens.getNotAssociated(answering(name), 'S', { number: 5 }));
      expect(free).toMatchObject({ tokens: [{ otherFields: [] }], hasMore: false });
      expect(free.tokens[0]?.log?.createdDate).toMatch(/^201\d-/);
    }
    const none = await accessTokens.getNotAssociated(answering('documented/empty_array_data_other_resource'), 'S', {
      number: 5,
    });
    expect(valueOf(none)).toStrictEqual({ tokens: [], hasMore: false });
  });

  test('life cycle: partial answers are successes', async () => {
    const effective = await accessTokens.setAsEffective(answering('partial/set_as_effective'), 'S', { identifier });
    expect(valueOf(effective)).toMatchObject({
      number: 'AT0000000671',
      accountsReceivable: { number: 'ACR0000000069', owner: { lastName: 'Example', lifeCycleState: 'FINANCIAL' } },
      otherFields: [],
    });
    const not = await accessTokens.setAsNotEffective(answering('partial/set_as_not_effective'), 'S', { identifier });
    expect(valueOf(not).log?.createdByUnit).toStrictEqual(adminUnit);
  });

  test('codes: leading zeros stay, secrets are nowhere but in their own place', async () => {
    expect(valueOf(await generateOtp(answering('documented/generate_otp'), 'S', identifier))).toStrictEqual({
      number: 'AT0000000758',
      oneTimePassword: '073482',
      expirationDate: '2017-05-22T13:48:07',
      serverDate: 1495458000000,
    });
    const reset = valueOf(await resetPassCode(answering('inferred/reset_pass_code'), 'S', janes));
    expect(reset.randomPassCode).toBe('a1B2c3');
    expect(JSON.stringify(reset.token)).not.toContain('a1B2c3');
    const code = valueOf(
      await resetVerificationCode(answering('partial/reset_verification_code'), 'S', { identifier: '36' }),
    );
    expect(code).toMatchObject({ authenticationCode: 'ET', identifier: '36', verificationCode: null });
  });
});

test('classifications, accounts and sessions', async () => {
  const classes = valueOf(await accessTokens.listClassifications(answering('inferred/classifications_list'), 'S'));
  expect(classes).toStrictEqual([
    { id: '33333333333333333333333333333333', name: 'Portal', alternativeCode: 'POR', description: null },
  ]);
  const account = { by: 'id', value: '1' } as const;
  const shown = await showAccountsReceivable(answering('partial/accounts_receivable_show'), 'S', account);
  expect(valueOf(shown)).toStrictEqual({ id: null, number: null, name: null, lifeCycleState: null, owner: null });
  const who = { userName: 'u', password: 'p', organisation: 'o' };
  const named = valueOf(await signInWithPassword(answering('documented/authentication_token'), who));
  expect(named.sessionToken).toBe('4AD9C84FA60F9FE407140E20F707726A');
  const keyed = await signInWithWebApiKey(answering('documented/authentication_web_api_key_token'), { webApiKey: 'k' });
  expect(valueOf(keyed).sessionToken).toBe('1351195444');
});
