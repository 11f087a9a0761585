import { expect, test } from 'vitest';
import { authoritiesFor } from '../../electron/shell/certificates';

const ca = (pem: string, server: string | null) => ({ name: pem, validTo: '', pem, server });
const here = 'https://crm.example/crmapi/rest/v2';

test('an authority counts for the server that it was chosen for alone, and one of the policy for all', () => {
  const all = [ca('here', here), ca('there', 'https://other.example/crmapi/rest/v2'), ca('policy', null)];
  expect(authoritiesFor(all, here)).toEqual(['here', 'policy']);
  expect(authoritiesFor(all, 'https://third.example/crmapi/rest/v2')).toEqual(['policy']);
});

test('what is no server of the API trusts those of the policy alone', () => {
  expect(authoritiesFor([ca('here', here), ca('policy', null)], null)).toEqual(['policy']);
});
