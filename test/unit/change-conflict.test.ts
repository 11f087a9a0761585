import { expect, test } from 'vitest';
import { seenOf } from '../../electron/contract/outbox';
import { changeToken } from '../../electron/desk/change';
import { findToken } from '../../electron/desk/find';
import { practicePeople } from '../../electron/practice/people';
import { signedIn } from './signed-in';

const address = { authenticationCode: practicePeople.tokens.identified.authentication_code };

async function desks() {
  const { practice, session } = await signedIn();
  const found = await findToken(session, address);
  if (!found.ok) throw new Error('There is no such token');
  return { practice, session, seen: seenOf(found.value) };
}

test('an online update does not overwrite what somebody else has changed since it was seen', async () => {
  const { practice, session, seen } = await desks();
  const other = await changeToken(session, address, { change: { udfs: { udfString1: 'Platinum' } }, seen });
  expect(other.ok).toBe(true);
  const mine = await changeToken(session, address, { change: { udfs: { udfString1: 'Gold' } }, seen });
  expect(mine).toMatchObject({
    ok: false,
    failure: {
      code: 'conflict',
      reason: 'changed-meanwhile',
      conflict: {
        differences: [{ field: 'udfs.udfString1', seen: 'Silver', ours: 'Gold', theirs: 'Platinum' }],
        theirs: { udfs: { udfString1: 'Platinum' } },
      },
    },
  });
  expect(practice.ledger.entries('access_tokens/update')).toHaveLength(1);
});

test('what others changed in another field stands in the way of nothing', async () => {
  const { session, seen } = await desks();
  await changeToken(session, address, { change: { udfs: { udfString2: 'theirs' } }, seen });
  const mine = await changeToken(session, address, { change: { udfs: { udfString1: 'Gold' } }, seen });
  expect(mine).toMatchObject({ ok: true, value: { udfs: { udfString1: 'Gold', udfString2: 'theirs' } } });
});

test('a token that cannot be read again is not changed, and that is not an unknown outcome', async () => {
  const { practice, session, seen } = await desks();
  practice.options.faults['access_tokens/show'] = [{ kind: 'http', status: 503 }];
  const mine = await changeToken(session, address, { change: { udfs: { udfString1: 'Gold' } }, seen });
  expect(mine).toMatchObject({ ok: false, failure: { code: 'offline' } });
  expect(practice.ledger.entries('access_tokens/update')).toEqual([]);
});

test('a code that another token has by now changes nothing', async () => {
  const { practice, session, seen } = await desks();
  const mine = await changeToken(session, address, {
    change: { udfs: { udfString1: 'Gold' } },
    seen: { ...seen, id: 'ANOTHER' },
  });
  expect(mine).toMatchObject({ ok: false, failure: { reason: 'changed-hands' } });
  expect(practice.ledger.entries('access_tokens/update')).toEqual([]);
});
