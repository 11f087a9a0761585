import { expect, test } from 'vitest';
import { failed, success, type Result } from '../../electron/contract/failure';
import type { ProxyAsk } from '../../electron/contract/proxy';
import { openKeptProxies } from '../../electron/session/kept-proxies';
import type { KeychainEntry } from '../../electron/session/keychain-entry';
import { openProxyCredentials } from '../../electron/shell/proxy-credentials';
import type { AnswerProxy, ProxyCredentials } from '../../electron/shell/session-fetch';

const asks: Parameters<AnswerProxy>[0] = {
  isProxy: true,
  scheme: 'basic',
  host: 'proxy.example',
  port: 8080,
  realm: 'Head office',
};
const server = 'https://crm.example/crmapi/rest/v2';
const given = { proxy: 'proxy.example:8080', userName: 'desk', password: 'right' };

/** A keychain, and a proxy that takes one password. */
function desk(stored?: object[]) {
  const keychain = { secret: stored ? JSON.stringify(stored) : null };
  const proxy = {
    password: 'right',
    tried: [] as string[],
    isRemembered: true,
    challenge: asks,
    beyond: success(null) as Result<unknown>,
  };
  const entry: KeychainEntry = {
    read: () =>
      Promise.resolve(
        keychain.secret === null ? { outcome: 'not-stored' } : { outcome: 'stored', secret: keychain.secret },
      ),
    write: (secret) => Promise.resolve(((keychain.secret = secret), 'done')),
    remove: () => Promise.resolve(((keychain.secret = null), 'done')),
  };
  const said: (ProxyAsk | null)[] = [];
  const logged: string[] = [];

  /** One request, as Chromium sends it: it asks again for as long as it is given something that the proxy refuses. */
  async function request(answer: AnswerProxy): Promise<'through' | 'refused'> {
    for (let attempt = 1; attempt < 5; attempt += 1) {
      const credentials: ProxyCredentials | null = await answer(proxy.challenge, attempt);
      if (!credentials) return 'refused';
      proxy.tried.push(credentials.password);
      if (credentials.password === proxy.password) return 'through';
    }
    throw new Error('It is asked without end');
  }
  const credentials = openProxyCredentials({
    kept: openKeptProxies(entry),
    changed: (ask) => said.push(ask),
    forgotten: () => Promise.resolve(void (proxy.isRemembered = false)),
    log: (event, fields) => logged.push(JSON.stringify({ event, ...fields })),
    attempt: async (_server, answer) =>
      (await request(answer)) === 'through'
        ? proxy.beyond
        : failed({ code: 'offline', reason: 'proxy-sign-in', message: 'asked' }),
  });
  return { credentials, keychain, proxy, said, logged, ask: () => request(credentials.answer(server)) };
}

test('nothing is known: a person is asked once, however many requests there are', async () => {
  const { ask, said, credentials } = desk();
  expect(await ask()).toBe('refused');
  expect(await ask()).toBe('refused');
  expect(said).toEqual([{ proxy: 'proxy.example:8080', realm: 'Head office', isWindows: false, isRefused: false }]);
  expect(credentials.asks()).toEqual(said[0]);
});

test('what a proxy takes is kept, given to it from then on, and never told again', async () => {
  const { ask, credentials, keychain, said, logged } = desk();
  await ask();
  expect(await credentials.signIn(given)).toEqual(success({ kept: 'keychain' }));
  expect(keychain.secret).toContain('right');
  expect(await ask()).toBe('through');
  expect(said.at(-1)).toBeNull();
  expect(JSON.stringify([said, logged])).not.toContain('right');
});

test('what a proxy refuses is kept nowhere, and tried once', async () => {
  const { ask, credentials, keychain, proxy } = desk();
  await ask();
  const refused = await credentials.signIn({ ...given, password: 'wrong' });
  expect(refused).toMatchObject({ ok: false, failure: { reason: 'proxy-sign-in' } });
  expect(keychain.secret).toBeNull();
  await ask();
  expect(proxy.tried).toEqual(['wrong']);
});

