import { expect, test } from 'vitest';
import { remainingMs } from '../../electron/desk/remaining';

const date = '2026-05-01T10:02:00';
const at = (text: string) => new Date(text).getTime();

test('the time left is counted by the clock of the server, in the zone of this machine', () => {
  expect(remainingMs(date, at('2026-05-01T10:00:00'))).toBe(120_000);
});

test.each([
  ['a date that has passed', date, '2026-05-01T10:02:00'],
  ['a span that no one-time password has: another zone', date, '2026-05-01T08:00:00'],
  ['a date in another form', '01/05/2026 10:02', '2026-05-01T10:00:00'],
  ['no date', null, '2026-05-01T10:00:00'],
])('there is no countdown for %s', (_why, expiration, now) => {
  expect(remainingMs(expiration, at(now))).toBeNull();
});
