import { beforeEach, describe, expect, test, vi } from 'vitest';
import { failed, success, type Failure } from '../../electron/contract/failure';
import type { AccessToken } from '../../electron/contract/model';
import { seenOf } from '../../electron/contract/outbox';
import { TokenActionsState } from '../../renderer/state/actions.svelte';
import { list } from '../../renderer/state/list.svelte';
import { notices } from '../../renderer/state/notices.svelte';
import { OneTimePasswordState } from '../../renderer/state/one-time-password.svelte';
import { recent } from '../../renderer/state/recent.svelte';
import { route } from '../../renderer/state/route.svelte';
import { installFakeDesk, later, type FakeDesk } from '../support/fake-desk';
import { tokenWith } from '../support/tokens';

const effective = tokenWith({ id: 'i', number: 'AT1', authenticationCode: '7', lifeCycleState: 'EFFECTIVE' });
const notEffective = { ...effective, lifeCycleState: 'NOT_EFFECTIVE' };
const address = { authenticationCode: '7' };
const refused: Failure = { code: 'rejected', reason: 'refused-by-server', message: 'no' };

let desk: FakeDesk;
let actions: TokenActionsState;

/** The token of the screen, as its route has it. */
const shown = (): AccessToken => (route.current.screen === 'token' ? route.current.token : tokenWith({}));
const said = () => notices.done.map(({ text }) => text);

beforeEach(() => {
  desk = installFakeDesk();
  list.clear();
  recent.clear();
  notices.clear();
  route.reset();
  route.openToken(effective);
  actions = new TokenActionsState(() => ({ token: shown(), address }));
});

describe('Undo', () => {
  beforeEach(() => {
    desk.answer({
      'tokens:set-not-effective': () => success(notEffective),
      'tokens:set-effective': () => success(effective),
    });
  });

  test('calls the opposite once, and is gone when used', async () => {
    actions.start('set-not-effective');
    await vi.waitFor(() => expect(said()).toEqual(['Token AT1 set not effective']));
    expect(shown()).toBe(notEffective);
    notices.undo();
    notices.undo();
    await vi.waitFor(() => expect(said()).toEqual(['Token AT1 set effective']));
    expect(desk.asksOf('tokens:set-effective')).toEqual([{ token: address, seen: seenOf(notEffective) }]);
    expect(shown()).toBe(effective);
    notices.undo();
    expect(desk.asksOf('tokens:set-not-effective')).toHaveLength(1);
  });

  test('is over after some seconds', async () => {
    vi.useFakeTimers();
    actions.start('set-not-effective');
    await vi.waitFor(() => expect(said()).toHaveLength(1));
    vi.advanceTimersByTime(7_900);
    expect(notices.done[0]?.action?.label).toBe('Undo');
    vi.advanceTimersByTime(200);
    expect(notices.done).toEqual([]);
    vi.useRealTimers();
  });

  test('takes back only the last change of a token', async () => {
    actions.start('set-not-effective');
    await vi.waitFor(() => expect(said()).toEqual(['Token AT1 set not effective']));
    actions.start('set-effective');
    await vi.waitFor(() => expect(said()).toEqual(['Token AT1 set effective']));
  });

  test('that fails is told wherever the operator is', async () => {
    actions.start('set-not-effective');
    await vi.waitFor(() => expect(said()).toHaveLength(1));
    desk.answer({ 'tokens:set-effective': () => failed(refused) });
    route.visit({ screen: 'list' });
    notices.undo();
    await vi.waitFor(() => expect(notices.failed[0]?.text).toBe('The server did not set the token effective'));
  });
});

test('one thing at a time: a second call while one is on its way does nothing', async () => {
  const answer = later<ReturnType<typeof success<AccessToken>>>();
  desk.answer({ 'tokens:set-not-effective': () => answer.promise });
  actions.start('set-not-effective');
  actions.start('set-not-effective');
  actions.start('delete');
  expect(actions.dialog).toBeNull();
  answer.keep(success(notEffective));
  await vi.waitFor(() => expect(actions.busy).toBeNull());
  expect(desk.asksOf('tokens:set-not-effective')).toHaveLength(1);
});

test('a refused action shows the token as the server has it by now', async () => {
  desk.answer({ 'tokens:set-not-effective': () => failed(refused), 'tokens:find': () => success(notEffective) });
  actions.start('set-not-effective');
  await vi.waitFor(() => expect(shown()).toBe(notEffective));
  expect(actions.missed?.failure).toEqual(refused);
});

test('every place that shows the token has it as it is by now', async () => {
  const other = tokenWith({ id: 'o', number: 'AT2' });
  list.tokens = [other, effective];
  recent.remember(effective);
  route.openToken(other);
  desk.answer({ 'tokens:set-not-effective': () => success(notEffective) });
  const below = new TokenActionsState(() => ({ token: effective, address }));
  below.start('set-not-effective');
  await vi.waitFor(() => expect(list.tokens).toEqual([other, notEffective]));
  expect(recent.tokens).toEqual([notEffective]);
  expect(shown()).toBe(other);
  route.back();
  expect(shown()).toBe(notEffective);
});

test('what was reset is read again, as the answer leaves members out', async () => {
  const answered = tokenWith({ number: 'AT1', verificationCode: '273562' });
  desk.answer({
    'tokens:reset-verification-code': () => success(answered),
    'tokens:find': () => success(notEffective),
  });
  actions.start('send-code');
  await vi.waitFor(() => expect(shown()).toBe(notEffective));
  expect(actions.sentCode).toBe('273562');
  actions.close();
  expect(actions.sentCode).toBeNull();
});

test('a screen that was left shows no code any more, and failures are told elsewhere', async () => {
  desk.answer({ 'tokens:reset-verification-code': () => success(tokenWith({ verificationCode: '273562' })) });
  actions.leave();
  actions.start('send-code');
  await vi.waitFor(() => expect(said()).toHaveLength(1));
  expect(actions.sentCode).toBeNull();
  desk.answer({ 'accounts:of-token': () => failed(refused) });
  actions.start('whose');
  await vi.waitFor(() => expect(notices.failed).toHaveLength(1));
  expect(actions.missed).toBeNull();
});

describe('a one-time password', () => {
  const made = {
    number: 'AT1',
    oneTimePassword: '073482',
    expirationDate: '2017-05-22T13:48:07',
    remainingMs: 120_000,
  };

  test('keeps its leading zeros, counts down, and is forgotten when left', () => {
    vi.useFakeTimers();
    const password = new OneTimePasswordState();
    const stop = password.follow();
    password.take(made);
    expect(password).toMatchObject({ password: '073482', leftMs: 120_000, share: 1, isExpired: false });
    vi.setSystemTime(Date.now() + 4 * 24 * 3_600_000);
    vi.advanceTimersByTime(60_000);
    expect(password).toMatchObject({ leftMs: 60_000, share: 0.5 });
    vi.advanceTimersByTime(61_000);
    expect(password).toMatchObject({ leftMs: 0, isExpired: true });
    stop();
    expect(password.password).toBeNull();
    vi.useRealTimers();
  });

  test('without a known end has its date alone', () => {
    const password = new OneTimePasswordState();
    password.take({ ...made, remainingMs: null });
    expect(password).toMatchObject({ leftMs: null, isExpired: false, expirationDate: '2017-05-22T13:48:07' });
  });
});
