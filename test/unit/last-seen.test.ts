import { describe, expect, test } from 'vitest';
import { awayFor } from '../../electron/session/last-seen';

const then = { timeOfDay: 1_000_000, uptime: 500_000, idle: 20_000 };

describe('the time that nobody was at the desk', () => {
  test('is what passed since, and the time without input before', () => {
    expect(awayFor(then, { timeOfDay: 1_075_000, uptime: 575_000 })).toBe(95_000);
  });

  test('is not shortened by a clock that was put back', () => {
    expect(awayFor(then, { timeOfDay: 1_001_000, uptime: 575_000 })).toBe(95_000);
    expect(awayFor(then, { timeOfDay: 900_000, uptime: 575_000 })).toBe(95_000);
  });

  test('goes by the time of day after another start of the computer, and is endless where that went back', () => {
    expect(awayFor(then, { timeOfDay: 1_300_000, uptime: 60_000 })).toBe(320_000);
    expect(awayFor(then, { timeOfDay: 900_000, uptime: 60_000 })).toBe(Infinity);
    expect(awayFor(undefined, { timeOfDay: 1_300_000, uptime: 60_000 })).toBe(Infinity);
  });
});
