/** When somebody was last seen at the desk: by the time of day, by the time since the computer started, and how long before. */
export interface LastSeen {
  /** Milliseconds since the epoch. */
  timeOfDay: number;
  /** Milliseconds since the computer started, sleep included. */
  uptime: number;
  /** Milliseconds without input up to then. */
  idle: number;
}

/** The clocks of this computer, in milliseconds. */
export type Clocks = Pick<LastSeen, 'timeOfDay' | 'uptime'>;

/**
 * How long nobody was at the desk, in milliseconds: the longer of what both clocks say. The time since the start of the computer
 * says nothing after another start; where the time of day went back as well, it was endlessly long.
 */
export function awayFor(then: LastSeen | undefined, now: Clocks): number {
  if (!then) return Infinity;
  const passed = [now.timeOfDay - then.timeOfDay, now.uptime - then.uptime].filter((milliseconds) => milliseconds >= 0);
  return passed.length === 0 ? Infinity : then.idle + Math.max(...passed);
}
