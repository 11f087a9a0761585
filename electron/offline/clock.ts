/** Time, as far as the outbox needs it. */
export interface Clock {
  /** Milliseconds since the epoch by this machine's clock, which may be wrong. */
  now(): number;
  /** Milliseconds that nobody sets, sleep included. */
  elapsed(): number;
  /** Milliseconds since the epoch by the server's clock; null until it was told in this run. */
  serverNow(): number | null;
  /** Calls back after a time that the machine's clock has no part in; the answer cancels it. */
  after(milliseconds: number, act: () => void): () => void;
}

/** A clock that hears what the server says the time is. */
export interface HearingClock extends Clock {
  heard(serverNow: number): void;
}

/** Opens a clock on this machine's own; `elapsed` gives milliseconds that nobody sets. */
export function openHearingClock(elapsed: () => number = () => performance.now()): HearingClock {
  let told: { serverNow: number; at: number } | null = null;
  return {
    now: () => Date.now(),
    elapsed,
    serverNow: () => told && told.serverNow + elapsed() - told.at,
    heard(serverNow) {
      told = { serverNow, at: elapsed() };
    },
    after(milliseconds, act) {
      const timer = setTimeout(act, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}

/** A time of day, in milliseconds since the epoch. */
export interface SteadyTime {
  now: number;
  /** Whether it can be believed: the server told it, or has told nothing for an hour. */
  isCertain: boolean;
}

const believedAfterMs = 3_600_000;

/**
 * Gives a time that nobody moves by setting this machine's clock: the server's, where it was told, else what that clock said at
 * first and what has passed since.
 */
export function steadyTimeOf(clock: Clock): () => SteadyTime {
  const [started, startedAt] = [clock.now(), clock.elapsed()];
  return () => {
    const serverNow = clock.serverNow();
    if (serverNow !== null) return { now: serverNow, isCertain: true };
    const passed = clock.elapsed() - startedAt;
    return { now: started + passed, isCertain: passed >= believedAfterMs };
  };
}

/** The machine's own time, with no server heard. */
export const machineClock: Clock = openHearingClock();
