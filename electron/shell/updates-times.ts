const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Milliseconds until the first check: past the rush of a start, and not when all the other desks were switched on. */
export function firstCheckMs(random: () => number): number {
  return 5 * minuteMs + random() * 10 * minuteMs;
}

/** Milliseconds until the next check; a thousand desks that began together drift apart. */
export function nextCheckMs(random: () => number): number {
  return 4 * hourMs + random() * 2 * hourMs;
}
