import { randomBytes, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import * as v from 'valibot';
import type { KeychainEntry } from './keychain-entry';
import { hashOnThread } from './scrypt-thread';

/** Tells whether a password or key is the one that the server took last, while the server cannot be asked. */
export interface Verifier {
  /** Takes note of what the server has just accepted, salted and hashed. */
  learn(secret: string): Promise<void>;
  /** Null where there is nothing to compare with. */
  check(secret: string): Promise<boolean | null>;
  /** Keeps in the keychain what it could not take before. */
  resume(): Promise<void>;
  forget(): Promise<void>;
}

// 64 MiB and a fifth of a second for each guess, on a thread of its own (RFC 7914).
const cost = { N: 2 ** 16, r: 8, p: 1 };
const bytes = 32;

const schema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ salt: v.pipe(v.string(), v.length(32)), hash: v.pipe(v.string(), v.length(2 * bytes)) }),
);

/** Opens the verifier that is kept in the keychain beside the session, and where there is none in memory alone; never on disk. */
export function openVerifier(entry: KeychainEntry, options: ScryptOptions = cost): Verifier {
  let known: string | null | undefined;
  let isKept = true;
  let turn = 0;
  let learning = Promise.resolve();

  async function kept(): Promise<string | null> {
    if (known !== undefined) return known;
    const read = await entry.read();
    return read.outcome === 'stored' ? (known ??= read.secret) : null;
  }

  async function keep(secret: string): Promise<void> {
    const change = await entry.write(secret);
    if (known === secret) isKept = change === 'done';
  }

  async function hash(secret: string): Promise<void> {
    const mine = ++turn;
    const salt = randomBytes(16);
    const hashed = await hashOf(secret, salt, options);
    // Signed out, or signed in otherwise, meanwhile.
    if (mine === turn) known = JSON.stringify({ salt: salt.toString('hex'), hash: hashed.toString('hex') });
  }

  return {
    async learn(secret) {
      const mine = (learning = hash(secret));
      await mine;
      if (mine === learning && typeof known === 'string') await keep(known);
    },
    async resume() {
      if (!isKept && typeof known === 'string') await keep(known);
    },
    async check(secret) {
      // a slow machine may still be at what was accepted a moment ago
      await learning.catch(() => undefined);
      const parsed = v.safeParse(schema, await kept());
      if (!parsed.success) return null;
      const { salt, hash } = parsed.output;
      const given = await hashOf(secret, Buffer.from(salt, 'hex'), options);
      return timingSafeEqual(given, Buffer.from(hash, 'hex'));
    },
    async forget() {
      turn += 1;
      known = null;
      await entry.remove();
    },
  };
}

function hashOf(secret: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  return hashOnThread(secret.normalize('NFC'), salt, bytes, { maxmem: 256 * 1024 * 1024, ...options });
}
