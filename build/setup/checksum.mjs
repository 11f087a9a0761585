import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { SetupFailure } from './setup-failure.mjs';

/**
 * Refuses a file whose checksum is not the one expected.
 * @param {string} file
 * @param {'sha256' | 'sha512'} algorithm
 * @param {'hex' | 'base64'} encoding
 * @param {string} expected
 * @returns {Promise<void>} throws a SetupFailure
 */
export async function verifyChecksum(file, algorithm, encoding, expected) {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  const found = hash.digest(encoding);
  if (found !== expected) {
    throw new SetupFailure(`${file} is not what it should be: its ${algorithm} is ${found}, expected ${expected}`);
  }
}
