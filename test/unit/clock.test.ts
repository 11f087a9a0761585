import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openClock } from '../../electron/session/clock';

/** A machine whose two clocks the test turns by hand. */
function machine() {
  const hands = { monotonic: 1_000, timeOfDay: Date.UTC(2026, 4, 1) };
  const clock = openClock({ monotonic: () => hands.monotonic, timeOfDay: () => hands.timeOfDay });
  const pass = (milliseconds: number): void => {
    hands.monotonic += milliseconds;
    hands.timeOfDay += milliseconds;
  };
  return { hands, clock, pass };
}

const hour = 3_600_000;

test('counts what passes, and not what the time of day is set to', () => {
  const { hands, clock, pass } = machine();
  pass(hour);
  hands.timeOfDay += 24 * hour;
  pass(hour);
  hands.timeOfDay -= 48 * hour;
  pass(hour);
  expect(clock.elapsed()).toBe(3 * hour);
});

test('counts the sleep through which the monotonic clock stood still', () => {
  const { hands, clock, pass } = machine();
  pass(hour);
  clock.sleeps();
  hands.timeOfDay += 8 * hour;
  clock.wakes();
  pass(hour);
  expect(clock.elapsed()).toBe(10 * hour);
});

test('counts a sleep once where the monotonic clock went on', () => {
  const { clock, pass } = machine();
  clock.sleeps();
  pass(8 * hour);
  clock.wakes();
  expect(clock.elapsed()).toBe(8 * hour);
});

test('waking without having slept is nothing', () => {
  const { hands, clock } = machine();
  hands.timeOfDay += 8 * hour;
  clock.wakes();
  clock.wakes();
  expect(clock.elapsed()).toBe(0);
});

test('never goes back, whatever happens to the clocks, and never falls behind the monotonic one', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('pass' as const), by: fc.nat(hour) }),
    fc.record({ kind: fc.constant('set' as const), by: fc.integer({ min: -48 * hour, max: 48 * hour }) }),
    fc.record({ kind: fc.constantFrom('sleep' as const, 'wake' as const), by: fc.constant(0) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { hands, clock, pass } = machine();
      let before = clock.elapsed();
      for (const { kind, by } of steps) {
        if (kind === 'pass') pass(by);
        else if (kind === 'set') hands.timeOfDay += by;
        else if (kind === 'sleep') clock.sleeps();
        else clock.wakes();
        expect(clock.elapsed()).toBeGreaterThanOrEqual(before);
        expect(clock.elapsed()).toBeGreaterThanOrEqual(hands.monotonic - 1_000);
        before = clock.elapsed();
      }
    }),
  );
});
