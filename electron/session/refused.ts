import type { Failure } from '../contract/failure';
import { getNotAssociated, listClassifications } from '../crm/access-tokens';
import type { Connection } from '../crm/client';

/**
 * Whether a refusal was meant for the session rather than for the request. The codes for an ended session are not known
 * (REFERENCE.md 2.5), so two small reads that need nothing but a session are asked: only if both are refused as well is it over.
 */
export async function isSessionRefused(
  connection: Connection,
  sessionToken: string,
  failure: Failure,
): Promise<boolean> {
  if (failure.code === 'signed-out') return true;
  if (failure.code !== 'rejected' || failure.reason !== 'refused-by-server') return false;
  const tokens = await getNotAssociated(connection, sessionToken, { number: 1, columns: ['number'] });
  if (!isRefusal(tokens)) return false;
  return isRefusal(await listClassifications(connection, sessionToken));
}

function isRefusal(result: { ok: true } | { ok: false; failure: Failure }): boolean {
  return !result.ok && (result.failure.code === 'signed-out' || result.failure.reason === 'refused-by-server');
}
