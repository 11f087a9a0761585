import type { Failure, Result } from '../contract/failure';
import { getNotAssociated, listClassifications } from '../crm/access-tokens';
import type { Connection } from '../crm/client';
import { has } from '../crm/releases';

/** What became of the session: `unknown` where the server could not be asked. */
export type Verdict = 'lasts' | 'over' | 'unknown';

/**
 * Whether a refusal was meant for the session rather than for the request. The codes for an ended session are not known
 * (docs/design/api.md 2.5), so where the failure leaves it open, `probe` has to tell.
 */
export async function judgeSession(failure: Failure, probe: () => Promise<Verdict>): Promise<Verdict> {
  if (failure.code === 'signed-out') return 'over';
  if (failure.code !== 'rejected' || failure.reason !== 'refused-by-server') return 'lasts';
  return probe();
}

/** Asks two small reads that need nothing but a session: only if both are refused is it over. */
export async function probeSession(connection: Connection, sessionToken: string): Promise<Verdict> {
  const tokens = await getNotAssociated(connection, sessionToken, { number: 1, columns: ['number'] });
  if (!isRefusal(tokens)) return tokens.ok ? 'lasts' : 'unknown';
  if (!has(connection.release, 'listClassifications')) return 'over';
  const classifications = await listClassifications(connection, sessionToken);
  if (isRefusal(classifications)) return 'over';
  return classifications.ok ? 'lasts' : 'unknown';
}

/** What a refusal becomes that may have been meant for the session: to take it for "not found" would be a guess. */
export const undecided: Failure = {
  code: 'offline',
  reason: 'unreachable',
  message: 'The connection broke before it was known whether the request or the session was refused',
};

function isRefusal(result: Result<unknown>): boolean {
  return !result.ok && (result.failure.code === 'signed-out' || result.failure.reason === 'refused-by-server');
}

/** What every request gets that comes without a session, or after its end. */
export const noSession: Failure = {
  code: 'signed-out',
  reason: 'no-session',
  message: 'There is no session to do this under',
};
