import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import type { AnswerProxy } from '../../electron/shell/session-fetch';
import { answerLogins } from '../../electron/shell/updater-proxy';

const asks = { isProxy: true, scheme: 'basic', host: 'proxy.example', port: 8080, realm: 'Head office' };

/** An updater on whose way a proxy asks; `known`: what the desk knows of it. */
function updater(known: { userName: string; password: string } | null) {
  const emitter = new EventEmitter();
  const attempts: number[] = [];
  const answer: AnswerProxy = (_asks, attempt) => {
    attempts.push(attempt);
    return Promise.resolve(attempt === 1 ? known : null);
  };
  const begin = answerLogins(emitter, () => answer);
  const ask = (more: Partial<typeof asks> = {}) =>
    new Promise((resolve) => emitter.emit('login', { ...asks, ...more }, (...given: string[]) => resolve(given)));
  return { ask, attempts, begin };
}

test('a proxy on the way to the feed gets what is known of it, once for each check', async () => {
  const { ask, attempts, begin } = updater({ userName: 'desk', password: 'right' });
  expect(await ask()).toEqual(['desk', 'right']);
  // it refuses that
  expect([await ask(), await ask()]).toEqual([[], []]);
  begin();
  expect(await ask()).toEqual(['desk', 'right']);
  expect(attempts).toEqual([1, 2, 3, 1]);
});

test('where nothing is known the request ends and does not wait, and a server gets nothing', async () => {
  expect(await updater(null).ask()).toEqual([]);
  const { ask, attempts } = updater({ userName: 'desk', password: 'right' });
  expect(await ask({ isProxy: false })).toEqual([]);
  expect(attempts).toEqual([]);
});
