import { expect, test } from 'vitest';
import type { Call } from '../../electron/crm/call';
import { send } from '../../electron/crm/client';
import { failureOf } from './crm-recording';

const write: Call = { path: 'access_tokens/create', effect: 'write', body: { token: 'S' } };
const date = 'Fri, 01 May 2026 09:00:00 GMT';

/** What the desk reads of an answer with this status and header, from a server that says what time it is. */
async function askedOf(status: number, retryAfter?: string): Promise<number | undefined> {
  const headers = { date, ...(retryAfter !== undefined && { 'retry-after': retryAfter }) };
  const fetch = () => Promise.resolve(new Response('', { status, headers }));
  return failureOf(await send({ base: 'https://crm.example', deadlineMs: 1_000, fetch }, write)).retryAfterMs;
}

test.each([
  [429, '30', 30_000],
  [503, ' 30 ', 30_000],
  [429, 'Fri, 01 May 2026 09:02:00 GMT', 120_000],
  [503, 'Fri, 01 May 2026 08:00:00 GMT', 0],
  [429, '86400', 600_000],
  [503, 'Sat, 02 May 2026 09:00:00 GMT', 600_000],
  [429, 'soon', undefined],
  [429, undefined, undefined],
  [500, '30', undefined],
])('an answer %i with Retry-After %j asks to be left alone for %j ms', async (status, header, expected) => {
  expect(await askedOf(status, header)).toBe(expected);
});
