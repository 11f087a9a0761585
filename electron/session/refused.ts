import type { Failure, Result } from '../contract/failure';
import { getNotAssociated, listClassifications } from '../crm/access-tokens';
import type { Connection } from '../crm/client';

/**
 * Whether a refusal was meant for the session rather than for the request. The codes for an ended session are not known
 * (REFERENCE.md 2.5), so where the failure leaves it open, `probe` has to tell.
 */
export async function isSessionRefused(failure: Failure, probe: () => Promise<boolean>): Promise<boolean> {
  if (failure.code === 'signed-out') return true;
  if (failure.code !== 'rejected' || failure.reason !== 'refused-by-server') return false;
  return probe();
}

/** Asks two small reads that need nothing but a session: only if both are refused is it over. */
export async function probeSession(connection: Connection, sessionToken: string): Promise<boolean> {
  const tokens = await getNotAssociated(connection, sessionToken, { number: 1, columns: ['number'] });
  if (!isRefusal(tokens)) return false;
  return isRefusal(await listClassifications(connection, sessionToken));
}

function isRefusal(result: Result<unknown>): boolean {
  return !result.ok && (result.failure.code === 'signed-out' || result.failure.reason === 'refused-by-server');
}

/** What every request gets that comes without a session, or after its end. */
export const noSession: Failure = {
  code: 'signed-out',
  reason: 'no-session',
  message: 'There is no session to do this under',
};
