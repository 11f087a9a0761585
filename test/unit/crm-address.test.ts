import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseServerAddress } from '../../electron/crm/address';
import { failureOf, valueOf } from './crm-recording';

test.each([
  ['https://crm.example', 'https://crm.example/crmapi/rest/v2'],
  ['crm.example', 'https://crm.example/crmapi/rest/v2'],
  ['  CRM.Example/  ', 'https://crm.example/crmapi/rest/v2'],
  ['crm.example:8443', 'https://crm.example:8443/crmapi/rest/v2'],
  ['https://crm.example:443///', 'https://crm.example/crmapi/rest/v2'],
  ['https://crm.example/crmapi/rest/v2', 'https://crm.example/crmapi/rest/v2'],
  ['https://crm.example/VTVCabAPI/rest/v2//', 'https://crm.example/VTVCabAPI/rest/v2'],
  ['HTTPS://crm.example/a', 'https://crm.example/a'],
  ['10.0.0.7', 'https://10.0.0.7/crmapi/rest/v2'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/crmapi/rest/v2'],
  ['http://127.9.9.9/x/', 'http://127.9.9.9/x'],
  ['http://localhost:3000', 'http://localhost:3000/crmapi/rest/v2'],
  ['http://[::1]:3000', 'http://[::1]:3000/crmapi/rest/v2'],
  ['localhost:3000', 'https://localhost:3000/crmapi/rest/v2'],
])('%s -> %s', (typed, base) => expect(valueOf(parseServerAddress(typed))).toBe(base));

test.each([
  ['', 'required'],
  ['   ', 'required'],
  [`https://${'a'.repeat(2_000)}`, 'too-long'],
  ['https://', 'malformed'],
  ['https://user:pass@crm.example', 'malformed'],
  ['user@crm.example', 'malformed'],
  ['https://@crm.example', 'malformed'],
  ['https://crm.example?x=1', 'malformed'],
  ['https://crm.example/?', 'malformed'],
  ['https://crm.example/#a', 'malformed'],
  ['https://https://crm.example', 'malformed'],
  ['ftp://crm.example', 'malformed'],
  ['file:///etc/passwd', 'malformed'],
  ['javascript:alert(1)', 'malformed'],
  ['https://crm example', 'malformed'],
  ['https://crm\n.example', 'malformed'],
  ['https:\\\\crm.example', 'malformed'],
  ['https://crm.example:99999', 'malformed'],
])('%j is refused: %s', (typed, problem) => {
  expect(failureOf(parseServerAddress(typed))).toMatchObject({ code: 'invalid', fields: { server: { problem } } });
});

test.each([
  'http://crm.example',
  'http://127.0.0.1.crm.example',
  'http://localhost.example',
  'http://[::ffff:127.0.0.1]',
  'http://10.0.0.1',
])('%s is refused: what is sent could be read on the way', (typed) => {
  const failure = failureOf(parseServerAddress(typed));
  expect(failure).toMatchObject({
    code: 'invalid',
    reason: 'insecure-address',
    fields: { server: { problem: 'insecure-address' } },
  });
});

test('whatever is typed, an address is refused or good to append a method to', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withQueryParameters: true })), (typed) => {
      const result = parseServerAddress(typed);
      if (!result.ok) {
        expect(result.failure.fields).toHaveProperty('server');
        return;
      }
      const url = new URL(`${result.value}/access_tokens/show`);
      expect([url.username, url.search, url.hash]).toStrictEqual(['', '', '']);
      expect(result.value).not.toMatch(/\/$/);
      expect(parseServerAddress(result.value)).toStrictEqual(result);
    }),
  );
});
