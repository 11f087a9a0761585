import type { Failure } from '../contract/failure';
import type { FailureNote } from '../contract/outbox';

/**
 * What a failed request to change something means for it. `not-sent`: it did not get through. `lost`: it may have. A redirect
 * and an error of the server may come after the work, so they count as lost.
 */
export function meaningOf(failure: Failure): 'not-sent' | 'lost' | 'refused' {
  const { code, reason, httpStatus = 200 } = failure;
  if (code === 'offline' || code === 'signed-out' || httpStatus === 429) return 'not-sent';
  const isUncertain = reason === 'redirected' || httpStatus === 408 || httpStatus >= 500;
  return code === 'unknown-outcome' || code === 'unexpected' || isUncertain ? 'lost' : 'refused';
}

/** Gives what of a failure is kept and shown. */
export function noteOf({ code, reason, httpStatus, server }: Failure): FailureNote {
  return { code, ...(reason && { reason }), ...(httpStatus && { httpStatus }), ...(server && { server }) };
}
