import type { PracticeOptions } from './options';
import type { Stamp } from './records';
import type { Session } from './sessions';

/** Writes a moment as the API does: local time of the server, without zone and fraction (docs/design/api.md 6). */
export function wireDate(moment: Date, options: PracticeOptions): string {
  const offset = options.utcOffsetMinutes ?? -moment.getTimezoneOffset();
  return new Date(moment.getTime() + offset * 60_000).toISOString().slice(0, 19);
}

/** Gives who, where and when of a change that is made now. */
export function stampOf(session: Session, options: PracticeOptions): Stamp {
  return { date: wireDate(options.now(), options), user: session.user, unit: session.unit };
}
