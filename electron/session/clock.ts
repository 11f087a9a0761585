/** How much time passes, whatever anybody sets the time of day to. */
export interface Clock {
  /** Milliseconds since it was opened, sleep included; never goes back. */
  elapsed(): number;
  /** The machine is about to sleep: a monotonic clock may stop meanwhile. */
  sleeps(): void;
  /** The machine is awake: what the time of day has moved by and the monotonic clock has missed, was slept through. */
  wakes(): void;
}

interface Hands {
  monotonic: () => number;
  timeOfDay: () => number;
}

/** Opens a clock on this machine's own, in milliseconds. */
export function openClock(
  { monotonic, timeOfDay }: Hands = { monotonic: () => performance.now(), timeOfDay: Date.now },
): Clock {
  const start = monotonic();
  let slept = 0;
  let asleep: { monotonic: number; timeOfDay: number } | undefined;
  return {
    elapsed: () => monotonic() - start + slept,
    sleeps() {
      asleep = { monotonic: monotonic(), timeOfDay: timeOfDay() };
    },
    wakes() {
      if (!asleep) return;
      const missed = timeOfDay() - asleep.timeOfDay - (monotonic() - asleep.monotonic);
      // The later of both wins: a session taken for older than it is costs a password, the other way round it costs the work.
      slept += Math.max(0, missed);
      asleep = undefined;
    },
  };
}
