import { randomBytes, scryptSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashOnThread } from '../../electron/session/scrypt-thread';

const cost = { N: 2 ** 10, r: 8, p: 1 };

test('a hash from the thread is the hash that scrypt gives', async () => {
  const salt = randomBytes(16);
  const hashes = await Promise.all(['secret', 'pässwörd', ''].map((secret) => hashOnThread(secret, salt, 32, cost)));
  expect(hashes).toEqual(['secret', 'pässwörd', ''].map((secret) => scryptSync(secret, salt, 32, cost)));
});

test('a cost that scrypt refuses is a failure, not a silence', async () => {
  await expect(hashOnThread('secret', randomBytes(16), 32, { ...cost, N: 3 })).rejects.toThrow();
});
