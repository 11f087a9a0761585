import { expect, test } from 'vitest';
import { features, type Feature } from '../../electron/contract/actions';
import { defaultRelease } from '../../electron/contract/servers';
import { featuresOf, has, isDeprecated } from '../../electron/crm/releases';

const arrivals: [release: string, newThere: Feature[]][] = [
  ['R5.0.0', ['show', 'getNotAssociated', 'create', 'update']],
  ['R8.0.0', ['list', 'accountsReceivable', 'rewardsParticipant', 'accountOfToken', 'listRewardsParticipants']],
  ['R9.0.0', ['verify', 'resetPassCode', 'pendingVerification', 'verifiedDate']],
  ['R10.0.0', ['listClassifications', 'classification', 'signInWithWebApiKey', 'releaseSessionToken']],
  ['R10.1.0', ['udfs']],
  ['R12.0.0', ['resetVerificationCode']],
  ['R13.0.0', ['generateOtp', 'paging']],
  ['R13.1.0', ['setAsEffective', 'setAsNotEffective']],
  ['R14.0.0', ['passCodeAtVerification']],
  ['R14.26.0', ['deleteToken']],
  ['R15.0.0', ['cardLast4Digits']],
  ['R16.2.0', ['cardMaskedNumber']],
  ['R16.12.0', ['forgotPassCode']],
];

test.each(arrivals)('%s brings what is new there and keeps all before it', (release, features) => {
  const at = arrivals.findIndex(([other]) => other === release);
  const before = arrivals.slice(0, at).flatMap(([, other]) => other);
  const after = arrivals.slice(at + 1).flatMap(([, other]) => other);
  expect([...before, ...features].filter((feature) => !has(release, feature))).toStrictEqual([]);
  expect(after.filter((feature) => has(release, feature))).toStrictEqual([]);
});

test.each<[string, boolean]>([
  ['R16.11.9', false],
  ['R16.12.0', true],
  ['R16.13.0', true],
  ['R17.0.0', false],
  ['R17.9.99', false],
  ['R17.10.0', true],
  ['R18.0.0', true],
  ['R19', true],
])('what came to two branches at once: %s has it: %s', (release, expected) => {
  expect(has(release, 'forgotPassCode')).toBe(expected);
  expect(isDeprecated(release, 'resetPassCode')).toBe(expected);
});

test('a method is not deprecated before it exists', () => {
  expect(isDeprecated('R9.0.0', 'releaseSessionToken')).toBe(false);
  expect(isDeprecated('R10.0.0', 'releaseSessionToken')).toBe(false);
  expect(isDeprecated('R12.0.0', 'releaseSessionToken')).toBe(true);
  expect(isDeprecated('R18.0.0', 'create')).toBe(true);
});

test.each([undefined, '', 'latest', 'R'])('%j counts as the newest before R18', (release) => {
  expect(defaultRelease).toBe('R17.10.0');
  expect(has(release, 'forgotPassCode')).toBe(true);
  expect(isDeprecated(release, 'create')).toBe(false);
});

test.each(['R14', '14.0.0', ' r14.0 '])('%j is read as R14.0.0', (release) => {
  expect([has(release, 'passCodeAtVerification'), has(release, 'deleteToken')]).toStrictEqual([true, false]);
});

test('what a release has is listed for the window, and the default has all but what is not in R17', () => {
  expect(featuresOf('R5.0.0')).toEqual(['show', 'getNotAssociated', 'create', 'update']);
  expect(featuresOf(undefined)).toEqual(featuresOf(defaultRelease));
  expect(featuresOf(defaultRelease)).toEqual([...features]);
});
