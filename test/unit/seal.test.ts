import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { keyLength, seal, unseal } from '../../electron/offline/seal';

const key = randomBytes(keyLength);
/** Where the nonce stands: after the byte for the layout. */
const nonceOf = (sealed: Buffer): string => sealed.subarray(1, 13).toString('hex');

test('every encryption has a nonce of its own: with one that comes twice AES-GCM shows what differs, and can be forged', () => {
  const nonces = Array.from({ length: 5_000 }, () => nonceOf(seal(key, 'outbox\n1', 'the same')));
  expect(new Set(nonces).size).toBe(nonces.length);
  // and not one that counts, which would begin anew with the next start
  const heads = nonces.map((nonce) => nonce.slice(0, 4));
  expect(new Set(heads).size).toBeGreaterThan(4_000);
});

test('what was encrypted opens under its key and in its place alone', () => {
  const sealed = seal(key, 'outbox\n1', 'text');
  expect(unseal(key, 'outbox\n1', sealed)).toBe('text');
  expect(unseal(key, 'outbox\n2', sealed)).toBeNull();
  expect(unseal(randomBytes(keyLength), 'outbox\n1', sealed)).toBeNull();
});

test('what was altered in any byte does not open', () => {
  const sealed = seal(key, 'outbox\n1', 'text');
  for (const at of sealed.keys()) {
    const altered = Buffer.from(sealed);
    altered[at] = (altered[at] ?? 0) ^ 1;
    expect(unseal(key, 'outbox\n1', altered)).toBeNull();
  }
  expect(unseal(key, 'outbox\n1', sealed.subarray(0, -1))).toBeNull();
});
