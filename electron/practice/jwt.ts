import { createHmac } from 'node:crypto';

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function sign(content: string, secret: string): string {
  return createHmac('sha256', secret).update(content).digest('base64url');
}

/** Makes a signed JWT as the API issues from R12 on (docs/design/api.md 2.5). */
export function writeJwt(claims: Record<string, unknown>, secret: string): string {
  const content = `${encode({ typ: 'JWT', alg: 'HS256' })}.${encode(claims)}`;
  return `${content}.${sign(content, secret)}`;
}

/** Gives the claims of a JWT whose signature is right; null for anything else. */
export function readJwt(text: string, secret: string): Record<string, unknown> | null {
  const [header = '', payload = '', signature = '', ...more] = text.split('.');
  if (more.length > 0 || signature !== sign(`${header}.${payload}`, secret)) return null;
  const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
  return claims as Record<string, unknown>;
}
