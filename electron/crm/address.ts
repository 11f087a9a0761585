import { failed, success, type FieldProblem, type Result } from '../contract/failure';

const defaultPath = '/crmapi/rest/v2';
const longest = 2000;

/**
 * Reads what an operator typed as the server's address and gives the base of all calls, without a slash at the end
 * (docs/design/screens.md, Sign in). Fails as `invalid` on `server`; with reason `insecure-address` where http would leave
 * this machine.
 */
export function parseServerAddress(typed: string): Result<string> {
  const text = typed.trim();
  if (text === '') return refused('required');
  if (text.length > longest) return refused('too-long');
  // The URL parser drops line breaks and mends backslashes; what needs mending was not meant as an address.
  if (/[\s\\?#\p{Cc}]/u.test(text)) return refused('malformed');
  const url = tryParse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  const path = url?.pathname.replace(/\/+$/, '') ?? '';
  if (!url || hasUserInfo(text) || path.startsWith('//')) return refused('malformed');
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return refused('insecure-address', 'insecure-address');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refused('malformed');
  return success(`${url.origin}${path || defaultPath}`);
}

/** Whether what is asked for there can be read and changed by nobody on the way: https, or http that does not leave this machine. */
export function isSafeAddress(text: string): boolean {
  const url = tryParse(text);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
}

function tryParse(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** Also the empty kind, `https://@host`, which a parsed URL no longer shows. */
function hasUserInfo(text: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/)?[^/]*@/i.test(text);
}

/** The URL parser has brought every way to write an address into its one form. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

function refused(
  problem: Extract<FieldProblem, { problem: string }>['problem'],
  reason?: 'insecure-address',
): Result<string> {
  const message = `server address: ${reason ?? problem}`;
  return failed({ code: 'invalid', message, fields: { server: { problem } }, ...(reason ? { reason } : {}) });
}
