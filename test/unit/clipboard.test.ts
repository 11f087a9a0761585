import { beforeEach, expect, test, vi } from 'vitest';
import { openClipboard } from '../../electron/shell/clipboard';

function setUp() {
  const system = { text: 'as it was' };
  const clipboard = openClipboard({
    readText: () => Promise.resolve(system.text),
    writeText: (text) => void (system.text = text),
    clear: () => void (system.text = ''),
  });
  return { system, clipboard };
}

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

test('what is copied is cleared half a minute later, and not before', async () => {
  const { system, clipboard } = setUp();
  await clipboard.copy('99021047380');
  await vi.advanceTimersByTimeAsync(29_999);
  expect(system.text).toBe('99021047380');
  await vi.advanceTimersByTimeAsync(1);
  expect(system.text).toBe('');
});

test('what somebody else has put there meanwhile stays', async () => {
  const { system, clipboard } = setUp();
  await clipboard.copy('99021047380');
  system.text = 'from elsewhere';
  await vi.advanceTimersByTimeAsync(30_000);
  expect(system.text).toBe('from elsewhere');
  await clipboard.clear();
  expect(system.text).toBe('from elsewhere');
});

test('copying again begins the half minute anew', async () => {
  const { system, clipboard } = setUp();
  await clipboard.copy('one');
  await vi.advanceTimersByTimeAsync(20_000);
  await clipboard.copy('two');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(system.text).toBe('two');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(system.text).toBe('');
});

test('it is cleared at once where it is ours, once, and never where nothing was copied', async () => {
  const { system, clipboard } = setUp();
  await clipboard.clear();
  expect(system.text).toBe('as it was');
  await clipboard.copy('99021047380');
  await clipboard.clear();
  expect(system.text).toBe('');
  system.text = '99021047380';
  await clipboard.clear();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(system.text).toBe('99021047380');
});

test('what is still being copied when the desk locks is cleared as well', async () => {
  const system = { text: 'as it was' };
  const clipboard = openClipboard({
    readText: () => Promise.resolve(system.text),
    async writeText(text) {
      await Promise.resolve();
      system.text = text;
    },
    clear: () => void (system.text = ''),
  });
  const copied = clipboard.copy('99021047380');
  await clipboard.clear();
  await copied;
  expect(system.text).toBe('');
});
