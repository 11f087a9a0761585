import { describe, expect, test } from 'vitest';
import { udfNames, type AccessToken } from '../../electron/contract/model';
import { holderName, readableDate } from '../../renderer/lib/readable';
import { factGroups } from '../../renderer/lib/token-facts';
import { tokenWith } from '../support/tokens';

const user = (who: string) => ({
  id: `${who}-id`,
  userName: `${who}-login`,
  personName: `${who}-name`,
  email: `${who}@x`,
});
const unit = (which: string) => ({
  id: `${which}-id`,
  name: `${which}-name`,
  description: `${which}-text`,
  alternativeCode: `${which}-code`,
  groupName: `${which}-group`,
  communityName: `${which}-community`,
});
const owner = (who: string) => ({
  id: `${who}-id`,
  name: `${who}-whole`,
  title: `${who}-title`,
  firstName: `${who}-first`,
  middleName: `${who}-middle`,
  lastName: `${who}-last`,
  companyName: `${who}-company`,
  type: `${who}-type`,
  lifeCycleState: `${who}-state`,
});
const account = (which: string) => ({
  id: `${which}-account-id`,
  number: `${which}-account-number`,
  name: `${which}-account-name`,
  lifeCycleState: `${which}-account-state`,
  owner: owner(`${which}-owner`),
});

const whole: AccessToken = {
  id: 'token-id',
  number: 'token-number',
  lifeCycleState: 'NEW_STATE',
  authenticationCode: 'code',
  identifier: 'identifier',
  cardMaskedNumber: '****1234',
  cardLast4Digits: '5678',
  verificationCode: '273562',
  verifiedDate: 'some day',
  verifiedByUser: user('verifier'),
  classification: { id: 'class-id', name: 'class-name', alternativeCode: 'class-code', description: 'class-text' },
  accountsReceivable: account('own'),
  rewardsParticipant: {
    id: 'rp-id',
    number: 'rp-number',
    lifeCycleState: 'rp-state',
    accountsReceivable: account('rp'),
  },
  udfs: Object.fromEntries(udfNames.map((name) => [name, `value of ${name}`])),
  log: {
    createdDate: 'created day',
    createdByUser: user('creator'),
    createdByUnit: unit('creating'),
    updatedDate: 'updated day',
    updatedByUser: user('changer'),
    updatedByUnit: unit('changing'),
  },
  otherFields: [{ name: 'loyalty_hint', value: 'silver' }],
};

function leaves(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(leaves) : [];
}

describe('factGroups', () => {
  test('shows everything that came; the authentication code has its own place', () => {
    const shown = factGroups(whole).flatMap(({ facts, more = [] }) => [...facts, ...more].map(({ value }) => value));
    const missing = leaves({ ...whole, authenticationCode: null, otherFields: ['silver'] }).filter(
      (text) => !shown.some((value) => value?.includes(text)),
    );
    expect(missing).toEqual([]);
  });

  test('has nothing to show of a token of which nothing is known', () => {
    const values = factGroups(tokenWith({ udfs: { udfString1: ' ' } })).flatMap(({ facts }) => facts);
    expect(values.filter(({ value }) => value !== null)).toEqual([]);
  });
});

describe('readableDate', () => {
  test.each([
    ['2017-05-22T13:48:07', '22 May 2017, 13:48:07'],
    ['2014-12-01', '1 Dec 2014'],
    ['2014-12-01T00:30:00Z', '1 Dec 2014, 00:30:00 Z'],
    ['2014-12-01T00:30:00.000+0200', '1 Dec 2014, 00:30:00 +0200'],
    ['2014-13-01T00:30:00', '2014-13-01T00:30:00'],
    ['yesterday', 'yesterday'],
  ])('%s reads %s', (text, readable) => {
    expect(readableDate(text)).toBe(readable);
  });
});

test('the holder is named by whatever came of them', () => {
  expect(holderName(whole)).toBe('own-owner-whole');
  const nameless = { ...owner('x'), name: '', title: null, middleName: '' };
  expect(holderName(tokenWith({ accountsReceivable: { ...account('x'), owner: nameless } }))).toBe(
    'x-owner-first x-owner-last'.replaceAll('x-owner', 'x'),
  );
  expect(holderName(tokenWith({}))).toBeNull();
});
