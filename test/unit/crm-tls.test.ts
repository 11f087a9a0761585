import { expect, test } from 'vitest';
import type { Call } from '../../electron/crm/call';
import { send } from '../../electron/crm/client';
import { brokenTls, serveRaw } from '../support/broken-tls';
import { failureOf } from './crm-recording';

const read: Call = { path: 'access_tokens/list', effect: 'read', query: { token: 'S' } };
const write: Call = { path: 'access_tokens/create', effect: 'write', body: { token: 'S' } };

test.each(Object.entries(brokenTls))(
  '%s: a read may be asked again, a write is not taken for done',
  async (_, broken) => {
    const line = await serveRaw(broken);
    const base = `https://127.0.0.1:${String(line.port)}/crmapi/rest/v2`;
    const connection = { base, deadlineMs: 5_000, fetch: (url: string, init: RequestInit) => fetch(url, init) };
    expect(failureOf(await send(connection, read)).code).toBe('offline');
    expect(['offline', 'unknown-outcome']).toContain(failureOf(await send(connection, write)).code);
    await line.close();
  },
);
