import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Fault } from '../../electron/practice/faults';
import { byCode, postRequest, read, startCaller } from './practice-caller';

const show = 'access_tokens/show';
const create = 'access_tokens/create';

afterEach(() => {
  vi.useRealTimers();
});

async function meet(fault: Fault) {
  const { practice, sessionToken } = await startCaller({ faults: { [create]: [fault] } });
  const before = practice.tokens();
  const body = { token: sessionToken, authentication_code: 'LOST' };
  const response = await practice.fetch(postRequest(create, body));
  return { practice, response, didWork: practice.tokens().length > before.length };
}

describe('an answer that is spoiled without the work', () => {
  test('error: the code and message that are wanted', async () => {
    const { response, didWork } = await meet({ kind: 'error', code: 'X', message: 'No.' });
    expect(await read(response)).toMatchObject({ http: 200, code: 'X', message: 'No.' });
    expect(didWork).toBe(false);
  });

  test('http: status, headers and body as wanted', async () => {
    const busy = await meet({ kind: 'http', status: 503, headers: { 'retry-after': '7' }, body: 'busy' });
    expect([busy.response.status, busy.response.headers.get('retry-after')]).toEqual([503, '7']);
    expect(await busy.response.text()).toBe('busy');
    expect((await meet({ kind: 'http', status: 204, body: 'x' })).response.body).toBeNull();
    expect(busy.didWork).toBe(false);
  });

  test('html: the page of a captive portal', async () => {
    const { response } = await meet({ kind: 'html' });
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toContain('<html>');
  });

  test('truncated: JSON that stops in the middle', async () => {
    const { response } = await meet({ kind: 'truncated' });
    expect(response.headers.get('content-type')).toBe('application/json');
    const text = await response.text();
    expect(text).toMatch(/^\{/);
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  });

  test('wrong-type: JSON that is not called so', async () => {
    const { response } = await meet({ kind: 'wrong-type' });
    expect(response.headers.get('content-type')).toContain('text/plain');
    const named = await meet({ kind: 'wrong-type', contentType: 'image/png' });
    expect(named.response.headers.get('content-type')).toBe('image/png');
  });

  test('redirect: to wherever it says', async () => {
    const { response } = await meet({ kind: 'redirect', location: 'https://elsewhere.test/', status: 307 });
    expect([response.status, response.headers.get('location')]).toEqual([307, 'https://elsewhere.test/']);
  });

  test('hang: no answer until the caller gives up', async () => {
    const { practice, sessionToken } = await startCaller({ faults: { [show]: [{ kind: 'hang' }] } });
    const control = new AbortController();
    const request = postRequest(show, { token: sessionToken, ...byCode('7') }, { signal: control.signal });
    const answer = practice.fetch(request);
    control.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('delay', () => {
  test('works and answers after the time has passed', async () => {
    const { practice, post } = await startCaller({ faults: { [create]: [{ kind: 'delay', ms: 5000 }] } });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const before = practice.tokens().length;
    const answer = post(create);
    await vi.waitUntil(() => vi.getTimerCount() === 1, { interval: 0 });
    await vi.advanceTimersByTimeAsync(4999);
    expect(practice.tokens()).toHaveLength(before);
    await vi.advanceTimersByTimeAsync(1);
    expect((await answer).code).toBe('OK');
    expect(practice.tokens()).toHaveLength(before + 1);
  });

  test('leaves nothing behind when the caller gives up before', async () => {
    const { practice, sessionToken } = await startCaller({ faults: { [create]: [{ kind: 'delay', ms: 600_000 }] } });
    const control = new AbortController();
    const before = practice.tokens().length;
    const answer = practice.fetch(postRequest(create, { token: sessionToken }, { signal: control.signal }));
    control.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    expect(practice.tokens()).toHaveLength(before);
  });
});

describe('after-commit', () => {
  test.each<Fault>([
    { kind: 'http', status: 502 },
    { kind: 'truncated' },
    { kind: 'html' },
    { kind: 'error', code: 'X', message: '' },
  ])('does the work and then answers with %j', async (then) => {
    const { practice, didWork } = await meet({ kind: 'after-commit', then });
    expect(didWork).toBe(true);
    expect(practice.ledger.entries(create)).toMatchObject([{ outcome: 'ok', fault: `after-commit ${then.kind}` }]);
  });

  test('truncates the real answer', async () => {
    const { response } = await meet({ kind: 'after-commit', then: { kind: 'truncated' } });
    expect(await response.text()).toContain('"authentication_code":"LOST"');
  });

  test('does the work even if its answer never comes', async () => {
    const faults = { [create]: [{ kind: 'after-commit', then: { kind: 'hang' } } as const] };
    const { practice, post, sessionToken } = await startCaller({ faults });
    const control = new AbortController();
    const body = { token: sessionToken, authentication_code: 'LOST' };
    const answer = practice.fetch(postRequest(create, body, { signal: control.signal }));
    control.abort();
    await expect(answer).rejects.toThrow();
    expect((await post(show, byCode('LOST'))).code).toBe('OK');
  });
});

describe('plans', () => {
  test('are consumed in order, and none lets one call pass', async () => {
    const error = { kind: 'error', code: 'X', message: '' } as const;
    const { practice, post } = await startCaller({ faults: { [show]: [error, { kind: 'none' }, error] } });
    const codes = [];
    for (let call = 0; call < 4; call += 1) codes.push((await post(show, byCode('7'))).code);
    expect(codes).toEqual(['X', 'OK', 'X', 'OK']);
    practice.options.faults = { [show]: { always: error }, '*': [{ ...error, code: 'ANY' }] };
    expect((await post(show, byCode('7'))).code).toBe('X');
    expect((await post(show, byCode('7'))).code).toBe('X');
    expect((await post(create)).code).toBe('ANY');
    expect((await post(create)).code).toBe('OK');
  });
});
