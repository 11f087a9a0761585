import { expect, test } from 'vitest';
import { viewOf } from '../../electron/desk/queue-view';
import { newEntry } from '../../electron/offline/new-entry';
import { rest } from '../../electron/offline/standing';

const day = 24 * 3_600_000;
const owner = { userName: 'jane', organisation: 'CRMDEMO', server: 'https://crm.example' };
const draft = { authenticationCode: 'A1', identifier: 'jane', passCode: 'S3cret!' };
const entry = newEntry({ id: 'e1', sequence: 1, now: 1_000 }, owner, { kind: 'create', draft }, 'queued');
const waiting = { entry, phase: 'resting' } as const;

test('what has waited for a day is shown as late, until it came true', () => {
  expect(viewOf(waiting, owner, 1_000 + day - 1).isLate).toBe(false);
  expect(viewOf(waiting, owner, 1_000 + day).isLate).toBe(true);
  const outcome = { at: 2_000, id: null, number: 'AT1', authenticationCode: 'A1' };
  const confirmed = viewOf(rest(entry, { name: 'confirmed', outcome }), owner, 1_000 + 2 * day);
  expect(confirmed).toMatchObject({ isLate: false, number: 'AT1' });
});

test.each([
  null,
  { ...owner, userName: 'joe' },
  { ...owner, organisation: 'OTHER' },
  { ...owner, server: 'https://b' },
])('nobody but its operator decides about it: %j', (present) => {
  expect(viewOf(waiting, present, 1_000)).toMatchObject({ isOwn: false, decisions: [], canEdit: false });
  expect(viewOf(waiting, owner, 1_000)).toMatchObject({ isOwn: true, canEdit: true });
});

test('no pass code is in what the window is shown', () => {
  expect(JSON.stringify(viewOf(waiting, owner, 1_000))).not.toContain('S3cret!');
});
