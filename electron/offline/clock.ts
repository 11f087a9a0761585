/** Time, as far as the outbox needs it. */
export interface Clock {
  /** Milliseconds since the epoch by this machine's clock, which may be wrong. */
  now(): number;
  /** Calls back after a time that the machine's clock has no part in; the answer cancels it. */
  after(milliseconds: number, act: () => void): () => void;
}

/** The machine's own time. */
export const machineClock: Clock = {
  now: Date.now,
  after(milliseconds, act) {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  },
};
