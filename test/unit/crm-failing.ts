import { expect } from 'vitest';
import type { FailureCode, FailureReason } from '../../electron/contract/failure';
import type { Call } from '../../electron/crm/call';
import { send, type Connection } from '../../electron/crm/client';
import { failureOf } from './crm-recording';

/** Stands in the address, the query, the body and the errors; no message may repeat it. */
export const secret = 'S3CRET';
export const read: Call = { path: 'access_tokens/list', effect: 'read', query: { token: secret } };
export const write: Call = {
  path: 'access_tokens/create',
  effect: 'write',
  body: { token: secret, pass_code: secret },
};

/** A connection whose fetch rejects. */
export function throwing(error: unknown): Connection {
  const fetch = async (): Promise<Response> => {
    await Promise.resolve();
    throw error;
  };
  return { base: `https://${secret}.example`, deadlineMs: 5_000, fetch };
}

/** A connection that answers everything alike. */
export function answering(body: string | null, init: ResponseInit = {}): Connection {
  return {
    base: `https://${secret}.example`,
    deadlineMs: 5_000,
    fetch: () => Promise.resolve(new Response(body, init)),
  };
}

/** Sends a call that must fail so, and whose message must hold no secret. */
export async function expectFailure(
  connection: Connection,
  call: Call,
  code: FailureCode,
  reason?: FailureReason,
): Promise<void> {
  const failure = failureOf(await send(connection, call));
  expect(failure).toMatchObject(reason === undefined ? { code } : { code, reason });
  expect(failure.message).not.toContain(secret);
}
