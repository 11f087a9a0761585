/** Longer than this no server is obeyed: a mistake in one header must not stop a desk for the day. */
const longestMs = 10 * 60_000;

/**
 * How long a server that has too much to do (429, 503) asked to be left alone, in milliseconds, at most ten minutes; null
 * where it did not ask. `now` is the server's own clock, where it told it: this machine's may be a day wrong.
 */
export function readRetryAfter({ status, headers }: Response, now: number): number | null {
  if (status !== 429 && status !== 503) return null;
  const asked = headers.get('retry-after')?.trim() ?? '';
  const wanted = /^\d+$/.test(asked) ? Number(asked) * 1_000 : Date.parse(asked) - now;
  return Number.isNaN(wanted) ? null : Math.min(Math.max(wanted, 0), longestMs);
}
