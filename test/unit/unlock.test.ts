import { expect, test } from 'vitest';
import type { KeychainEntry } from '../../electron/session/keychain-entry';
import { openVerifier } from '../../electron/session/unlock';

/** Small, so that the tests are quick. */
const cost = { N: 2 ** 4, r: 8, p: 1 };

function keychain(secret: string | null = null) {
  const box = { secret };
  const entry: KeychainEntry = {
    read: () =>
      Promise.resolve(box.secret === null ? { outcome: 'not-stored' } : { outcome: 'stored', secret: box.secret }),
    write: (written) => {
      box.secret = written;
      return Promise.resolve('done');
    },
    remove: () => {
      box.secret = null;
      return Promise.resolve('done');
    },
  };
  return { box, entry };
}

test('knows the secret that was taken last, also after a restart, without keeping it', async () => {
  const { box, entry } = keychain();
  const verifier = openVerifier(entry, cost);
  expect(await verifier.check('practice')).toBeNull();
  await verifier.learn('practice');
  expect(await verifier.check('practice')).toBe(true);
  expect(await verifier.check('Practice')).toBe(false);
  expect(box.secret).not.toContain('practice');
  const next = openVerifier(entry, cost);
  expect(await next.check('practice')).toBe(true);
  expect(await next.check('')).toBe(false);
});

test('the same secret is never written the same twice', async () => {
  const { box, entry } = keychain();
  const verifier = openVerifier(entry, cost);
  await verifier.learn('practice');
  const first = box.secret;
  await verifier.learn('practice');
  expect(box.secret).not.toBe(first);
  expect(await verifier.check('practice')).toBe(true);
});

test('a letter with an accent is the same however the keyboard composes it', async () => {
  const verifier = openVerifier(keychain().entry, cost);
  await verifier.learn('caf\u00e9');
  expect(await verifier.check('cafe\u0301')).toBe(true);
});

test('what was forgotten compares with nothing, in memory and in the keychain', async () => {
  const { box, entry } = keychain();
  const verifier = openVerifier(entry, cost);
  await verifier.learn('practice');
  await verifier.forget();
  expect(await verifier.check('practice')).toBeNull();
  expect(box.secret).toBeNull();
});

test('what is still being learned at sign-out is not kept', async () => {
  const { box, entry } = keychain();
  const verifier = openVerifier(entry, cost);
  const learning = verifier.learn('practice');
  await verifier.forget();
  await learning;
  expect(await verifier.check('practice')).toBeNull();
  expect(box.secret).toBeNull();
});

test('what is still being learned is waited for', async () => {
  const verifier = openVerifier(keychain().entry, cost);
  const learning = verifier.learn('practice');
  expect(await verifier.check('practice')).toBe(true);
  expect(await verifier.check('wrong')).toBe(false);
  await learning;
});

test('without a keychain it is known until the app ends', async () => {
  const locked: KeychainEntry = {
    read: () => Promise.resolve({ outcome: 'unavailable' }),
    write: () => Promise.resolve('unavailable'),
    remove: () => Promise.resolve('unavailable'),
  };
  const verifier = openVerifier(locked, cost);
  await verifier.learn('practice');
  expect(await verifier.check('practice')).toBe(true);
  expect(await openVerifier(locked, cost).check('practice')).toBeNull();
});

test.each(['', 'null', '{}', '{"salt":"00","hash":"00"}'])(
  'a keychain that holds %j compares with nothing',
  async (kept) => {
    expect(await openVerifier(keychain(kept).entry, cost).check('practice')).toBeNull();
  },
);
