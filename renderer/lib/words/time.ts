const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const timeOfDay = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const dayOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** How long ago a moment of this machine's clock was, in words; one in the future is now. */
export function ago(at: number, now: number): string {
  const past = now - at;
  if (past < minute) return 'Just now';
  if (past < hour) return `${String(Math.floor(past / minute))} min ago`;
  if (past < 2 * day) return `${String(Math.floor(past / hour))} h ago`;
  return `${String(Math.floor(past / day))} days ago`;
}

/** A moment of this machine's clock as the time of day, with its day where that is not today. */
export function moment(at: number, now: number): string {
  const [then, today] = [new Date(at), new Date(now)];
  const time = timeOfDay.format(then);
  return then.toDateString() === today.toDateString() ? time : `${dayOfYear.format(then)}, ${time}`;
}
