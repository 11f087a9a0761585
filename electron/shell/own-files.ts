import { extname, join, normalize, sep } from 'node:path';

export const scheme = 'app';
/** What every address of our own begins with. */
export const windowOrigin = `${scheme}://tokendesk/`;
/** Where the window lives; nothing else is ever shown in it. */
export const windowUrl = `${windowOrigin}index.html`;

/** What the window may do: its own files, and no connection at all (docs/design/security.md, The window). */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'none'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "form-action 'none'",
  "webrtc 'block'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html',
].join('; ');

/** The file below `folder` that an address names, or undefined where it names none of ours. */
export function fileFor(address: string, folder: string): string | undefined {
  if (!address.startsWith(windowOrigin)) return undefined;
  let path: string;
  try {
    path = decodeURIComponent(address.slice(windowOrigin.length).split(/[?#]/, 1)[0] ?? '');
  } catch {
    return undefined;
  }
  if (path.includes('\\') || path.includes('\0')) return undefined;
  const file = normalize(join(folder, path));
  return file.startsWith(normalize(folder) + sep) ? file : undefined;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** The content type of one of our files by its name; undefined for files that are none of the window's. */
export function contentTypeOf(file: string): string | undefined {
  return types[extname(file)];
}
