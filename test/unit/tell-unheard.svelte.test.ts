import { beforeEach, expect, test } from 'vitest';
import { success } from '../../electron/contract/failure';
import type { UnheardOutcome } from '../../electron/contract/unheard';
import { newPassCode } from '../../renderer/state/new-pass-code.svelte';
import { notices } from '../../renderer/state/notices.svelte';
import { tellUnheard } from '../../renderer/state/unheard';
import { installFakeDesk, type FakeDesk } from '../support/fake-desk';

let desk: FakeDesk;
let kept: UnheardOutcome[];

function outcome(id: string, of: UnheardOutcome['outcome']): UnheardOutcome {
  return { id, action: 'new-pass-code', token: `AT${id}`, outcome: of };
}

beforeEach(() => {
  newPassCode.clear();
  notices.clear();
  kept = [];
  desk = installFakeDesk();
  desk.answer({
    'unheard:read': () => success(kept),
    'unheard:heard': ({ id }) => {
      kept = kept.filter((entry) => entry.id !== id);
      return success(null);
    },
  });
});

test('a pass code that came to no window is shown, and the next one once it is noted', async () => {
  kept = [outcome('1', { state: 'told', passCode: 'first7' }), outcome('2', { state: 'told', passCode: 'second7' })];
  await tellUnheard();
  expect(newPassCode.told).toEqual({ id: '1', number: 'AT1', passCode: 'first7' });
  expect(desk.asksOf('unheard:heard')).toEqual([{ id: '1' }]);
  newPassCode.noted();
  await tellUnheard();
  expect(newPassCode.told).toEqual({ id: '2', number: 'AT2', passCode: 'second7' });
  expect(kept).toEqual([]);
});

test('one that was kept by a window that then failed is not shown twice', async () => {
  newPassCode.resume({ id: '1', number: 'AT1', passCode: 'first7' });
  kept = [outcome('1', { state: 'told', passCode: 'first7' })];
  await tellUnheard();
  newPassCode.noted();
  await tellUnheard();
  expect(newPassCode.told).toBeNull();
});

test('what waits for its answer is said until the answer comes, and stays to be told', async () => {
  kept = [outcome('1', { state: 'waiting' })];
  await tellUnheard();
  await tellUnheard();
  expect(notices.attention.map(({ text }) => text)).toEqual([expect.stringContaining('has not answered yet')]);
  expect(desk.asksOf('unheard:heard')).toEqual([]);
  kept = [outcome('1', { state: 'told', passCode: 'first7' })];
  await tellUnheard();
  expect(notices.attention).toEqual([]);
  expect(newPassCode.told?.passCode).toBe('first7');
});

test('one that nobody can see any more is said, and so is a failure', async () => {
  kept = [
    outcome('1', { state: 'made' }),
    outcome('2', { state: 'failed', failure: { code: 'unknown-outcome', message: 'No answer' } }),
  ];
  await tellUnheard();
  expect(notices.attention.map(({ text }) => text)).toEqual([expect.stringContaining('made for AT1')]);
  expect(notices.failed).toHaveLength(1);
  expect(newPassCode.told).toBeNull();
  expect(kept).toEqual([]);
});
