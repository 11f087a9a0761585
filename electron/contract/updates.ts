/**
 * Why updates are not looked for. `policy`: the organisation switched them off. `no-feed`: nobody said where to look.
 * `unsafe-feed`: anybody on the way there could replace the app. `not-packaged`: started from the sources.
 * `installed-otherwise`: whatever installed this copy replaces it, a package manager say. `read-only`: it cannot be replaced where it lies.
 */
export type UpdatesOff = 'policy' | 'no-feed' | 'unsafe-feed' | 'not-packaged' | 'installed-otherwise' | 'read-only';

/**
 * What went wrong. `no-answer`: the feed could not be reached, or fell silent. `certificate`: it could not prove who it is.
 * `not-a-feed`: what it answers is none. `damaged`: what came is not what the feed had announced. `not-signed`: its publisher
 * is not ours. `not-saved`: it could not be written here. `unforeseen`: anything else.
 */
export type UpdateTrouble =
  'no-answer' | 'certificate' | 'not-a-feed' | 'damaged' | 'not-signed' | 'not-saved' | 'unforeseen';

/** How it stands with a newer version of the app. */
export type UpdateState =
  | { state: 'off'; why: UpdatesOff }
  | { state: 'idle' | 'checking' }
  /** There is nothing newer for this desk; `at` is in milliseconds since the epoch by this machine's clock. */
  | { state: 'none'; at: number }
  | { state: 'available'; version: string }
  /** `percent` is a whole number. */
  | { state: 'downloading'; version: string; percent: number }
  /** Installed when the app quits; `waits` says that it will not be, as an entry of the outbox is on its way. */
  | { state: 'ready'; version: string; waits: boolean }
  /** `version` is the one that could not be had; null where it was looked for in vain. */
  | { state: 'failed'; why: UpdateTrouble; version: string | null };
