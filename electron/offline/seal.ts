import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const layout = 1;
const nonceLength = 12;
const tagLength = 16;
const overhead = 1 + nonceLength + tagLength;

/** How long the key of the store is, in bytes. */
export const keyLength = 32;

/**
 * Encrypts a text under a 32-byte key, with a fresh nonce, bound to `place`: it opens nowhere else (docs/design/offline.md,
 * The store).
 */
export function seal(key: Uint8Array, place: string, text: string): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagLength });
  cipher.setAAD(boundTo(place));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(layout), nonce, cipher.getAuthTag(), sealed]);
}

/** Decrypts what `seal` wrote for the same place; null for another key, another place, or anything that was altered. */
export function unseal(key: Uint8Array, place: string, sealed: Uint8Array): string | null {
  if (sealed.byteLength < overhead || sealed[0] !== layout) return null;
  const tagAt = 1 + nonceLength;
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(1, tagAt), { authTagLength: tagLength });
  decipher.setAAD(boundTo(place));
  decipher.setAuthTag(sealed.subarray(tagAt, overhead));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(overhead)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

/** The layout is bound as well, so that no later one can be passed off as this one. */
function boundTo(place: string): Buffer {
  return Buffer.from(`${String(layout)}\n${place}`, 'utf8');
}
