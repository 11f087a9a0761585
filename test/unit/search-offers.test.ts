import { describe, expect, test } from 'vitest';
import type { Failure } from '../../electron/contract/failure';
import { formOf, searchOffers, type SearchOffer, type TextForm } from '../../renderer/state/search-offers';

const notFound: Failure = {
  code: 'rejected',
  reason: 'not-found',
  message: 'refused',
  server: { code: 'COM.CRM.EXCEPTION.NOTFOUND', message: 'The access token was not found.', description: null },
};
const all = { create: true, accounts: true, participants: true };

const forms: [text: string, form: TextForm, typed: SearchOffer[], scanned: SearchOffer[]][] = [
  ['99021047999', 'code', ['create-with-code'], ['create-with-code']],
  ['0000 0000', 'code', ['create-with-code'], ['create-with-code']],
  ['CARD-777A', 'code', ['create-with-code'], ['create-with-code']],
  ['CCD4537CA4AD4EE8912FFBAE53110601', 'code', ['create-with-code'], ['create-with-code']],
  ['12345', 'text', ['find-by-identifier'], ['create-with-code']],
  ['jane', 'text', ['find-by-identifier'], ['create-with-code']],
  ['Jane Example', 'text', ['find-by-identifier'], ['create-with-code']],
  ['12 High Street', 'text', ['find-by-identifier'], ['create-with-code']],
  ['Ελένη', 'text', ['find-by-identifier'], ['create-with-code']],
  ['jane@example.com', 'email', ['find-by-identifier'], ['find-by-identifier']],
  ['+357 99 123456', 'phone', ['find-by-identifier'], ['find-by-identifier']],
  ['AT0000000671', 'token-number', ['try-again'], ['try-again']],
  ['at0000000671', 'token-number', ['try-again'], ['try-again']],
  ['ACR0000000069', 'account-number', ['find-account'], ['find-account']],
  ['RP0000000069', 'participant-number', ['find-participant'], ['find-participant']],
  ['CI0000000012', 'contact-number', ['try-again'], ['try-again']],
];

describe('after a search that the server knows no token for', () => {
  test.each(forms)('%s is offered what its form allows', (text, form, typed, scanned) => {
    expect(formOf(text)).toBe(form);
    expect(searchOffers(notFound, { code: text, isScanned: false, can: all })).toEqual(typed);
    expect(searchOffers(notFound, { code: text, isScanned: true, can: all })).toEqual(scanned);
  });

  test.each(forms)('%s is offered nothing that is not there', (text) => {
    const can = { create: false, accounts: false, participants: false };
    const offers = searchOffers(notFound, { code: text, isScanned: true, can });
    for (const offer of offers) expect(['try-again', 'find-by-identifier']).toContain(offer);
    expect(offers).not.toEqual([]);
  });

  test('an identifier with its pass code is no code', () => {
    expect(searchOffers(notFound, { code: null, isScanned: false, can: all })).toEqual(['try-again']);
  });
});

const read = (reason: Failure['reason']): Failure => ({
  code: 'rejected',
  ...(reason ? { reason } : {}),
  message: 'no',
});

const others: [what: string, failure: Failure][] = [
  ['a web page', read('web-page')],
  ['an empty answer', read('empty-answer')],
  ['a truncated answer', read('truncated-answer')],
  ['an unreadable answer', read('unreadable-answer')],
  ['a wrong content type', read('wrong-content-type')],
  ['an answer that is too large', read('answer-too-large')],
  ['an answer of something else', read('not-the-api')],
  ['a redirect', read('redirected')],
  ['several tokens', read('ambiguous')],
  ['a refusal without a reason', read(undefined)],
  ['a refusal of the look-up itself', read('refused-by-server')],
  ['another token', read('about-another')],
  ...[400, 403, 404, 405, 408, 429, 500, 501, 505].map((httpStatus): [string, Failure] => [
    `HTTP ${String(httpStatus)}`,
    { ...read('http-status'), httpStatus },
  ]),
  ...[403, 404, 429, 500].map((httpStatus): [string, Failure] => [
    `HTTP ${String(httpStatus)} with words of the server`,
    { ...notFound, reason: 'refused-by-server', httpStatus },
  ]),
  ['no network', { code: 'offline', reason: 'unreachable', message: 'no' }],
  ['a lost connection', { code: 'offline', reason: 'connection-lost', message: 'no' }],
  ['a time-out', { code: 'offline', reason: 'timed-out', message: 'no' }],
  ['a gateway', { code: 'unknown-outcome', reason: 'http-status', httpStatus: 502, message: 'no' }],
  ['an ended session', { code: 'signed-out', reason: 'no-session', message: 'no' }],
  ['a fault of the desk', { code: 'unexpected', message: 'no' }],
];

test.each(others)('after %s only another try is offered, whatever was looked for', (_, failure) => {
  for (const [text] of forms)
    expect(searchOffers(failure, { code: text, isScanned: true, can: all })).toEqual(['try-again']);
});

test('what another try cannot change is not tried again', () => {
  for (const failure of [read('by-policy'), { code: 'invalid', message: 'no' } as const])
    expect(searchOffers(failure, { code: '99021047999', isScanned: true, can: all })).toEqual([]);
});
