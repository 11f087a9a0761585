import { describe, expect, test } from 'vitest';
import type { Desk } from '../../electron/contract/bridge';
import { call, latest } from '../../renderer/lib/call';
import { installFakeDesk, later } from '../support/fake-desk';

describe('call', () => {
  test('gives the answer of the main process as it came', async () => {
    const desk = installFakeDesk();
    desk.answer({ 'connection:read': () => ({ ok: true, value: 'online' }) });
    expect(await call('connection:read', null)).toEqual({ ok: true, value: 'online' });
  });

  test('turns whatever is thrown into a failure that quotes nothing of the ask', async () => {
    const broken: Desk = {
      call: (_, ask) => Promise.reject(new Error(JSON.stringify(ask))),
      on: () => () => undefined,
    };
    Object.defineProperty(window, 'desk', { value: broken, configurable: true });
    const answer = await call('tokens:find', { identifier: 'jane', passCode: 'secret-1' });
    expect(answer).toMatchObject({ ok: false, failure: { code: 'unexpected' } });
    expect(JSON.stringify(answer)).not.toContain('secret-1');
  });
});

describe('latest', () => {
  test('drops an older answer, also one that comes last', async () => {
    const newest = latest();
    const [old, young] = [later<string>(), later<string>()];
    const [first, second] = [newest.take(old.promise), newest.take(young.promise)];
    young.keep('young');
    old.keep('old');
    expect([await first, await second]).toEqual([null, 'young']);
  });

  test('drops what is on its way when it is told to, and takes the next', async () => {
    const newest = latest();
    const work = later<string>();
    const dropped = newest.take(work.promise);
    newest.drop();
    work.keep('too late');
    expect(await dropped).toBeNull();
    expect(await newest.take(Promise.resolve('next'))).toBe('next');
  });
});
