import { expect, test } from 'vitest';
import type { Failure, FieldName } from '../../electron/contract/failure';
import { placeRefusal } from '../../electron/crm/refusals';

const refused: Failure = {
  code: 'rejected',
  reason: 'refused-by-server',
  message: 'POST access_tokens/create: refused',
};

function placed(code: string | null, message: string | null, description: string | null = null): Failure {
  return placeRefusal({ ...refused, server: { code, message, description } });
}

test.each<[string, FieldName]>([
  ['Authentication code already exists', 'authenticationCode'],
  ['The value of authentication_code is not unique', 'authenticationCode'],
  ['Pass code is mandatory when an identifier is given', 'passCode'],
  ['pass_code too short', 'passCode'],
  ['Identifier must be an e-mail address', 'identifier'],
  ['The access token identifier and its pass code do not match', 'passCode'],
  ['Invalid accounts_receivable_identifier', 'accountsReceivable'],
  ['Account ACR0000000001 was not found', 'accountsReceivable'],
  ['Too many access tokens on this account', 'accountsReceivable'],
  ['rewards_participant_identifier: not found', 'rewardsParticipant'],
  ['The participant does not belong to the account', 'rewardsParticipant'],
  ['classification_identifier: not found', 'classification'],
  ['card_masked_number is not allowed', 'cardMaskedNumber'],
  ['udf_float_2 must be a number', 'udfs.udfFloat2'],
  ['UDF String 8 is too long', 'udfs.udfString8'],
  ['Invalid password for this user name', 'password'],
  ['Unknown organisation', 'organisation'],
])('%s -> %s', (message, field) => {
  expect(placed('X', message).fields).toStrictEqual({ [field]: { said: message } });
});

test('without words the name of the exception tells, but not its module', () => {
  const code = 'COM.CRM.EXCEPTION.ACCESSTOKENS.AUTHENTICATIONCODEALREADYEXISTSEXCEPTION';
  expect(placed(code, null).fields).toStrictEqual({ authenticationCode: { said: code } });
  expect(placed('COM.CRM.EXCEPTION.ACCOUNTSRECEIVABLE.NOTALLOWEDEXCEPTION', '').fields).toBeUndefined();
});

test('the description tells where the message does not, and the message is what is shown', () => {
  expect(placed('X', 'Invalid input', 'pass_code').fields).toStrictEqual({ passCode: { said: 'Invalid input' } });
});

test.each([
  [null, null],
  ['X', 'Access token not found'],
  ['X', 'Token expired'],
])('what names no field stays as it is (%s, %s)', (code, message) => {
  expect(placed(code, message)).toStrictEqual({ ...refused, server: { code, message, description: null } });
});

test('a failure without words stays as it is', () => expect(placeRefusal(refused)).toBe(refused));
