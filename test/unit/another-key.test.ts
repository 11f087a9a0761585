import { expect, test } from 'vitest';
import type { Connection } from '../../electron/crm/client';
import { writeJwt } from '../../electron/practice/jwt';
import type { Seat } from '../../electron/session/live-session';
import { startAgain } from '../../electron/session/start-session';
import { openVerifier } from '../../electron/session/unlock';
import type { KeychainEntry } from '../../electron/session/keychain-entry';

const server = 'https://crm.example/crmapi/rest/v2';
const keys = { own: '5D2C0B8E91F64A7C8E13B0D47A96F21C', others: '0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F' };

/** A server that takes both keys, and gives each a session of its own. */
function connectionTo(sessions: Record<string, string>): Connection {
  return {
    base: server,
    deadlineMs: 1_000,
    fetch(_url, init) {
      const sent = new Headers(init.headers).get('authorization') ?? '';
      const [key = ''] = Buffer.from(sent.replace('Basic ', ''), 'base64').toString().split(':');
      const body = JSON.stringify({
        status: { code: 'OK', message: null, description: null },
        data: { token: sessions[key] },
      });
      return Promise.resolve(new Response(body, { headers: { 'content-type': 'application/json' } }));
    },
  };
}

const sessionOf = (usr: string, org = 'CRMDEMO') => writeJwt({ usr, org, oun: 'Kiosk' }, 'secret');
const seatOf = (userName: string | null): Seat => ({
  operator: { userName, organisation: 'CRMDEMO', unit: null, server, practice: false, byKey: true },
});
const refused = { ok: false, failure: { reason: 'refused-by-server' } };

test('a key of another user does not sign in at the seat of the one who left it, though the server takes it', async () => {
  const connection = connectionTo({ [keys.own]: sessionOf('kiosk'), [keys.others]: sessionOf('joe') });
  expect(await startAgain(connection, seatOf('kiosk'), keys.others)).toMatchObject(refused);
  expect(await startAgain(connection, seatOf('kiosk'), keys.own)).toMatchObject({ ok: true });
});

test('nor does a key of the same name in another organisation', async () => {
  const connection = connectionTo({ [keys.others]: sessionOf('kiosk', 'OTHER') });
  expect(await startAgain(connection, seatOf('kiosk'), keys.others)).toMatchObject(refused);
});

test('where a session does not tell whose it is, it has to be the same key', async () => {
  const entry: KeychainEntry = {
    read: () => Promise.resolve({ outcome: 'not-stored' }),
    write: () => Promise.resolve('done'),
    remove: () => Promise.resolve('done'),
  };
  const verifier = openVerifier(entry, { N: 2, r: 1, p: 1 });
  await verifier.learn(keys.own);
  const connection = connectionTo({ [keys.own]: 'A1B2', [keys.others]: 'C3D4' });
  expect(await startAgain(connection, seatOf(null), keys.others, verifier)).toMatchObject(refused);
  expect(await startAgain(connection, seatOf(null), keys.own, verifier)).toMatchObject({ ok: true });
});
