import { beforeEach, describe, expect, test } from 'vitest';
import { failed, success, type Result } from '../../electron/contract/failure';
import type { AccessToken } from '../../electron/contract/model';
import { route } from '../../renderer/state/route.svelte';
import { search } from '../../renderer/state/search.svelte';
import { installFakeDesk, later, type FakeDesk } from '../support/fake-desk';
import { tokenWith } from '../support/tokens';

const first = tokenWith({ number: 'AT1', authenticationCode: 'AAAAAA' });
const second = tokenWith({ number: 'AT2', authenticationCode: 'BBBBBB' });
const refusal = failed<AccessToken>({ code: 'rejected', reason: 'refused-by-server', message: 'refused' });

let desk: FakeDesk;

beforeEach(() => {
  desk = installFakeDesk();
  route.reset();
  search.clear();
});

describe('the newest search wins', () => {
  async function overlap(older: Result<AccessToken>, newer: Result<AccessToken>): Promise<void> {
    const answers = [later<Result<AccessToken>>(), later<Result<AccessToken>>()] as const;
    let asked = 0;
    desk.answer({ 'tokens:find': () => (asked++ === 0 ? answers[0].promise : answers[1].promise) });
    const both = [search.lookUp('AAAAAA'), search.lookUp('BBBBBB')];
    answers[1].keep(newer);
    answers[0].keep(older);
    await Promise.all(both);
  }

  test('over an older answer', async () => {
    await overlap(success(first), success(second));
    expect(route.current).toMatchObject({ screen: 'token', token: second });
  });

  test('over an older failure', async () => {
    await overlap(refusal, success(second));
    expect(search.missed).toBeNull();
    expect(route.current).toMatchObject({ token: second });
  });

  test('also with its own failure', async () => {
    await overlap(success(first), refusal);
    expect(route.current).toEqual({ screen: 'search' });
    expect(search.missed).toMatchObject({ code: 'BBBBBB' });
  });
});

describe('by identifier', () => {
  beforeEach(() => {
    search.by = 'identifier';
    search.identifier = ' jane ';
  });

  test('needs a pass code before anything is sent', async () => {
    expect(await search.find()).toBe(false);
    expect(search.problems).toEqual({ passCode: { problem: 'needs-pass-code' } });
    expect(desk.asked).toEqual([]);
  });

  test('sends both, and keeps no pass code once the token is there', async () => {
    desk.answer({ 'tokens:find': () => success(first) });
    search.passCode = 'secret-1';
    await search.find();
    expect(desk.asksOf('tokens:find')).toEqual([{ identifier: 'jane', passCode: 'secret-1' }]);
    expect(search.passCode).toBe('');
  });

  test('offers to create nothing, as no code is known', async () => {
    desk.answer({ 'tokens:find': () => refusal });
    search.passCode = 'secret-1';
    await search.find();
    expect(search.missed).toMatchObject({ code: null });
  });
});

test('leaving the screen opens nothing any more and forgets the pass code', async () => {
  const answer = later<Result<AccessToken>>();
  desk.answer({ 'tokens:find': () => answer.promise });
  const found = search.lookUp('AAAAAA');
  search.passCode = 'secret-1';
  search.leave();
  answer.keep(success(first));
  await found;
  expect(route.current).toEqual({ screen: 'search' });
  expect(search.passCode).toBe('');
});
