import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { isVouchedFor } from '../../electron/shell/certificate-path';
import { readCertificates } from '../../electron/shell/company-ca';

const pemOf = (name: string) =>
  readFileSync(resolve(import.meta.dirname, `../support/certificates/${name}.pem`), 'utf8');
const read = (name: string) => new X509Certificate(pemOf(name));

const company = [read('company-ca')];
const chain = [read('leaf'), read('intermediate')];
const now = Date.parse('2027-01-01');

test.each(['crm.example', 'localhost', '127.0.0.1'])('a chain to the company authority vouches for %s', (host) => {
  expect(isVouchedFor(chain, company, host, now)).toBe(true);
});

test('a chain that ends at the authority itself, or carries more than needed, is as good', () => {
  expect(isVouchedFor([...chain, ...company], company, 'crm.example', now)).toBe(true);
});

test('a certificate vouches until its time is over, and its authority does not make up for that', () => {
  const expired = [read('expired')];
  const authority = [read('past-ca')];
  expect(isVouchedFor(expired, authority, '127.0.0.1', Date.parse('2015-06-01'))).toBe(true);
  expect(isVouchedFor(expired, authority, '127.0.0.1', now)).toBe(false);
});

test.each([
  ['another name', chain, company, 'evil.example', now],
  ['another address', chain, company, '127.0.0.2', now],
  ['another authority', chain, [read('other-ca')], 'crm.example', now],
  ['no authority', chain, [], 'crm.example', now],
  ['a chain without its middle', chain.slice(0, 1), company, 'crm.example', now],
  ['a chain with a wrong middle', [read('leaf'), read('other-ca')], company, 'crm.example', now],
  [
    'a signature by a certificate that is no authority',
    [read('forged'), read('not-a-ca')],
    company,
    'crm.example',
    now,
  ],
  ['a date before it began', chain, company, 'crm.example', Date.parse('2020-01-01')],
  ['a date after it ended', chain, company, 'crm.example', Date.parse('2200-01-01')],
  ['an empty chain', [], company, 'crm.example', now],
] as const)('nothing is vouched for with %s', (_why, certificates, authorities, host, when) => {
  expect(isVouchedFor([...certificates], [...authorities], host, when)).toBe(false);
});

test('a text of several certificates is read whole; anything else is none', () => {
  expect(readCertificates(pemOf('company-ca') + pemOf('other-ca'))).toHaveLength(2);
  expect(readCertificates('hello')).toBeUndefined();
  expect(readCertificates('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----')).toBeUndefined();
});
