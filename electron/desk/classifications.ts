import type { Result } from '../contract/failure';
import type { Classification } from '../contract/model';
import { listClassifications } from '../crm/access-tokens';
import type { Session } from '../session/session';

/** The classifications that a new token may have, as the server of the session has them. */
export interface Classifications {
  /** Gives what is known for up to ten minutes, and for longer where the server cannot be reached. */
  list(): Promise<Result<Classification[]>>;
}

interface Known {
  where: string;
  at: number;
  list: Promise<Result<Classification[]>>;
}

/** They change a few times a year, and every form asks for them. */
const freshMs = 10 * 60_000;

/** Keeps the classifications of one server, organisation and unit in memory; `elapsed` gives milliseconds that nobody sets. */
export function keepClassifications(
  session: Pick<Session, 'operator' | 'use'>,
  elapsed: () => number,
): Classifications {
  let known: Known | undefined;

  return {
    async list() {
      const operator = session.operator();
      const where = JSON.stringify([operator?.server, operator?.organisation, operator?.unit]);
      const before = known?.where === where ? known : undefined;
      if (before && elapsed() - before.at < freshMs) return before.list;
      const list = session.use((connection, sessionToken) => listClassifications(connection, sessionToken));
      const mine: Known = { where, at: elapsed(), list };
      known = mine;
      const answer = await list;
      // A failure is not worth keeping; what was known before is.
      if (!answer.ok && known === mine) known = before;
      return !answer.ok && answer.failure.code === 'offline' && before ? before.list : answer;
    },
  };
}
