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

test('a pass code that was made while no window was there is shown by the next one, to its operator alone', () => {
  const drafts = openDrafts();
  drafts.read(operator());
  drafts.keep(operator(), work('1'));
  const told = drafts.tell(operator(), { number: 'AT1', passCode: 'secret7' });
  // a window that does not know it yet does not lose it
  drafts.keep(operator(), work('2'));
  expect(drafts.read(operator({ userName: 'joe' }))).toBeNull();
  expect(drafts.read(operator())).toEqual({ ...work('2'), newPassCode: told });
  // the window that was told it, and whose operator has noted it, keeps it no more
  drafts.keep(operator(), { ...work('2'), newPassCode: told });
  drafts.keep(operator(), work('2'));
  expect(drafts.read(operator())).toEqual(work('2'));
});

test('it waits for no more than five minutes', () => {
  vi.useFakeTimers();
  try {
    const drafts = openDrafts();
    drafts.read(operator());
    drafts.tell(operator(), { number: 'AT1', passCode: 'secret7' });
    vi.advanceTimersByTime(5 * 60_000 + 1);
    drafts.keep(operator(), work('1'));
    expect(drafts.read(operator())).toEqual(work('1'));
  } finally {
    vi.useRealTimers();
  }
});

test('nor does signing out leave it behind', () => {
  const drafts = openDrafts();
  drafts.read(operator());
  drafts.tell(operator(), { number: 'AT1', passCode: 'secret7' });
  drafts.forget(operator());
  drafts.keep(operator(), work('1'));
  expect(drafts.read(operator())).toEqual(work('1'));
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
