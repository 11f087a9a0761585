import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ageAfterRestart, ageByServer, openExpiry, wasSet } from '../../electron/session/expiry';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const noon = Date.UTC(2026, 4, 1, 12);

function session(issuedAt: number | null = noon, age = 0) {
  const time = { passed: 0, timeOfDay: noon };
  const clock = { elapsed: () => time.passed, sleeps: () => undefined, wakes: () => undefined };
  return { time, expiry: openExpiry(clock, () => time.timeOfDay, { lasts: 2 * hour, issuedAt }, age) };
}

describe('the time left', () => {
  test('goes by the clock that nobody sets', () => {
    const { time, expiry } = session();
    time.passed = hour;
    time.timeOfDay += 20 * day;
    expect(expiry.left()).toBe(hour);
    time.passed = 3 * hour;
    expect(expiry.left()).toBe(0);
  });

  test('follows the server where that knows of more time', () => {
    const { time, expiry } = session();
    time.passed = 10 * minute;
    expiry.heard(noon + 90 * minute);
    expect(expiry.left()).toBe(30 * minute);
    expiry.heard(noon + 10 * minute);
    expect(expiry.left()).toBe(30 * minute);
  });

  test('is not shaken by machines of one server that differ by seconds', () => {
    const { expiry } = session();
    expiry.heard(noon + 59_000);
    expect(expiry.left()).toBe(2 * hour);
  });

  test('takes the first hour it hears for the issue, where the sign-in told none', () => {
    const { time, expiry } = session(null);
    time.passed = 10 * minute;
    expiry.heard(noon + day);
    expect(expiry.left()).toBe(110 * minute);
    expiry.heard(noon + day + 30 * minute);
    expect(expiry.left()).toBe(80 * minute);
  });

  test('never grows, whatever is heard', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(hour), fc.integer({ min: -day, max: day })), { maxLength: 30 }),
        (events) => {
          const { time, expiry } = session();
          let before = expiry.left();
          for (const [passed, heard] of events) {
            time.passed += passed;
            expiry.heard(noon + heard);
            expect(expiry.left()).toBeLessThanOrEqual(before);
            expect(expiry.left()).toBeLessThanOrEqual(Math.max(0, 2 * hour - time.passed));
            before = expiry.left();
          }
        },
      ),
    );
  });
});

describe('after a restart', () => {
  const term = { lasts: 2 * hour, issuedAt: noon, seen: { age: 10 * minute, timeOfDay: noon + 10 * minute } };

  test('the time of day tells the age where it is in order', () => {
    expect(ageAfterRestart(term, noon + hour)).toEqual({ age: hour, isSure: true });
  });

  test.each([
    ['a day ahead', noon + hour + day],
    ['a day behind', noon + hour - day],
    ['over', noon + 3 * hour],
  ])('a time of day that says it is %s has to be asked about', (_, timeOfDay) => {
    expect(ageAfterRestart(term, timeOfDay).isSure).toBe(false);
    expect(ageByServer(term, noon + hour)).toBe(hour);
  });

  test('the server is not believed where it makes it younger', () => {
    expect(ageByServer(term, noon - day)).toBe(10 * minute);
    expect(ageByServer({ ...term, issuedAt: null }, noon)).toBeNull();
  });

  test('a time of day that was set meanwhile is noticed, whichever way', () => {
    const at = (age: number, timeOfDay: number) => ({ age, timeOfDay });
    expect(wasSet(term.seen, at(hour, noon + hour))).toBe(false);
    expect(wasSet(term.seen, at(hour, noon + hour + day))).toBe(true);
    expect(wasSet(term.seen, at(hour, noon + hour - day))).toBe(true);
  });
});
