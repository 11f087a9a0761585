import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { Call } from '../../electron/crm/call';
import { send, type Connection } from '../../electron/crm/client';
import { failureOf, valueOf } from './crm-recording';

const read: Call = { path: 'access_tokens/list', effect: 'read', query: { token: 'S' } };
const write: Call = { path: 'access_tokens/create', effect: 'write', body: { token: 'S' } };
const ok = JSON.stringify({ status: { code: 'OK' }, data: { number: 'AT1' } });

let open: Server | undefined;
let heard = 0;

afterEach(async () => {
  open?.closeAllConnections();
  await new Promise((resolve) => (open ? open.close(resolve) : resolve(undefined)));
  open = undefined;
  heard = 0;
});

async function serve(listener: RequestListener, deadlineMs = 5_000): Promise<Connection> {
  const server = createServer((request, response) => {
    heard += 1;
    request.resume().on('end', () => listener(request, response));
  });
  open = server;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${String(port)}/crmapi/rest/v2`,
    deadlineMs,
    fetch: (url, init) => fetch(url, init),
  };
}

/** Sends both a write and a read, each once. */
async function outcomes(connection: Connection): Promise<[string, string | undefined][]> {
  const failures = [failureOf(await send(connection, write)), failureOf(await send(connection, read))];
  return failures.map(({ code, reason }) => [code, reason]);
}

test('a good answer over a real connection, with the server clock, and the connection closed after it', async () => {
  let url: string | undefined;
  let kept: string | undefined;
  const connection = await serve((request, response) => {
    url = request.url;
    kept = request.headers.connection;
    response.setHeader('Content-Type', 'application/json').end(ok);
  });
  const answer = valueOf(await send(connection, read));
  expect(answer.data).toStrictEqual({ number: 'AT1' });
  expect(Math.abs((answer.serverDate ?? 0) - Date.now())).toBeLessThan(60_000);
  expect(url).toBe('/crmapi/rest/v2/access_tokens/list?token=S');
  expect(kept).toBe('close');
});

test('nobody listens: nothing was sent', async () => {
  const connection = await serve(() => undefined);
  await new Promise((resolve) => open?.close(resolve));
  open = undefined;
  expect(await outcomes(connection)).toStrictEqual([
    ['offline', 'unreachable'],
    ['offline', 'unreachable'],
  ]);
});

test('a name that does not exist: nothing was sent', async () => {
  const nowhere: Connection = {
    base: 'http://nowhere.invalid',
    deadlineMs: 5_000,
    fetch: (url, init) => fetch(url, init),
  };
  expect(failureOf(await send(nowhere, write))).toMatchObject({ code: 'offline', reason: 'name-not-found' });
});

test('reset after the request was heard', async () => {
  const connection = await serve((request) => request.socket.resetAndDestroy());
  expect(await outcomes(connection)).toStrictEqual([
    ['unknown-outcome', 'connection-lost'],
    ['offline', 'connection-lost'],
  ]);
  expect(heard).toBe(2);
});

test('no answer before the deadline', async () => {
  const connection = await serve(() => undefined, 150);
  expect(await outcomes(connection)).toStrictEqual([
    ['unknown-outcome', 'timed-out'],
    ['offline', 'timed-out'],
  ]);
});

test('an answer that begins and does not end: the deadline covers it, and the connection is given up', async () => {
  let closed = (): void => undefined;
  const gone = new Promise<void>((resolve) => (closed = resolve));
  const connection = await serve((request, response) => {
    request.socket.once('close', closed);
    response.writeHead(200, { 'Content-Type': 'application/json' }).write('{"status":');
  }, 150);
  expect(failureOf(await send(connection, write))).toMatchObject({ code: 'unknown-outcome', reason: 'timed-out' });
  await gone;
});

test('a fetch that ignores its signal does not hold the caller', async () => {
  const deaf: Connection = { base: 'https://x', deadlineMs: 20, fetch: () => new Promise(() => undefined) };
  expect(failureOf(await send(deaf, write))).toMatchObject({ code: 'unknown-outcome', reason: 'timed-out' });
});

test('a connection lost within the answer', async () => {
  const connection = await serve((_, response) => {
    response.writeHead(200, { 'Content-Length': '500' }).write(ok.slice(0, 9), () => response.destroy());
  });
  expect(await outcomes(connection)).toStrictEqual([
    ['unknown-outcome', 'connection-lost'],
    ['offline', 'connection-lost'],
  ]);
});

test('status 511 says that the server got nothing, also where its page breaks off', async () => {
  const connection = await serve((_, response) => {
    response.writeHead(511, { 'Content-Length': '500' }).write('<html>', () => response.destroy());
  });
  expect(await outcomes(connection)).toStrictEqual([
    ['offline', 'network-sign-in'],
    ['offline', 'network-sign-in'],
  ]);
});

test('an answer cut short where nothing shows it', async () => {
  const connection = await serve((_, response) => response.end(ok.slice(0, -3)));
  expect(await outcomes(connection)).toStrictEqual([
    ['unknown-outcome', 'truncated-answer'],
    ['rejected', 'truncated-answer'],
  ]);
});

test('a web page', async () => {
  const connection = await serve((_, response) => response.setHeader('Content-Type', 'text/html').end('<html>'));
  expect(await outcomes(connection)).toStrictEqual([
    ['unknown-outcome', 'web-page'],
    ['rejected', 'web-page'],
  ]);
});

test.each([301, 302, 307, 308])('a redirect (%i) is not followed, not even to the same host', async (status) => {
  const connection = await serve((_, response) => response.writeHead(status, { Location: '/stolen' }).end(ok));
  expect(await outcomes(connection)).toStrictEqual([
    ['unknown-outcome', 'redirected'],
    ['rejected', 'redirected'],
  ]);
  expect(heard).toBe(2);
});

test('an answer without end is cut at its limit', async () => {
  const megabyte = ' '.repeat(1024 * 1024);
  const connection = await serve((_, response) => {
    const pour = (): void => void (response.destroyed || response.write(megabyte, pour));
    pour();
  }, 30_000);
  expect(failureOf(await send(connection, write))).toMatchObject({
    code: 'unknown-outcome',
    reason: 'answer-too-large',
  });
});
