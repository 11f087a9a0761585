import { expect, test } from 'vitest';
import { seenOf, type LostEntry, type QueueLoss } from '../../electron/contract/outbox';
import { acknowledgedBy, lossFor, queueOf } from '../../electron/desk/queue-view';
import type { Work } from '../../electron/offline/entry';
import { newEntry } from '../../electron/offline/new-entry';
import { rest } from '../../electron/offline/standing';
import { token } from './directory-tokens';

const day = 24 * 3_600_000;
const owner = { userName: 'jane', organisation: 'CRMDEMO', server: 'https://crm.example/crmapi/rest/v2' };
const draft = { authenticationCode: 'A1', identifier: 'jane', passCode: 'S3cret!' };
const entry = newEntry({ id: 'e1', sequence: 1, now: 1_000 }, owner, { kind: 'create', draft }, 'queued');
const waiting = { entry, phase: 'resting' } as const;

test('what has waited for a day is shown as late, until it came true', () => {
  expect(queueOf([waiting], owner, () => day - 1).entries[0]?.isLate).toBe(false);
  expect(queueOf([waiting], owner, () => day).entries[0]?.isLate).toBe(true);
  const outcome = { at: 2_000, id: null, number: 'AT1', authenticationCode: 'A1' };
  const confirmed = queueOf([rest(entry, { name: 'confirmed', outcome })], owner, () => 2 * day);
  expect(confirmed.entries).toMatchObject([{ isLate: false, number: 'AT1' }]);
});

test.each([null, { ...owner, userName: 'joe' }, { ...owner, organisation: 'OTHER' }])(
  'nobody but its operator is shown more of an entry than its kind: %j',
  (present) => {
    const queue = queueOf([waiting], present, () => 0);
    expect(queue).toEqual({ entries: [], others: { create: 1 } });
  },
);

test.each([
  { ...owner, userName: 'Jane' },
  { ...owner, organisation: 'crmdemo' },
  { ...owner, server: 'https://CRM.example:443/crmapi/rest/v2/' },
])('an operator is the same however the names and the address are written: %j', (present) => {
  expect(queueOf([waiting], present, () => 0).entries).toMatchObject([
    { isHere: true, canEdit: true, authenticationCode: 'A1', decisions: ['send-now', 'discard'] },
  ]);
});

test('what waits for another server can be moved or discarded, and shows none of its codes', () => {
  const { entries } = queueOf([waiting], { ...owner, server: 'https://new.example/crmapi/rest/v2' }, () => 0);
  expect(entries).toMatchObject([
    { isHere: false, canEdit: false, authenticationCode: null, identifier: null, decisions: ['move', 'discard'] },
  ]);
});

test('a change behind a conflict is said to wait for it', () => {
  const seen = seenOf(token({ id: '1', authenticationCode: 'A1' }));
  const work: Work = { kind: 'update', token: { authenticationCode: 'A1' }, change: { identifier: null }, seen };
  const first = newEntry({ id: 'c', sequence: 1, now: 0 }, owner, work, 'queued');
  const second = newEntry({ id: 'd', sequence: 2, now: 0 }, owner, work, 'queued');
  const conflict = rest(first, { name: 'conflict', differences: [], theirs: seen });
  const behind = queueOf([conflict, { entry: second, phase: 'resting' }], owner, () => 0).entries;
  expect(behind.map(({ isBehind }) => isBehind)).toEqual([false, true]);
});

test('no pass code is in what the window is shown', () => {
  expect(JSON.stringify(queueOf([waiting], owner, () => 0))).not.toContain('S3cret!');
});

const lost: LostEntry = { id: 'l1', kind: 'create', name: 'A1', owner, since: 1_000 };
const loss: QueueLoss = {
  at: 1,
  missing: [lost],
  restored: 0,
  unsure: 0,
  mayBeMore: false,
  files: ['outbox.db.damaged'],
};
const joe = { ...owner, userName: 'joe' };

test('another operator is told that entries are missing and whose, not what they were for', () => {
  expect(lossFor(loss, owner)).toEqual(loss);
  expect(lossFor(loss, joe)?.missing).toEqual([{ ...lost, name: null, isAnothers: true }]);
  expect(lossFor({ ...loss, files: [] }, joe)).toBeNull();
});

test('what is missing is acknowledged by whoever saved it alone', () => {
  expect(acknowledgedBy(joe, loss)).toEqual([]);
  expect(acknowledgedBy(owner, loss)).toEqual(['l1']);
  expect(acknowledgedBy(joe, { ...loss, missing: [{ ...lost, owner: null }] })).toEqual(['l1']);
});
