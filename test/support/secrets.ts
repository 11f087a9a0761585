/** Every way in which a secret may stand in a file or in memory: as it is, wider, or encoded, at any offset. */
function formsOf(secret: string): Buffer[] {
  const bytes = Buffer.from(secret, 'utf8');
  const texts = [secret, encodeURIComponent(secret), bytes.toString('hex'), bytes.toString('hex').toUpperCase()];
  for (const offset of [0, 1, 2]) texts.push(base64At(bytes, offset), base64At(bytes, offset, 'base64url'));
  const wide = Buffer.from(secret, 'utf16le');
  return [...[...new Set(texts)].map((text) => Buffer.from(text, 'latin1')), wide];
}

/** The part of base64 that is the same whatever stands before and after, where that many bytes stand before. */
function base64At(bytes: Buffer, offset: number, encoding: 'base64' | 'base64url' = 'base64'): string {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString(encoding)
    .replace(/=+$/, '');
  const end = (offset + bytes.length) % 3 === 0 ? encoded.length : encoded.length - 1;
  return encoded.slice(offset === 0 ? 0 : offset + 1, end);
}

/** Whether any form of the secret is in what was found. */
export function holds(found: Buffer | string, secret: string): boolean {
  const bytes = typeof found === 'string' ? Buffer.from(found, 'utf8') : found;
  return formsOf(secret).some((form) => bytes.includes(form));
}
