import { beforeEach, describe, expect, test } from 'vitest';
import { features } from '../../electron/contract/actions';
import { failed, success, type Result } from '../../electron/contract/failure';
import type { AccessToken, AccountsReceivable, TokenPage } from '../../electron/contract/model';
import { unseenWords } from '../../renderer/lib/words/account';
import { account } from '../../renderer/state/account.svelte';
import { findAccount } from '../../renderer/state/find-account.svelte';
import { route } from '../../renderer/state/route.svelte';
import { session } from '../../renderer/state/session.svelte';
import { installFakeDesk, later, type FakeDesk } from '../support/fake-desk';
import { signedInWith } from '../support/signed-in-state';
import { tokenWith } from '../support/tokens';

const at = { by: 'number', value: 'ACR1' } as const;
const other = { by: 'number', value: 'ACR2' } as const;

function accountWith(members: Partial<AccountsReceivable>): AccountsReceivable {
  return { id: null, number: null, name: null, lifeCycleState: null, owner: null, ...members };
}

const tokens = (from: number, count: number): AccessToken[] =>
  Array.from({ length: count }, (_, index) => tokenWith({ id: `${from + index}`, number: `AT${from + index}` }));

let desk: FakeDesk;

beforeEach(() => {
  desk = installFakeDesk();
  desk.answer({
    'accounts:show': ({ value }) => success(accountWith({ number: value })),
    'participants:list': () => success({ participants: [], hasMore: false }),
    'tokens:list': ({ offset, numberOfResults }) =>
      success({
        tokens: tokens(offset, Math.min(numberOfResults, 60 - offset)),
        hasMore: offset + numberOfResults < 60,
      }),
  });
  session.take(signedInWith(features));
  account.clear();
  findAccount.clear();
  route.reset();
});

async function settled(): Promise<void> {
  await expect
    .poll(() => [account.isLoading, account.tokens.loading, account.participants.loading])
    .toEqual([false, null, null]);
}

describe('an account', () => {
  test('is asked for with its participants and the first of its tokens', async () => {
    account.open(at);
    await settled();
    expect(account.whole?.number).toBe('ACR1');
    expect(account.tokens.items).toHaveLength(50);
    expect(desk.asksOf('tokens:list')).toMatchObject([
      { holder: { accountsReceivable: at }, numberOfResults: 50, offset: 0 },
    ]);
    await account.tokens.loadMore();
    expect(account.tokens.items.map(({ number }) => number)).toEqual(tokens(0, 60).map(({ number }) => number));
    expect(account.tokens.hasMore).toBe(false);
  });

  test('asks for no more than its release knows', async () => {
    session.take(signedInWith(['accountsReceivable', 'list']));
    account.open(at);
    await settled();
    expect(desk.asksOf('participants:list')).toEqual([]);
    expect(desk.asksOf('tokens:list')[0]?.columns).toEqual([
      'number',
      'lifeCycleState',
      'authenticationCode',
      'identifier',
      'accountsReceivable',
    ]);
  });

  test('come back to shows what was there until it is read anew, all pages of it', async () => {
    account.open(at);
    await settled();
    await account.tokens.loadMore();
    const answer = later<Result<TokenPage>>();
    desk.answer({ 'tokens:list': () => answer.promise });
    account.open(at);
    expect(account.tokens.items).toHaveLength(60);
    expect(desk.asksOf('tokens:list').at(-1)).toMatchObject({ numberOfResults: 60, offset: 0 });
    answer.keep(success({ tokens: tokens(0, 59), hasMore: false }));
    await settled();
    expect(account.tokens.items).toHaveLength(59);
  });

  test('of another number shows nothing of the one before, also when that comes late', async () => {
    const late = later<Result<TokenPage>>();
    desk.answer({ 'tokens:list': () => late.promise });
    account.open(at);
    desk.answer({ 'tokens:list': () => success({ tokens: tokens(100, 1), hasMore: false }) });
    account.open(other);
    late.keep(success({ tokens: tokens(0, 3), hasMore: false }));
    await settled();
    expect(account.tokens.items.map(({ number }) => number)).toEqual(['AT100']);
  });

  test('says which part could not be read, and keeps the others', async () => {
    desk.answer({ 'participants:list': () => failed({ code: 'rejected', message: 'no' }) });
    account.open(at);
    await settled();
    expect(account.participants.failure?.code).toBe('rejected');
    expect(account.failure).toBeNull();
    expect(account.tokens.failure).toBeNull();
  });
});

describe('a change that the server accepted', () => {
  test('is seen, and everything is read anew', async () => {
    account.open(at);
    await settled();
    expect(account.take(at, 'added', 'AT1', { token: null, isAsAsked: true })).toBe(true);
    expect(account.unseen).toBeNull();
    expect(desk.asksOf('tokens:list')).toHaveLength(2);
  });

  test.each([
    [false, 'added', 'shows no change of AT1', 'It still belongs to nobody.'],
    [false, 'removed', 'shows no change of AT1', 'It still belongs to this account.'],
    [null, 'added', 'AT1 could not be read again', 'Whether it took effect is not known.'],
  ] as const)('of which %s is known is told as it is', (isAsAsked, did, title, text) => {
    account.open(at);
    expect(account.take(at, did, 'AT1', { token: null, isAsAsked })).toBe(false);
    const words = account.unseen && unseenWords(account.unseen);
    expect(words?.title).toContain(title);
    expect(words?.text).toContain(text);
    expect(words?.text.includes('Name of the token list')).toBe(isAsAsked === false);
  });

  test('of another account than the one on the screen says nothing there', () => {
    account.open(other);
    account.take(at, 'added', 'AT1', { token: null, isAsAsked: false });
    expect(account.unseen).toBeNull();
  });
});

describe('the look-up', () => {
  test('asks for nothing without a number', async () => {
    findAccount.text = ' ';
    await findAccount.find();
    expect(findAccount.problem).toEqual({ problem: 'required' });
    expect(desk.asked).toEqual([]);
  });

  test('by name opens what came, by its number', async () => {
    desk.answer({ 'accounts:show': () => success(accountWith({ number: 'ACR7', name: 'Jane' })) });
    [findAccount.by, findAccount.text] = ['name', ' Jane '];
    await findAccount.find();
    expect(desk.asksOf('accounts:show')).toEqual([{ by: 'name', value: 'Jane' }]);
    expect(route.current).toEqual({ screen: 'account', at: { by: 'number', value: 'ACR7' } });
  });

  test('that is left opens nothing any more', async () => {
    const answer = later<Result<AccountsReceivable>>();
    desk.answer({ 'accounts:show': () => answer.promise });
    const found = findAccount.findByNumber('ACR7');
    findAccount.stop();
    answer.keep(success(accountWith({ number: 'ACR7' })));
    await found;
    expect(route.current).toEqual({ screen: 'search' });
  });
});
