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
    now: Date.now,
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

/** The machine's own time, with no server heard. */
export const machineClock: Clock = openHearingClock();
