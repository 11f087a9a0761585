import type { Clock } from './clock';

/** How long a session lasts, and what is needed to judge that after a restart, by any clock. */
export interface Term {
  /** Milliseconds from its issue to its end. */
  lasts: number;
  /** The server's clock when it was issued, in milliseconds since the epoch; null where the server told none. */
  issuedAt: number | null;
  /** How old it was, and what time of day this machine had, when that was last known. */
  seen: { age: number; timeOfDay: number };
}

/** The age of one session, which only ever grows. */
export interface Expiry {
  /** Milliseconds until it ends, never below 0. */
  left(): number;
  /** Takes note of the server's clock, as an answer told it. */
  heard(serverNow: number): void;
  /** What to keep for the next start. */
  term(): Term;
}

/** Machines of one installation differ by seconds, and the header has whole ones: only more than this tells of lost time. */
const tolerance = 60_000;

/** Follows a session from its age on, by a clock that nobody sets and by the server's own. */
export function openExpiry(clock: Clock, timeOfDay: () => number, begun: Omit<Term, 'seen'>, ageAtStart = 0): Expiry {
  const { lasts } = begun;
  let { issuedAt } = begun;
  let start = clock.elapsed() - ageAtStart;
  const age = (): number => clock.elapsed() - start;
  return {
    left: () => Math.max(0, lasts - age()),
    heard(serverNow) {
      issuedAt ??= serverNow - age();
      const byServer = serverNow - issuedAt;
      if (byServer > age() + tolerance) start = clock.elapsed() - byServer;
    },
    term: () => ({ lasts, issuedAt, seen: { age: age(), timeOfDay: timeOfDay() } }),
  };
}

/** The age after a restart, by the time of day; unsure where that says that it is over, or went back. */
export function ageAfterRestart({ lasts, seen }: Term, timeOfDay: number): { age: number; isSure: boolean } {
  const passed = timeOfDay - seen.timeOfDay;
  const age = seen.age + Math.max(0, passed);
  return { age, isSure: passed >= 0 && age < lasts };
}

/** The age by the server's clock, which no setting of this machine's can change; null where it was not known at the issue. */
export function ageByServer({ issuedAt, seen }: Term, serverNow: number): number | null {
  return issuedAt === null ? null : Math.max(seen.age, serverNow - issuedAt);
}

/** Whether the time of day was set since then: what was kept would be judged wrongly after a restart. */
export function wasSet(then: Term['seen'], now: Term['seen']): boolean {
  return Math.abs(now.timeOfDay - then.timeOfDay - (now.age - then.age)) > tolerance;
}
