import { expect, test, vi } from 'vitest';
import type { Operator } from '../../electron/contract/desk-state';
import type { KeptWork } from '../../electron/contract/kept-work';
import { openDrafts } from '../../electron/shell/drafts';

function operator(more: Partial<Operator> = {}): Operator {
  return { userName: 'jane', organisation: 'CRMDEMO', unit: null, server: 'https://crm', practice: false, ...more };
}

function work(code: string): KeptWork {
  const account = { by: 'number', value: '' } as const;
  const search = { by: 'authenticationCode', code, identifier: '', account } as const;
  return {
    places: [{ screen: 'search' }],
    create: null,
    kept: [],
    changes: [],
    additions: [],
    newPassCode: null,
    showsOneTimePassword: false,
    search,
  };
}

test('an operator gets their own back, the newest, whatever unit they work in', () => {
  const drafts = openDrafts();
  drafts.read(operator());
  drafts.keep(operator(), work('1'));
  drafts.keep(operator(), work('2'));
  expect(drafts.read(operator({ unit: 'Kiosk' }))).toEqual(work('2'));
});

test.each([{ userName: 'joe' }, { organisation: 'OTHER' }, { server: 'https://other' }, { practice: true }])(
  'nobody gets what is not theirs: %j',
  (other) => {
    const drafts = openDrafts();
    drafts.read(operator());
    drafts.keep(operator(), work('1'));
    expect(drafts.read(operator())).toEqual(work('1'));
    expect(drafts.read(operator(other))).toBeNull();
  },
);

test('what a window still sends of the operator before is not kept as the next one’s', () => {
  const drafts = openDrafts();
  drafts.read(operator());
  drafts.keep(operator({ userName: 'joe' }), work('jane’s'));
  expect(drafts.read(operator({ userName: 'joe' }))).toBeNull();
  drafts.keep(operator({ userName: 'joe' }), work('joe’s'));
  expect(drafts.read(operator({ userName: 'joe' }))).toEqual(work('joe’s'));
});

test('what is forgotten is gone', () => {
  const drafts = openDrafts();
  drafts.read(operator());
  drafts.keep(operator(), work('1'));
  drafts.forget(operator());
  expect(drafts.read(operator())).toBeNull();
});

test('more operators than share a desk push out the one who was away longest', () => {
  const drafts = openDrafts();
  const sits = (userName: string, code: string): void => {
    drafts.read(operator({ userName }));
    drafts.keep(operator({ userName }), work(code));
  };
  for (const name of 'abcdefgh') sits(name, name);
  sits('a', 'a again');
  sits('i', 'i');
  expect(drafts.read(operator({ userName: 'b' }))).toBeNull();
  expect(drafts.read(operator({ userName: 'a' }))).toEqual(work('a again'));
  expect(drafts.read(operator({ userName: 'i' }))).toEqual(work('i'));
});

test('a pass code that was told once is kept for five minutes from then on, in memory, and no longer', () => {
  vi.useFakeTimers();
  try {
    const drafts = openDrafts();
    const told = { ...work('1'), newPassCode: { id: 'one', number: 'AT1', passCode: 'secret7' } };
    drafts.read(operator());
    drafts.keep(operator(), told);
    expect(drafts.read(operator())).toEqual(told);
    expect(drafts.read(operator({ userName: 'joe' }))).toBeNull();
    drafts.read(operator());
    vi.advanceTimersByTime(4 * 60_000);
    // keeping the work again does not begin its time anew
    drafts.keep(operator(), told);
    vi.advanceTimersByTime(61_000);
    expect(drafts.read(operator())).toEqual(work('1'));
    drafts.keep(operator(), told);
    expect(drafts.read(operator())).toEqual(work('1'));
  } finally {
    vi.useRealTimers();
  }
});

test('the time of a pass code that was told once passes while the machine sleeps, too', () => {
  let elapsed = 0;
  const drafts = openDrafts(() => elapsed);
  const told = { ...work('1'), newPassCode: { id: 'one', number: 'AT1', passCode: 'secret7' } };
  drafts.read(operator());
  drafts.keep(operator(), told);
  elapsed = 5 * 60_000;
  expect(drafts.read(operator())).toEqual(work('1'));
});

test('a new secret is not noted while it is on the screen, and on a locked desk as long as it comes back', () => {
  let elapsed = 0;
  const drafts = openDrafts(() => elapsed);
  const told = { ...work('1'), newPassCode: { id: 'one', number: 'AT1', passCode: 'secret7' } };
  const isUnnoted = () => [drafts.hasUnnoted(operator(), false), drafts.hasUnnoted(operator(), true)];
  drafts.read(operator());
  expect(isUnnoted()).toEqual([false, false]);
  drafts.keep(operator(), told);
  expect(isUnnoted()).toEqual([true, true]);
  expect(drafts.hasUnnoted(operator({ userName: 'joe' }), false)).toBe(false);
  elapsed = 5 * 60_000;
  expect(isUnnoted()).toEqual([true, false]);
  drafts.keep(operator(), { ...work('1'), showsOneTimePassword: true });
  expect(isUnnoted()).toEqual([true, false]);
  drafts.keep(operator(), work('1'));
  expect(isUnnoted()).toEqual([false, false]);
  drafts.keep(operator(), told);
  drafts.forget(operator());
  expect(isUnnoted()).toEqual([false, false]);
});

test('a pass code is not told to another operator whom the server does not name either', () => {
  const [one, other] = [operator({ userName: null }), operator({ userName: null })];
  const drafts = openDrafts();
  const told = { ...work('1'), newPassCode: { id: 'one', number: 'AT1', passCode: 'secret7' } };
  drafts.read(one);
  drafts.keep(one, told);
  expect(drafts.read(other)).toEqual(work('1'));
  expect(drafts.read(one)).toEqual(told);
});
