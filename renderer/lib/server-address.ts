const usualPath = '/crmapi/rest/v2';

/**
 * What an operator typed as a server's address, so that two ways to write the same one compare equal; null where it is no
 * address. The main process judges it again, and more strictly, before anything is sent (docs/design/screens.md, Sign in).
 */
export function readServerAddress(typed: string): string | null {
  const text = typed.trim();
  const url = tryParse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  if (!url || /[\s\\?#@]/.test(text) || !/^https?:$/.test(url.protocol)) return null;
  return `${url.origin}${url.pathname.replace(/\/+$/, '') || usualPath}`;
}

/** Whether the address would send passwords in the clear over a network. */
export function isInsecure(typed: string): boolean {
  const address = readServerAddress(typed);
  return address !== null && /^http:\/\/(?!localhost[:/]|127\.|\[::1\])/.test(address);
}

/** Whether both lead to the same server. */
export function isSameServer(one: string, other: string): boolean {
  const address = readServerAddress(one);
  return address !== null && address === readServerAddress(other);
}

function tryParse(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
