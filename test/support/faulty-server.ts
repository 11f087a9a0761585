import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Practice } from '../../electron/practice/practice';

type Answer = (response: ServerResponse, body: string) => void;

const json = { 'content-type': 'application/json' };
const megabytes = 1024 * 1024;

function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

const refusal = JSON.stringify({ status: { code: 'AT.1', message: 'No.', description: null } });

/** A byte at a time: each comes, and the whole would take far longer than any deadline. */
function trickle(response: ServerResponse, body: string): void {
  let at = 0;
  const timer = setInterval(() => response.write(body.charAt((at += 1) - 1)), 200);
  response.on('close', () => clearInterval(timer));
}

/** What can become of an answer. Where `isDone`, the practice service has done what was asked before the fault. */
export const faults = {
  'reset before headers': { isDone: false, answer: reset },
  'done, then reset before headers': { isDone: true, answer: reset },
  'done, then reset within headers': {
    isDone: true,
    answer: (response) => response.socket?.write('HTTP/1.1 200 OK\r\nContent-Ty', () => reset(response)),
  },
  'done, then reset within the body': {
    isDone: true,
    answer: (response, body) => {
      response.writeHead(200, { ...json, 'content-length': Buffer.byteLength(body) });
      response.write(body.slice(0, 20), () => reset(response));
    },
  },
  'done, then no answer': { isDone: true, answer: () => undefined },
  'done, then a body without end': {
    isDone: true,
    answer: (response) => response.writeHead(200, json).write('{"status":'),
  },
  'done, then half the JSON': {
    isDone: true,
    answer: (response, body) => response.writeHead(200, json).end(body.slice(0, body.length / 2)),
  },
  'done, then nothing at all': { isDone: true, answer: (response) => response.writeHead(200, json).end() },
  'done, then a web page': {
    isDone: true,
    answer: (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><p>Log in'),
  },
  'done, then a picture': {
    isDone: true,
    answer: (response) => response.writeHead(200, { 'content-type': 'image/png' }).end('\x89PNG\r\n'),
  },
  'done, then 50 MB': {
    isDone: true,
    answer: (response) => response.writeHead(200, json).end(`{"data":"${'x'.repeat(50 * megabytes)}"}`),
  },
  'done, then JSON 100,000 deep': {
    isDone: true,
    answer: (response) => response.writeHead(200, json).end('['.repeat(100_000) + ']'.repeat(100_000)),
  },
  'done, then a redirect': {
    isDone: true,
    answer: (response) => response.writeHead(302, { location: '/elsewhere' }).end(),
  },
  'done, then a body that trickles': {
    isDone: true,
    answer: (response, body) => trickle(response.writeHead(200, json), body),
  },
  'status 400': { isDone: false, answer: (response) => response.writeHead(400, json).end('{}') },
  'status 400 with words': { isDone: false, answer: (response) => response.writeHead(400, json).end(refusal) },
  'status 403 with a web page': {
    isDone: false,
    answer: (response) => response.writeHead(403, { 'content-type': 'text/html' }).end('<!doctype html><p>Blocked'),
  },
  'status 404': { isDone: false, answer: (response) => response.writeHead(404).end() },
  'status 422 with half the JSON': {
    isDone: false,
    answer: (response) => response.writeHead(422, json).end(refusal.slice(0, 20)),
  },
  'status 429': {
    isDone: false,
    answer: (response) => response.writeHead(429, { 'retry-after': '1' }).end(),
  },
  'done, then status 500': { isDone: true, answer: (response) => response.writeHead(500).end('error') },
  'done, then status 502': { isDone: true, answer: (response) => response.writeHead(502).end() },
  'status 503': { isDone: false, answer: (response) => response.writeHead(503).end() },
} satisfies Record<string, { isDone: boolean; answer: Answer }>;

export type FaultName = keyof typeof faults;

/** Serves a practice service that answers as the fault says, from the socket on; what reaches another address is counted. */
export async function serveFaulty(practice: Practice) {
  /** `only`: the one method that the fault befalls; null for all of them. */
  const state: { fault: FaultName | null; only: string | null; elsewhere: number } = {
    fault: null,
    only: null,
    elsewhere: 0,
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    if (!request.url?.startsWith(practice.options.basePath)) state.elsewhere += 1;
    // A server that refuses in words whatever it is asked ends the session; this one is to refuse what is tried alone.
    const isProbe = /get_not_associated|classifications/.test(request.url ?? '');
    const isSpared =
      (state.fault === 'status 400 with words' && isProbe) ||
      (state.only !== null && !request.url?.split('?')[0]?.endsWith(state.only));
    const fault = isSpared ? null : state.fault;
    const isDone = fault === null || faults[fault].isDone;
    const headers = { 'content-type': 'application/json', authorization: request.headers.authorization ?? '' };
    const { method = 'GET', url = '/' } = request;
    const init = method === 'GET' ? { method } : { method, headers, body };
    const real = isDone ? await practice.fetch(new Request(`http://practice.invalid${url}`, init)) : undefined;
    const said = (await real?.text()) ?? '';
    if (fault) faults[fault].answer(response, said);
    else response.writeHead(real?.status ?? 500, Object.fromEntries(real?.headers ?? [])).end(said);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}${practice.options.basePath}`,
    state,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
