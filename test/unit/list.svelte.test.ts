import { beforeEach, describe, expect, test } from 'vitest';
import { failed, success } from '../../electron/contract/failure';
import type { Result } from '../../electron/contract/failure';
import type { TokenPage } from '../../electron/contract/model';
import { list } from '../../renderer/state/list.svelte';
import { installFakeDesk, later } from '../support/fake-desk';
import type { FakeDesk } from '../support/fake-desk';
import { tokenWith } from '../support/tokens';

let desk: FakeDesk;

beforeEach(() => {
  desk = installFakeDesk();
  list.clear();
});

const columns = ['number', 'authenticationCode'] as const;

function page(numbers: readonly number[], hasMore = false): Result<TokenPage> {
  const tokens = numbers.map((number) =>
    tokenWith({ number: `AT${number}`, lifeCycleState: number % 2 ? 'EFFECTIVE' : 'NOT_EFFECTIVE' }),
  );
  return success({ tokens, hasMore });
}

const shown = () => list.rows.map(({ number }) => number);

describe('tokens of nobody', () => {
  test('are asked for by number and state, with the shown columns', async () => {
    desk.answer({ 'tokens:not-associated': () => page([1, 2]) });
    list.form.state = 'EFFECTIVE';
    await list.load();
    expect(desk.asksOf('tokens:not-associated')).toEqual([
      { number: 50, lifeCycleState: 'EFFECTIVE', columns: [...columns] },
    ]);
    // the server picked them: nothing is picked again on this desk
    expect(shown()).toEqual(['AT1', 'AT2']);
  });

  test('are continued by a larger number, as there is no second page', async () => {
    desk.answer({ 'tokens:not-associated': ({ number }) => page([...Array(number).keys()], true) });
    list.form.number = 20;
    await list.load();
    list.form.number = 30;
    await list.loadMore();
    expect(desk.asksOf('tokens:not-associated').map(({ number }) => number)).toEqual([20, 50]);
    expect(list.rows).toHaveLength(50);
  });

  test('end at the most that can be asked for', async () => {
    desk.answer({ 'tokens:not-associated': ({ number }) => page([...Array(number).keys()], true) });
    list.form.number = 10_000;
    await list.load();
    expect([list.isAtMost, list.hasMore]).toEqual([true, false]);
  });
});

describe('tokens of an account', () => {
  beforeEach(() => Object.assign(list.form, { kind: 'account', account: ' ACR1 ', number: 2 }));

  test('come page by page from where the last one ended, none twice', async () => {
    desk.answer({ 'tokens:list': ({ offset }) => (offset === 0 ? page([1, 2], true) : page([2, 3])) });
    await list.load();
    await list.loadMore();
    expect(desk.asksOf('tokens:list').map(({ offset, numberOfResults }) => [offset, numberOfResults])).toEqual([
      [0, 2],
      [2, 2],
    ]);
    expect(shown()).toEqual(['AT1', 'AT2', 'AT3']);
    expect(list.hasMore).toBe(false);
  });

  test('come with the account’s owner, and without where that cannot be shown', async () => {
    const account = { id: 'A1', number: 'ACR1', name: 'Jane Example', lifeCycleState: 'ACTIVE', owner: null };
    desk.answer({ 'tokens:list': () => page([1]), 'accounts:show': () => success(account) });
    await list.load();
    expect(desk.asksOf('accounts:show')).toEqual([{ by: 'number', value: 'ACR1' }]);
    expect(list.owner).toEqual(account);
    desk.answer({ 'accounts:show': () => failed({ code: 'rejected', message: 'no' }) });
    await list.load();
    expect([list.owner, list.failure]).toEqual([null, null]);
  });

  test('never stand under the name of whose tokens stood there before', async () => {
    const ownerOf = (value: string) => ({ id: null, number: value, name: null, lifeCycleState: null, owner: null });
    const answer = later<undefined>();
    desk.answer({
      'tokens:list': () => page([1]),
      'accounts:show': async ({ value }) => {
        if (value === 'ACR2') await answer.promise;
        return success(ownerOf(value));
      },
    });
    await list.load();
    expect(list.owner?.number).toBe('ACR1');
    list.form.account = 'ACR2';
    await list.load();
    expect([list.owner, list.isOwnerAwaited]).toEqual([null, true]);
    answer.keep(undefined);
    await expect.poll(() => list.owner?.number).toBe('ACR2');
    expect(list.isOwnerAwaited).toBe(false);

    desk.answer({ 'tokens:list': () => failed({ code: 'offline', message: 'no' }) });
    list.form.account = 'ACR3';
    await list.load();
    expect([list.owner, shown(), list.query]).toEqual([null, [], null]);
  });

  test('are picked by state on this desk, which asks for the state to do so', async () => {
    desk.answer({ 'tokens:list': () => page([1, 2, 3]) });
    await list.load();
    list.form.state = 'EFFECTIVE';
    expect(shown()).toEqual(['AT1', 'AT3']);
    expect(list.missingColumns).toEqual(['lifeCycleState']);
    await list.load();
    expect(desk.asksOf('tokens:list').at(-1)?.columns).toEqual([...columns, 'lifeCycleState']);
    expect(list.missingColumns).toEqual([]);
  });

  test('are not asked for without an account', async () => {
    list.form.account = ' ';
    expect(await list.load()).toBe(false);
    expect(list.problems).toEqual({ account: { problem: 'required' } });
    expect(desk.asked).toEqual([]);
  });
});

