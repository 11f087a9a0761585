/** How the program ends; a signal that kills it ends it with 128 and the signal's number, as a shell has it. */
export const exitCodes = {
  /** It did what was asked; also where an app that was running already came forward instead. */
  ok: 0,
  /** It could not start because of an unexpected error; stderr says which. */
  unexpected: 1,
  /** A switch was used that a package does not have, or in a way that it does not have. */
  usage: 2,
  /** The support bundle could not be written where it was wanted. */
  notWritten: 3,
  /** Linux: there is no display to open a window on. */
  noDisplay: 4,
  /** The profile folder cannot be used. */
  profile: 5,
  /** The profile is in use on another display, where this start cannot show it. */
  inUseElsewhere: 6,
  /** Files of the program are missing. */
  incomplete: 7,
  /** A package found no sandbox for its window: it was started as root, or the system allows none. */
  noSandbox: 8,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
