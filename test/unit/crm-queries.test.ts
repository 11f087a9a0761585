import { expect, test } from 'vitest';
import type { Result } from '../../electron/contract/failure';
import * as accessTokens from '../../electron/crm/access-tokens';
import * as accounts from '../../electron/crm/accounts';
import type { Connection } from '../../electron/crm/client';
import { askedBy } from './crm-recording';

const session = '641070EA9DF042E48CDA1B6414ACABC5';

type Got = [name: string, path: string, call: (connection: Connection) => Promise<Result<unknown>>, query: string];

const got: Got[] = [
  [
    'list of an account',
    'access_tokens/list',
    (c) =>
      accessTokens.list(c, session, {
        holder: { accountsReceivable: { by: 'number', value: 'CI 1=2&3' } },
        classificationId: '33',
        numberOfResults: 25,
        offset: 50,
        columns: ['number', 'authenticationCode'],
      }),
    'accounts_receivable_identifier=number=CI%201%3D2%263&classification_identifier=id=33' +
      '&number_of_results=26&offset=50&fields_set=id%2Cauthentication_code%2Cnumber',
  ],
  [
    'list of a participant',
    'access_tokens/list',
    (c) =>
      accessTokens.list(c, session, {
        holder: { rewardsParticipant: { by: 'id', value: '7' } },
        numberOfResults: 10,
        offset: 0,
      }),
    'rewards_participant_identifier=id=7&number_of_results=11&offset=0',
  ],
  [
    'not associated',
    'access_tokens/get_not_associated',
    (c) => accessTokens.getNotAssociated(c, session, { number: 25, lifeCycleState: 'NOT_EFFECTIVE' }),
    'number=26&life_cycle_state=NOT_EFFECTIVE',
  ],
  [
    'classifications',
    'access_tokens/configuration/classifications/list',
    (c) => accessTokens.listClassifications(c, session),
    '',
  ],
  [
    'account by name',
    'accounts_receivable/show',
    (c) => accounts.showAccountsReceivable(c, session, { by: 'name', value: 'Jane Example' }),
    'accounts_receivable_identifier=name=Jane%20Example',
  ],
  [
    'accounts of an e-mail address',
    'accounts_receivable/list',
    (c) =>
      accounts.listAccountsReceivable(c, session, { search: { emailAddress: 'j@e.x' }, numberOfResults: 5, offset: 0 }),
    'email_address=j%40e.x&number_of_results=6&offset=0',
  ],
  [
    'accounts of a contact',
    'accounts_receivable/list',
    (c) =>
      accounts.listAccountsReceivable(c, session, {
        search: { contact: { by: 'idNumber', value: '12' } },
        numberOfResults: 5,
        offset: 5,
      }),
    'contact_information_identifier=id_number=12&number_of_results=6&offset=5',
  ],
  [
    'participants of an account',
    'rewards_participants/list',
    (c) =>
      accounts.listRewardsParticipants(c, session, {
        account: { by: 'number', value: 'ACR1' },
        lifeCycleState: 'EFFECTIVE',
        numberOfResults: 5,
        offset: 0,
      }),
    'accounts_receivable_identifier=number=ACR1&life_cycle_state=EFFECTIVE&number_of_results=6&offset=0',
  ],
];

test.each(got)('GET %s: everything in the query', async (_, path, call, query) => {
  const request = await askedBy(call);
  expect(request).toMatchObject({ method: 'GET', path, body: undefined });
  expect(request.query).toBe(`token=${session}${query === '' ? '' : `&${query}`}`);
});
