/** Watches over a desk that is left alone. */
export interface IdleWatch {
  /** The operator did something here, whatever the system has seen of it. */
  active(): void;
  /** Seconds since somebody was last here. */
  seconds(): number;
  stop(): void;
}

interface Parts {
  /** Seconds since the last input anywhere on the system. */
  systemIdle: () => number;
  /** Seconds without input until the desk locks; asked anew each time. */
  lockAfter: () => number;
  /** Whether there is somebody whose desk could be locked. */
  isOpen: () => boolean;
  /** Milliseconds that nobody sets. */
  elapsed: () => number;
  /** Seconds until the lock, as a warning; null takes it back. */
  warn: (seconds: number | null) => void;
  lock: () => void;
}

const warningSeconds = 15;
const slowly = 5_000;
const quickly = 500;

/**
 * Locks after so many seconds without input, and warns before; the answer ends that. Input here counts beside what the
 * system tells, which may be nothing (Wayland) or not all (a touch screen's driver, a desk worked on from afar).
 */
export function watchIdle({ systemIdle, lockAfter, isOpen, elapsed, warn, lock }: Parts): IdleWatch {
  let lastInput = elapsed();
  let tellsIdle = false;
  let isWarned = false;
  let timer = setTimeout(look, slowly);

  function idleSeconds(): number {
    const system = systemIdle();
    // A system that was never once idle for two seconds does not tell: input here is all there is to go by.
    tellsIdle ||= system >= 2;
    const here = (elapsed() - lastInput) / 1_000;
    return tellsIdle ? Math.min(system, here) : here;
  }

  function look(): void {
    const left = isOpen() ? lockAfter() - idleSeconds() : Infinity;
    const isNear = left <= warningSeconds;
    if (isNear && left > 0 && !isWarned) warn(Math.ceil(left));
    if (!isNear && isWarned) warn(null);
    isWarned = isNear && left > 0;
    if (left <= 0) lock();
    // Nobody sits at a desk that is shut: whoever opens it has all the time of one who has just come.
    if (!isOpen()) lastInput = elapsed();
    const next = isWarned ? quickly : Math.min(slowly, Math.max(quickly, (left - warningSeconds) * 1_000));
    timer = setTimeout(look, next);
  }

  return {
    active() {
      lastInput = elapsed();
      if (!isWarned) return;
      clearTimeout(timer);
      look();
    },
    seconds: idleSeconds,
    stop: () => clearTimeout(timer),
  };
}
