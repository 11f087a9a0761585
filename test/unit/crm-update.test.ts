import { expect, test } from 'vitest';
import type { TokenChange } from '../../electron/contract/model';
import { update } from '../../electron/crm/access-tokens';
import { recordingServer } from './crm-recording';

const identifier = { authenticationCode: '7' };

async function sent(change: TokenChange, release?: string): Promise<unknown> {
  const { connection, asked } = recordingServer(undefined, release);
  await update(connection, 'S', { identifier, change });
  return asked[0]?.body;
}

const fixed = { token: 'S', access_token_identifier: { authentication_code: '7' } };

test.each<[string, TokenChange, object]>([
  ['nothing changed: nothing but the address is sent', {}, {}],
  ['null regenerates the code', { authenticationCode: null }, { authentication_code: null }],
  [
    'an emptied field is null',
    { identifier: null, cardMaskedNumber: null },
    { identifier: null, card_masked_number: null },
  ],
  ['a changed field alone', { identifier: 'new', passCode: 'p' }, { identifier: 'new', pass_code: 'p' }],
  [
    'user-defined fields likewise',
    { udfs: { udfString8: null, udfFloat1: '-0.25', udfFloat2: null, udfDate4: null, udfDate1: '2026-01-31T10:00' } },
    {
      udf_string_8: null,
      udf_float_1: -0.25,
      udf_float_2: null,
      udf_date_1: '2026-01-31T10:00:00',
      udf_date_4: null,
    },
  ],
  ['a date with seconds stays', { udfs: { udfDate1: '2026-01-31T10:00:59' } }, { udf_date_1: '2026-01-31T10:00:59' }],
  ['text stays text', { udfs: { udfString1: '007', udfString2: '' } }, { udf_string_1: '007', udf_string_2: '' }],
  [
    'what is no number is left to the server',
    { udfs: { udfFloat1: '', udfFloat2: '0x10' } },
    { udf_float_1: '', udf_float_2: '0x10' },
  ],
  ['what is no date is left to the server', { udfs: { udfDate1: 'soon' } }, { udf_date_1: 'soon' }],
])('%s', async (_, change, body) => {
  expect(await sent(change)).toStrictEqual({ ...fixed, ...body });
});

test('an older release is sent nothing that it lacks', async () => {
  const change = { authenticationCode: null, cardMaskedNumber: '*', udfs: { udfString1: 'x' } };
  expect(await sent(change, 'R10.0.0')).toStrictEqual({ ...fixed, authentication_code: null });
  expect(await sent(change, 'R10.1.0')).toStrictEqual({ ...fixed, authentication_code: null, udf_string_1: 'x' });
});