test('a password changed meanwhile is tried once, asked for again, and replaced', async () => {
  const { ask, credentials, keychain, proxy } = desk();
  await ask();
  await credentials.signIn(given);
  proxy.password = 'new';
  expect([await ask(), await ask(), await ask()]).toEqual(['refused', 'refused', 'refused']);
  expect(proxy.tried.filter((each) => each === 'right')).toHaveLength(2);
  expect(credentials.asks()).toMatchObject({ isRefused: true });
  expect(await credentials.signIn({ ...given, password: 'new' })).toMatchObject({ ok: true });
  expect(await ask()).toBe('through');
  expect(keychain.secret).toContain('new');
  expect(keychain.secret).not.toContain('right');
});

test('what was kept for one proxy is given to no other, and to none that asks for it in another way', async () => {
  const { ask, credentials, proxy } = desk();
  proxy.challenge = { ...asks, scheme: 'ntlm', realm: '' };
  await ask();
  await credentials.signIn(given);
  for (const other of [{ scheme: 'basic' }, { host: 'elsewhere.example' }, { port: 8081 }, { realm: 'Other' }]) {
    proxy.challenge = { ...asks, scheme: 'ntlm', realm: '', ...other };
    expect(await ask()).toBe('refused');
  }
  expect(proxy.tried).toEqual(['right']);
});

test('what is given for a proxy that was not shown is sent to nobody', async () => {
  const { ask, credentials, proxy } = desk();
  await ask();
  expect(await credentials.signIn({ ...given, proxy: 'elsewhere.example:8080' })).toMatchObject({ ok: false });
  expect(proxy.tried).toEqual([]);
});

test('where the server beyond cannot be reached, it is not known that the proxy took it, so it is not kept', async () => {
  const { ask, credentials, keychain, proxy } = desk();
  await ask();
  proxy.beyond = failed({ code: 'offline', reason: 'proxy-refused', message: 'no' });
  expect(await credentials.signIn(given)).toMatchObject({ ok: false, failure: { reason: 'proxy-refused' } });
  expect(keychain.secret).toBeNull();
});

test('a request that nobody sees asks nobody', async () => {
  const { credentials, said } = desk();
  expect(await credentials.answer(null)(asks, 1)).toBeNull();
  expect(said).toEqual([]);
});

test('what a proxy says of itself is cut and cleaned before it is shown', async () => {
  const { ask, proxy, said } = desk();
  proxy.challenge = { ...asks, realm: `\u202egnp\u0000${'x'.repeat(500)}` };
  await ask();
  expect(said[0]?.realm).toMatch(/^gnpx{10,117}$/);
});

test('what is kept for a proxy can be seen without its password, and forgotten, whichever way it asked', async () => {
  const { ask, credentials, keychain, proxy, logged } = desk();
  await ask();
  await credentials.signIn(given);
  const known = await credentials.known();
  expect(known).toEqual([{ proxy: 'proxy.example:8080', userName: 'desk' }]);
  expect(await credentials.forget('proxy.example:8080')).toEqual(success([]));
  expect(keychain.secret).toBeNull();
  expect(proxy.isRemembered).toBe(false);
  expect(await ask()).toBe('refused');
  expect(credentials.asks()).not.toBeNull();
  expect(JSON.stringify([known, logged])).not.toContain('right');
});

test('what is kept for another proxy stays when one is forgotten', async () => {
  const key = (host: string) => JSON.stringify(['basic', host, 8080, 'Head office']);
  const stored = ['one.example', 'two.example'].map((host) => ({
    key: key(host),
    userName: 'desk',
    password: 'right',
  }));
  const { credentials } = desk(stored);
  expect(await credentials.forget('one.example:8080')).toEqual(
    success([{ proxy: 'two.example:8080', userName: 'desk' }]),
  );
});
