import { expect, test, vi } from 'vitest';
import { countFailures } from '../../electron/shell/failure-count';

const generic = new Error('net::ERR_FAILED');

/** Fails so often in a row, and gives after which failures the network was opened anew. */
function after(count: number, failures = countFailures(() => opened())): number[] {
  const times: number[] = [];
  for (let at = 1; at <= count; at += 1) {
    failures.failed(generic);
    if (opened.mock.calls.length > times.length) {
      failures.begin();
      times.push(at);
    }
  }
  return times;
}

const opened = vi.fn<() => void>();

test('repeated failures without a cause open the network anew, ever more seldom where that does not help', () => {
  opened.mockClear();
  expect(after(100)).toEqual([3, 9, 21, 45, 93]);
});

test('a failure with a cause, and an answer, begin the count again', () => {
  opened.mockClear();
  const failures = countFailures(() => opened());
  for (let at = 0; at < 50; at += 1) {
    failures.failed(generic);
    failures.failed(generic);
    failures.failed(new Error('net::ERR_CONNECTION_REFUSED'));
    failures.failed(generic);
    failures.failed(generic);
    failures.worked();
  }
  expect(opened).not.toHaveBeenCalled();
});
