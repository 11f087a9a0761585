import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLink, parseDeepLink } from '../../electron/contract/deep-link';
import { openDeepLinks } from '../../electron/shell/deep-links';
import type { LogFields } from '../../electron/shell/log';

test.each([
  ['tokendesk://token/8800012345', { kind: 'token', authenticationCode: '8800012345' }],
  ['tokendesk://token/A%2FB%3D', { kind: 'token', authenticationCode: 'A/B=' }],
  ['TOKENDESK://Token/abc', { kind: 'token', authenticationCode: 'abc' }],
  ['tokendesk://customer/ACR0000012', { kind: 'customer', number: 'ACR0000012' }],
])('%s opens what it names', (url, link) => {
  expect(isLink(url)).toBe(true);
  expect(parseDeepLink(url)).toEqual(link);
});

test.each([
  'tokendesk:',
  'tokendesk://',
  'tokendesk://token',
  'tokendesk://token/',
  'tokendesk:token/8800',
  'tokendesk:///token/8800',
  'tokendesk://token/8800/delete',
  'tokendesk://token/8800?confirm=1',
  'tokendesk://token/8800#x',
  'tokendesk://create/8800',
  'tokendesk://user@token/8800',
  'tokendesk://token:80/8800',
  'tokendesk://token/88%0000',
  'tokendesk://token/88%0A00',
  'tokendesk://token/%E2%80%AE8800',
  'tokendesk://token/%20',
  'tokendesk://token/%zz',
  'tokendesk://token/8800 --kiosk',
  `tokendesk://token/${'8'.repeat(65)}`,
  'tokendesk://customer/..',
  'tokendesk://customer/%3Cscript%3E',
  `tokendesk://customer/${'8'.repeat(600)}`,
  'https://token/8800',
  ' tokendesk://token/8800',
])('%s opens nothing', (url) => {
  expect(parseDeepLink(url)).toBeNull();
});

test('whatever a link holds, what is opened can be seen and is short', () => {
  const links = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }).map((text) => `tokendesk://token/${encodeURIComponent(text)}`),
    fc.string().map((text) => `tokendesk://customer/${text}`),
  );
  fc.assert(
    fc.property(links, (url) => {
      const link = parseDeepLink(url);
      if (link?.kind === 'token') expect(link.authenticationCode).toMatch(/^[\x21-\x7e]{1,64}$/);
      else if (link) expect(link.number).toMatch(/^[\w.-]{1,40}$/);
    }),
    { numRuns: 2_000 },
  );
});

function desk() {
  const made = { isAllowed: true, arrived: 0, now: 0, logged: [] as [string, LogFields | undefined][] };
  const links = openDeepLinks({
    isAllowed: () => made.isAllowed,
    arrived: () => void (made.arrived += 1),
    elapsed: () => made.now,
    log: (event, fields) => void made.logged.push([event, fields]),
  });
  return { links, made };
}

test('the newest link waits for the window, and is given once', () => {
  const { links, made } = desk();
  expect(links.take()).toBeNull();
  links.read('tokendesk://token/1');
  links.read('tokendesk://customer/2');
  expect(made.arrived).toBe(2);
  expect(links.take()).toEqual({ kind: 'customer', number: '2' });
  expect(links.take()).toBeNull();
});

test('a link waits two minutes for somebody to sign in or unlock, and no longer', () => {
  const { links, made } = desk();
  links.read('tokendesk://token/1');
  made.now = 120_000;
  expect(links.take()).not.toBeNull();
  links.read('tokendesk://token/1');
  made.now += 120_001;
  expect(links.take()).toBeNull();
});

test('a link that is none of ours is told, without what it holds', () => {
  const { links, made } = desk();
  links.read('tokendesk://delete/8800012345');
  expect(links.take()).toBe('invalid');
  expect(made.logged).toEqual([['link-refused', { reason: 'invalid' }]]);
});

test('a policy that forbids links drops them, also the one that waits', () => {
  const { links, made } = desk();
  links.read('tokendesk://token/1');
  made.isAllowed = false;
  links.read('tokendesk://token/2');
  expect(made).toMatchObject({ arrived: 1, logged: [['link-refused', { reason: 'by-policy' }]] });
  expect(links.take()).toBeNull();
});