describe('whatever is listed', () => {
  test.each([0, -1, 1.5, 10_001, Number.NaN])('is not asked for %s times', async (number) => {
    list.form.number = number;
    expect(await list.load()).toBe(false);
    expect(desk.asked).toEqual([]);
  });

  test('the newest load wins, also over a failure that comes late', async () => {
    const [first, second] = [later<Result<TokenPage>>(), later<Result<TokenPage>>()];
    desk.answer({ 'tokens:not-associated': ({ number }) => (number === 1 ? first.promise : second.promise) });
    list.form.number = 1;
    const older = list.load();
    list.form.number = 2;
    const newer = list.load();
    second.keep(page([7]));
    await newer;
    first.keep(failed({ code: 'offline', message: 'late' }));
    await older;
    expect([shown(), list.failure, list.loading]).toEqual([['AT7'], null, null]);
  });

  test('stays dimmed when it cannot be loaded once more, and nothing can be done with it', async () => {
    desk.answer({ 'tokens:not-associated': () => page([1]) });
    await list.load();
    desk.answer({ 'tokens:not-associated': () => failed({ code: 'offline', message: 'gone' }) });
    await list.load();
    expect(list.failure?.code).toBe('offline');
    expect(shown()).toEqual(['AT1']);
    expect([list.isStale, list.toCsv()]).toEqual([true, null]);
    desk.answer({ 'tokens:not-associated': () => page([2]) });
    await list.load();
    expect([list.isStale, shown()]).toEqual([false, ['AT2']]);
  });

  test('is filtered and sorted at once, and so is the file', async () => {
    desk.answer({ 'tokens:not-associated': () => page([10, 9, 21]) });
    await list.load();
    list.sorting = { column: 'number', direction: 'ascending' };
    list.filter = '1';
    expect(shown()).toEqual(['AT10', 'AT21']);
    expect(list.toCsv()?.map(([number]) => number)).toEqual(['Number', 'AT10', 'AT21']);
  });

  test.each<[what: string, change: () => void]>([
    ['another account', () => (list.form.account = 'ACR2')],
    ['the account by another way', () => (list.form.accountBy = 'name')],
    ['a participant', () => (list.form.kind = 'participant')],
    ['tokens of nobody', () => (list.form.kind = 'not-associated')],
  ])('is not shown as what was chosen since: %s', async (_, change) => {
    desk.answer({ 'tokens:list': () => page([1, 2], true) });
    Object.assign(list.form, { kind: 'account', account: 'ACR1' });
    await list.load();
    expect(list.isStale).toBe(false);
    const before = { ...list.form };
    change();
    expect([list.isStale, list.toCsv()]).toEqual([true, null]);
    const count = desk.asked.length;
    await list.loadMore();
    expect(desk.asked).toHaveLength(count);
    Object.assign(list.form, before);
    expect(list.isStale).toBe(false);
  });

  test('is not shown under a choice that was not even sent, nor while another one is on its way', async () => {
    desk.answer({ 'tokens:list': () => page([1]) });
    Object.assign(list.form, { kind: 'account', account: 'ACR1', number: 2 });
    await list.load();
    list.form.number = 0;
    expect(await list.load()).toBe(false);
    expect([list.isStale, list.toCsv()]).toEqual([true, null]);
    const answer = later<Result<TokenPage>>();
    desk.answer({ 'tokens:list': () => answer.promise });
    list.form.number = 2;
    const loading = list.load();
    expect([list.isStale, list.toCsv()]).toEqual([true, null]);
    answer.keep(page([2]));
    await loading;
    expect([list.isStale, shown()]).toEqual([false, ['AT2']]);
  });

  test('another number or a state that this desk picks by is no other choice', async () => {
    desk.answer({ 'tokens:list': () => page([1, 2]) });
    Object.assign(list.form, { kind: 'account', account: 'ACR1' });
    await list.load();
    Object.assign(list.form, { number: 7, state: 'EFFECTIVE' });
    expect([list.isStale, shown()]).toEqual([false, ['AT1']]);
  });

  test('is forgotten when somebody else may sit down', async () => {
    const answer = later<Result<TokenPage>>();
    desk.answer({ 'tokens:not-associated': () => answer.promise });
    const loading = list.load();
    list.clear();
    answer.keep(page([1]));
    await loading;
    expect([list.rows, list.query, list.loading]).toEqual([[], null, null]);
  });
});
