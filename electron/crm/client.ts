import { failed, success, type Failure, type Result } from '../contract/failure';
import { openEnvelope, unreadable } from './answer';
import { readText } from './body';
import { nameOf, verbOf, type Call } from './call';
import { lost, networkFailure, redirected } from './network-failure';
import { encodeQuery } from './query';
import { readRetryAfter } from './retry-after';

type FetchInit = RequestInit & { cache: 'no-store' };

/** The way to one CRM.COM connection. */
export interface Connection {
  /** Electron's net.fetch, the practice handler, or Node's fetch. */
  fetch: (url: string, init: FetchInit) => Promise<Response>;
  /** As parseServerAddress gives it: no slash at the end. */
  base: string;
  /** How long one call may take, its answer's last byte included, in milliseconds. */
  deadlineMs: number;
  /** The CRM.COM release of the installation, like `R16.12.0`; absent = the newest before R18. */
  release?: string;
  /** What the installation calls the list of tokens in an account's update; absent = defaultTokensParameter. */
  tokensParameter?: string;
  /** Hears of every call as it is over. */
  heard?: (call: HeardCall) => void;
}

/** What became of one call, without anything that was asked or answered. */
export interface HeardCall {
  /** Resource and method: `access_tokens/show`. */
  method: string;
  milliseconds: number;
  failure: Pick<Failure, 'code' | 'reason' | 'httpStatus'> | null;
}

export interface Answer {
  data: unknown;
  /** The server's clock when it answered, in milliseconds since the epoch. */
  serverDate: number | null;
}

const longestAnswer = 25 * 1024 * 1024;

/**
 * Sends one call and opens the answer's envelope (docs/design/api.md 1 and 5). Fails with `offline` where nothing can have
 * reached the server, and with `unknown-outcome` where a write may have happened.
 */
export async function send(connection: Connection, call: Call): Promise<Result<Answer>> {
  const begun = performance.now();
  const answer = await sendInTime(connection, call);
  const isFine = answer.ok || (call.isProbe === true && answer.failure.server !== undefined);
  const failure = isFine ? null : answer.failure;
  connection.heard?.({ method: call.path, milliseconds: performance.now() - begun, failure });
  return answer;
}

async function sendInTime(connection: Connection, call: Call): Promise<Result<Answer>> {
  const abort = new AbortController();
  const { promise: late, clear } = after(connection.deadlineMs);
  try {
    // Raced, not only aborted: a stream that ignores the signal must not hold the caller.
    const answer = await Promise.race([exchange(connection, call, abort.signal), late]);
    if (answer !== 'late' && answer.ok) return answer;
    abort.abort();
    if (answer !== 'late') return answer;
    return failed(lost(call, 'timed-out', `${nameOf(call)}: no answer within ${String(connection.deadlineMs)} ms`));
  } finally {
    clear();
  }
}

async function exchange(connection: Connection, call: Call, signal: AbortSignal): Promise<Result<Answer>> {
  let response: Response;
  try {
    response = await connection.fetch(urlOf(connection.base, call), initOf(call, signal));
  } catch (error) {
    return failed(networkFailure(call, error));
  }
  // Status 0 is how a fetch shows a redirect that it did not follow.
  const { status } = response;
  if (response.redirected || status === 0 || (status >= 300 && status < 400)) return failed(redirected(call));
  let text: string | null;
  try {
    text = await readText(response, longestAnswer);
  } catch {
    // the status of a proxy or a portal says enough, whatever becomes of its page
    if (status !== 407 && status !== 511)
      return failed(lost(call, 'connection-lost', `${nameOf(call)}: connection lost within the answer`));
    text = '';
  }
  if (text === null) return failed(unreadable(call, 'answer-too-large'));
  const contentType = response.headers.get('content-type') ?? '';
  const opened = openEnvelope(call, { httpStatus: status, contentType, text });
  if (!opened.ok) {
    const retryAfterMs = readRetryAfter(response, dateOf(response) ?? Date.now());
    return retryAfterMs === null ? opened : failed({ ...opened.failure, retryAfterMs });
  }
  return success({ data: opened.value, serverDate: dateOf(response) });
}

function urlOf(base: string, call: Call): string {
  const url = `${base}/${call.path}`;
  return 'query' in call ? `${url}?${encodeQuery(call.query)}` : url;
}

function initOf(call: Call, signal: AbortSignal): FetchInit {
  const headers: Record<string, string> = {
    Accept: 'application/json',
    // Chromium sends a request again by itself when a kept-alive connection breaks, a create too: never keep one alive.
    Connection: 'close',
  };
  if (call.authorization !== undefined) headers.Authorization = call.authorization;
  const init: FetchInit = {
    method: verbOf(call),
    headers,
    signal,
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
  };
  if ('query' in call) return init;
  return { ...init, headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(call.body) };
}

function dateOf(response: Response): number | null {
  const date = Date.parse(response.headers.get('date') ?? '');
  return Number.isNaN(date) ? null : date;
}

function after(milliseconds: number): { promise: Promise<'late'>; clear: () => void } {
  let clear = (): void => undefined;
  const promise = new Promise<'late'>((resolve) => {
    const timer = setTimeout(() => resolve('late'), milliseconds);
    clear = () => clearTimeout(timer);
  });
  return { promise, clear };
}
