import type { Clock } from '../../electron/offline/clock';

/** Time that passes only when it is told to. */
export interface HandClock extends Clock {
  /** Lets time pass and waits, after each thing that falls due, until it is done. */
  pass(milliseconds: number, settled: () => Promise<void>): Promise<void>;
  /** Sets the machine's clock wrong; what waits is not moved by it. */
  move(milliseconds: number): void;
  /** What the server says the time is; null where it was not heard. */
  server: number | null;
}

interface Timer {
  due: number;
  act: () => void;
}

/** Gives a clock that stands at an arbitrary moment. */
export function handClock(): HandClock {
  const timers = new Set<Timer>();
  let passed = 0;
  let offset = Date.UTC(2024, 4, 14, 9);

  const nextBefore = (end: number): Timer | undefined =>
    [...timers].filter(({ due }) => due <= end).sort((one, other) => one.due - other.due)[0];

  const clock: HandClock = {
    server: null,
    now: () => offset + passed,
    elapsed: () => passed,
    serverNow: () => clock.server,
    after(milliseconds, act) {
      const timer = { due: passed + milliseconds, act };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async pass(milliseconds, settled) {
      const end = passed + milliseconds;
      await settled();
      for (let timer = nextBefore(end); timer; timer = nextBefore(end)) {
        timers.delete(timer);
        passed = timer.due;
        timer.act();
        await settled();
      }
      passed = end;
    },
    move(milliseconds) {
      offset += milliseconds;
    },
  };
  return clock;
}
