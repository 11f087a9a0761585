import { net, type AuthInfo, type Session } from 'electron';
import { Readable } from 'node:stream';

/** What a proxy is told: a user name and a password. */
export interface ProxyCredentials {
  userName: string;
  password: string;
}

/** Gives what to answer a proxy that asks for a sign-in; null for nothing. `attempt` counts from 1 within one request. */
export type AnswerProxy = (asks: AuthInfo, attempt: number) => Promise<ProxyCredentials | null>;

/** Statuses whose answers have no body. */
const withoutBody = [101, 204, 205, 304];

/** Fetches by a session's network as `Session.fetch` does, which cannot answer a proxy that asks for a sign-in. */
export async function fetchBy(
  session: Session,
  url: string,
  init: RequestInit,
  answerProxy: AnswerProxy,
): Promise<Response> {
  const asked = new Request(url, init);
  const body = Buffer.from(await asked.arrayBuffer());
  return new Promise((resolve, reject) => {
    const request = net.request({
      session,
      method: asked.method,
      url: asked.url,
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
    });
    asked.headers.forEach((value, name) => request.setHeader(name, value));

    let attempts = 0;
    let isUnanswered = false;
    request.on('login', (asks, answer) => {
      // a server gets nothing: Chromium asks for proxies alone here, as credentials are left out
      if (!asks.isProxy) {
        answer();
        return;
      }
      attempts += 1;
      void answerProxy(asks, attempts)
        .catch(() => null)
        .then((given) => {
          isUnanswered = given === null;
          if (given) answer(given.userName, given.password);
          else answer();
        });
    });

    request.on('response', (incoming) => {
      const status = incoming.statusCode;
      // of a proxy, whose body need not arrive; without a question it asks in ways that Chromium has no answer to
      if (status === 407) {
        request.abort();
        reject(new Error(attempts > 0 ? 'net::ERR_PROXY_AUTH_REQUESTED' : 'net::ERR_PROXY_AUTH_UNSUPPORTED'));
        return;
      }
      const headers = new Headers();
      for (const [name, value] of Object.entries(incoming.headers))
        for (const each of [value].flat()) headers.append(name, each);
      const stream = withoutBody.includes(status) ? null : Readable.toWeb(incoming as unknown as Readable);
      resolve(new Response(stream as ReadableStream | null, { status, headers }));
    });
    // Chromium names the tunnel that was not made, and not that a sign-in was asked for
    request.on('error', (error) => reject(isUnanswered ? new Error('net::ERR_PROXY_AUTH_REQUESTED') : error));
    asked.signal.addEventListener('abort', () => {
      request.abort();
      reject(asked.signal.reason instanceof Error ? asked.signal.reason : new Error('aborted'));
    });
    if (body.byteLength > 0) request.write(body);
    request.end();
  });
}
