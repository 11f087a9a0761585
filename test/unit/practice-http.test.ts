import { afterEach, describe, expect, test } from 'vitest';
import { serveOverHttp } from '../../electron/practice/http';
import { practicePeople } from '../../electron/practice/people';
import { createPractice } from '../../electron/practice/practice';
import type { PracticeOptions } from '../../electron/practice/options';
import { byCode, read, signIn } from './practice-caller';

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function start(options: Partial<PracticeOptions> = {}) {
  const practice = createPractice(options);
  const served = await serveOverHttp(practice);
  closing.push(served.close);
  const token = await signIn(practice);
  const post = (path: string, body: object, init: RequestInit = {}) =>
    fetch(`${served.url}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, ...body }),
      redirect: 'manual',
      ...init,
    });
  return { ...served, practice, post, token };
}

describe('over HTTP', () => {
  test('the address ends with the base path and is of this machine', async () => {
    const { url } = await start();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/crmapi\/rest\/v2$/);
  });

  test('POST and GET travel there and back, also with letters of every script', async () => {
    const { url, post, token } = await start();
    const made = await read(await post('access_tokens/create', { authentication_code: 'HTTP', udf_string_1: 'Ζωή €' }));
    expect(made.one).toMatchObject({ authentication_code: 'HTTP', udf_string_1: 'Ζωή €' });
    const query = `token=${token}&accounts_receivable_identifier=number=${practicePeople.accounts.noTokens.number}`;
    const account = await read(await fetch(`${url}/accounts_receivable/show?${query}`));
    expect(account.one.account_owner).toMatchObject({ name: practicePeople.accounts.noTokens.owner });
  });

  test('faults arrive as they are', async () => {
    const { practice, post } = await start();
    const path = 'access_tokens/show';
    const location = 'https://elsewhere.test/';
    practice.options.faults = {
      [path]: [{ kind: 'redirect', location }, { kind: 'http', status: 204 }, { kind: 'truncated' }],
    };
    const redirect = await post(path, {});
    expect([redirect.status, redirect.headers.get('location')]).toEqual([302, location]);
    expect((await post(path, {})).status).toBe(204);
    const half = await (await post(path, {})).text();
    expect(() => JSON.parse(half) as unknown).toThrow(SyntaxError);
  });

  test('whoever gives up on a hanging answer is let go, and the server goes on', async () => {
    const { practice, post } = await start({ faults: { 'access_tokens/show': [{ kind: 'hang' }] } });
    const control = new AbortController();
    const hanging = post('access_tokens/show', byCode('7'), { signal: control.signal });
    await expect.poll(() => practice.ledger.entries('access_tokens/show').length).toBe(1);
    control.abort();
    await expect(hanging).rejects.toMatchObject({ name: 'AbortError' });
    expect((await read(await post('access_tokens/show', byCode('7')))).code).toBe('OK');
  });

  test('closing does not wait for a hanging answer', async () => {
    const { practice, post, close } = await start({ faults: { 'access_tokens/show': [{ kind: 'hang' }] } });
    const hanging = expect(post('access_tokens/show', byCode('7'))).rejects.toThrow();
    await expect.poll(() => practice.ledger.entries('access_tokens/show').length).toBe(1);
    await close();
    await hanging;
  });

  test('it is not offered to other machines, and says when a port is taken', async () => {
    const { url, practice } = await start();
    await expect(serveOverHttp(practice, { host: '0.0.0.0' })).rejects.toThrow(RangeError);
    await expect(serveOverHttp(practice, { port: Number(new URL(url).port) })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });
});
