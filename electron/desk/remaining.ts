/** No one-time password is known to last longer; more means that the zone was taken wrongly. */
const longestMs = 60 * 60_000;

/**
 * The milliseconds until a date of the server, which names no zone (docs/design/api.md 6). The server is taken to be in this
 * machine's zone; where that gives nothing believable, it gives null, and the date is shown as it was written.
 */
export function remainingMs(date: string | null, serverNow: number): number | null {
  if (date === null || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(date)) return null;
  const remaining = new Date(date).getTime() - serverNow;
  return remaining > 0 && remaining <= longestMs ? remaining : null;
}
