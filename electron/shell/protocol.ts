import { protocol, type Session } from 'electron';
import { readFile } from 'node:fs/promises';
import { contentSecurityPolicy, contentTypeOf, fileFor, scheme } from './own-files';

/** Makes app:// a standard, secure scheme; must run before the app is ready (Electron: protocol.registerSchemesAsPrivileged). */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true } }]);
}

/** Serves a session the files of `folder` under app://tokendesk/, with the policy as a header; anything else is 404. */
export function serveFiles(session: Session, folder: string): void {
  session.protocol.handle(scheme, async (request) => {
    const file = fileFor(request.url, folder);
    const type = file && contentTypeOf(file);
    const body = type ? await readFile(file).catch(() => undefined) : undefined;
    if (!type || !body) return new Response('Not found', { status: 404, headers: { 'content-type': 'text/plain' } });
    return new Response(new Uint8Array(body), {
      headers: {
        'content-type': type,
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
        'x-dns-prefetch-control': 'off',
        'cache-control': 'no-store',
      },
    });
  });
}
