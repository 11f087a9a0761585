import { beforeEach, expect, test } from 'vitest';
import { lock } from '../../renderer/state/lock.svelte';
import { installFakeDesk, type FakeDesk } from '../support/fake-desk';

let desk: FakeDesk;
beforeEach(() => {
  desk = installFakeDesk();
});

const told = () => desk.asksOf('lock:active').length;
const press = () => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));

test('whoever comes to the desk is there at once, and typing is not told key by key', () => {
  const stop = lock.watchInput();
  expect(told()).toBe(1);
  press();
  press();
  expect(told()).toBe(1);
  stop();
});

test('a key answers the warning at once', () => {
  const stop = lock.watchInput();
  lock.warn(15);
  press();
  expect(told()).toBe(2);
  expect(lock.secondsLeft).toBeNull();
  stop();
  lock.warn(15);
  press();
  expect(told()).toBe(2);
});
