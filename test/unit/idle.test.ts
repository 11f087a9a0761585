import { beforeEach, expect, test, vi } from 'vitest';
import { watchIdle } from '../../electron/shell/idle';

const lockAfter = 300;

/** A desk whose system tells, or does not tell, how long nobody did anything. */
function setUp({ tells = true } = {}) {
  const desk = { lastInput: 0, isOpen: true };
  const said: (number | null)[] = [];
  const lock = vi.fn(() => (desk.isOpen = false));
  const now = () => performance.now();
  const watch = watchIdle({
    systemIdle: () => (tells ? Math.floor((now() - desk.lastInput) / 1_000) : 0),
    lockAfter: () => lockAfter,
    isOpen: () => desk.isOpen,
    elapsed: now,
    warn: (seconds) => said.push(seconds),
    lock,
  });
  const input = () => (desk.lastInput = now());
  return { desk, said, lock, watch, input };
}

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  return () => vi.useRealTimers();
});

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000);

test('warns fifteen seconds before, then locks, once', async () => {
  const { said, lock } = setUp();
  await pass(284);
  expect(said).toEqual([]);
  await pass(2);
  expect(said).toEqual([15]);
  await pass(13);
  expect(lock).not.toHaveBeenCalled();
  await pass(2);
  expect(lock).toHaveBeenCalledTimes(1);
  await pass(3_600);
  expect(lock).toHaveBeenCalledTimes(1);
});

test('input anywhere takes the warning back', async () => {
  const { said, lock, input } = setUp();
  await pass(290);
  input();
  await pass(2);
  expect(said).toEqual([15, null]);
  await pass(290);
  expect(said).toEqual([15, null, 15]);
  expect(lock).not.toHaveBeenCalled();
});

test('an answer to the warning counts, also where the system has not seen it', async () => {
  const { said, lock, watch } = setUp();
  await pass(290);
  watch.active();
  expect(said).toEqual([15, null]);
  await pass(280);
  expect(lock).not.toHaveBeenCalled();
  await pass(30);
  expect(lock).toHaveBeenCalledTimes(1);
});

test('input here counts, also where the system has not seen it', async () => {
  const { said, lock, watch } = setUp();
  await pass(200);
  watch.active();
  await pass(280);
  expect(said).toEqual([]);
  await pass(22);
  expect(lock).toHaveBeenCalledTimes(1);
});

test('where the system tells nothing, input in the window is what counts', async () => {
  const { said, lock, watch } = setUp({ tells: false });
  await pass(200);
  watch.active();
  await pass(280);
  expect(said).toEqual([]);
  await pass(30);
  expect(said).toEqual([15]);
  expect(lock).toHaveBeenCalledTimes(1);
});

test('nobody signed in, or a desk locked already: nothing to warn of', async () => {
  const { desk, said, lock } = setUp();
  desk.isOpen = false;
  await pass(3_600);
  expect(said).toEqual([]);
  expect(lock).not.toHaveBeenCalled();
});

test.each([0, 100, 3_000, 3_600_000])(
  'a desk that is opened %d ms after it locked itself stays open, though nothing tells yet that somebody is there',
  async (later) => {
    const { desk, said, lock } = setUp({ tells: false });
    await pass(310);
    expect(lock).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(later);
    desk.isOpen = true;
    await pass(280);
    expect(lock).toHaveBeenCalledTimes(1);
    expect(said).toEqual([15]);
    await pass(30);
    expect(lock).toHaveBeenCalledTimes(2);
  },
);

test('what was stopped says nothing more', async () => {
  const { said, watch } = setUp();
  watch.stop();
  await pass(3_600);
  expect(said).toEqual([]);
});
