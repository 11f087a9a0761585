import { expect, test } from 'vitest';
import type { Connection, HeardCall } from '../../electron/crm/client';
import { reach } from '../../electron/crm/reach';
import { show } from '../../electron/crm/access-tokens';
import { watchRequests } from '../../electron/operations/request-watch';
import type { LogFields } from '../../electron/shell/log';
import { createPractice } from '../../electron/practice/practice';

const serverNow = Date.parse('2026-01-02T03:04:05Z');
const token = { authenticationCode: '99021066666' };

function watched(fetch: Connection['fetch'], now = serverNow) {
  const logged: [string, LogFields | undefined][] = [];
  const heard: HeardCall[] = [];
  const watch = watchRequests({
    log: (event, fields) => logged.push([event, fields]),
    heard: (call) => heard.push(call),
    now: () => now,
  });
  const connection = watch.through({ base: 'https://crm.example.com/crmapi/rest/v2', deadlineMs: 5_000, fetch });
  return { watch, connection, logged, heard };
}

function answering(body: unknown, status = 200): Connection['fetch'] {
  const headers = { 'content-type': 'application/json', date: new Date(serverNow).toUTCString() };
  return () => Promise.resolve(new Response(JSON.stringify(body), { status, headers }));
}

test('a failure is logged once while it repeats itself, by method, code and reason alone', async () => {
  const { connection, logged, heard, watch } = watched(() => Promise.reject(new Error('net::ERR_CONNECTION_REFUSED')));
  await show(connection, 'session-token', { identifier: token });
  await show(connection, 'session-token', { identifier: token });
  await reach(connection);
  expect(logged.map(([event, fields]) => [event, { ...fields, milliseconds: 0 }])).toEqual(
    ['access_tokens/show', 'access_tokens/configuration/classifications/list'].map((request) => [
      'request-failed',
      { request, code: 'offline', reason: 'unreachable', httpStatus: undefined, milliseconds: 0 },
    ]),
  );
  expect(heard).toHaveLength(3);
  expect(watch.seen()).toMatchObject({ answeredAt: null, milliseconds: null, clockSkew: null });
  expect(watch.seen().askedAt).toBeLessThanOrEqual(serverNow);
});

test('a refused probe is an answer, not a failure; a refused request is both', async () => {
  const { connection, logged, heard, watch } = watched(answering({ status: { code: 'NO', message: 'no token' } }));
  await reach(connection);
  expect(heard).toMatchObject([{ failure: null }]);
  expect(logged.map(([event]) => event)).toEqual(['request-answered']);
  await show(connection, 'session-token', { identifier: token });
  expect(heard[1]).toMatchObject({ method: 'access_tokens/show', failure: { code: 'rejected' } });
  expect(watch.seen()).toMatchObject({ answeredAt: serverNow });
});

test('the server’s clock is compared with this machine’s', async () => {
  for (const [ahead, skew] of [
    [0, 1],
    [90_000, -89],
    [-3_600_000, 3_601],
  ] as const) {
    const { connection, watch } = watched(answering({ status: { code: 'OK' }, data: {} }), serverNow + ahead);
    await reach(connection);
    expect(watch.seen().clockSkew).toBe(skew);
  }
});

test('deadline and release are read anew through it, as without it', async () => {
  let release = 'R16.0.0';
  const practice = createPractice();
  const { watch } = watched(answering({}));
  const connection = watch.through({
    base: 'https://practice.invalid/crmapi/rest/v2',
    deadlineMs: 5_000,
    fetch: (url, init) => practice.fetch(new Request(url, init)),
    get release() {
      return release;
    },
  });
  release = 'R12.0.0';
  expect(connection.release).toBe('R12.0.0');
  expect(await reach(connection)).toMatchObject({ ok: true });
});
