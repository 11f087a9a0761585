import type { Failure } from '../../electron/contract/failure';

/** Whether the server itself said that it has no such thing; what a proxy, a page or a limit says is no such answer. */
export function isNotFound({ code, reason, httpStatus }: Failure): boolean {
  return code === 'rejected' && reason === 'refused-by-server' && httpStatus === undefined;
}
