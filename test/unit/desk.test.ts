import { beforeEach, expect, test } from 'vitest';
import type { TokenChange } from '../../electron/contract/model';
import { seenOf } from '../../electron/contract/outbox';
import { changeToken } from '../../electron/desk/change';
import { findToken } from '../../electron/desk/find';
import { issueToken } from '../../electron/desk/issue';
import { listNotAssociated, listTokens } from '../../electron/desk/list';
import { practicePeople } from '../../electron/practice/people';
import type { Practice } from '../../electron/practice/practice';
import type { Session } from '../../electron/session/session';
import { signedIn } from './signed-in';

let practice: Practice;
let session: Session;

beforeEach(async () => {
  ({ practice, session } = await signedIn());
});

const taken = practicePeople.tokens.effective.authentication_code;

test('a new token is given as the server has it', async () => {
  const issued = await issueToken(session, { authenticationCode: 'NEW-1', udfs: { udfString1: 'Blue' } });
  expect(issued).toMatchObject({ ok: true, value: { authenticationCode: 'NEW-1', udfs: { udfString1: 'Blue' } } });
  expect(issued.ok && issued.value.number).toMatch(/^AT\d{10}$/);
});

test.each(['number-and-id', 'no-data'] as const)(
  'an answer with %s is completed by looking',
  async (partialAnswers) => {
    practice.options.partialAnswers = partialAnswers;
    const issued = await issueToken(session, { authenticationCode: 'NEW-2' });
    expect(issued).toMatchObject({
      ok: true,
      value: {
        authenticationCode: 'NEW-2',
        lifeCycleState: 'EFFECTIVE',
        number: expect.stringMatching(/^AT/) as string,
      },
    });
  },
);

test('a code that is taken is a conflict, told by looking and not by the code of the error', async () => {
  expect(await issueToken(session, { authenticationCode: taken })).toMatchObject({
    ok: false,
    failure: { code: 'conflict', server: { code: 'OPAQUE' }, fields: { authenticationCode: {} } },
  });
});

test('a refusal for another reason is none, and keeps the words of the server', async () => {
  const refused = await issueToken(session, {
    authenticationCode: 'NEW-3',
    accountsReceivable: { by: 'number', value: 'ACR-none' },
  });
  expect(refused).toMatchObject({ ok: false, failure: { code: 'rejected', server: { code: 'OPAQUE' } } });
  expect(practice.tokens().some((token) => token['authentication_code'] === 'NEW-3')).toBe(false);
});

async function change(wanted: TokenChange) {
  const found = await findToken(session, { authenticationCode: taken });
  if (!found.ok) throw new Error('There is no such token');
  return changeToken(session, { authenticationCode: taken }, { change: wanted, seen: seenOf(found.value) });
}

test('a changed code is the new address', async () => {
  practice.options.partialAnswers = 'no-data';
  const changed = await change({ authenticationCode: 'MOVED-1' });
  expect(changed).toMatchObject({ ok: true, value: { authenticationCode: 'MOVED-1', lifeCycleState: 'EFFECTIVE' } });
});

test('a regenerated code is taken from the answer', async () => {
  const changed = await change({ authenticationCode: null });
  expect(changed.ok && changed.value.authenticationCode).toBeTruthy();
  expect(changed.ok && changed.value.authenticationCode).not.toBe(taken);
});

test('what a change does not name stays as it is, and null empties', async () => {
  await change({ udfs: { udfString1: 'A', udfString2: 'B' } });
  const changed = await change({ udfs: { udfString2: null } });
  expect(changed).toMatchObject({ ok: true, value: { udfs: { udfString1: 'A', udfString2: null } } });
});

test('changing to a code that is taken is a conflict', async () => {
  const other = practicePeople.tokens.notEffective.authentication_code;
  expect(await change({ authenticationCode: other })).toMatchObject({
    ok: false,
    failure: { code: 'conflict' },
  });
});

test('lists tell whether there is more, without a total', async () => {
  const holder = {
    accountsReceivable: { by: 'number', value: practicePeople.accounts.sixtyTokens.number },
  } as const;
  const first = await listTokens(session, { holder, numberOfResults: 50, offset: 0 });
  const second = await listTokens(session, { holder, numberOfResults: 50, offset: 50 });
  expect(first.ok && [first.value.tokens.length, first.value.hasMore]).toEqual([50, true]);
  expect(second.ok && [second.value.tokens.length, second.value.hasMore]).toEqual([10, false]);
  const few = await listNotAssociated(session, { number: 3, lifeCycleState: 'EFFECTIVE' });
  expect(few.ok && few.value.tokens.map((token) => token.lifeCycleState)).toEqual(Array(3).fill('EFFECTIVE'));
});
