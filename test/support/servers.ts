import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A server that is not CRM.COM, and what has reached it. */
export interface OtherServer {
  port: number;
  requests: string[];
  connections: () => number;
  close(this: void): Promise<void>;
}

const certificates = join(import.meta.dirname, 'certificates');

/** Answers everything with a web page. */
export function serveWebPages(): Promise<OtherServer> {
  return listen(createServer());
}

/** The same behind a certificate that nobody but itself vouches for. */
export function serveSelfSigned(): Promise<OtherServer> {
  const key = readFileSync(join(certificates, 'self-signed.key'));
  const cert = readFileSync(join(certificates, 'self-signed.pem'));
  return listen(createSecureServer({ key, cert }));
}

/** Gives a port of this machine at which nobody listens. */
export async function closedPort(): Promise<number> {
  const { port, close } = await serveWebPages();
  await close();
  return port;
}

async function listen(server: Server): Promise<OtherServer> {
  const requests: string[] = [];
  let connections = 0;
  server.on('connection', () => (connections += 1));
  server.on('request', (request, response) => {
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.setHeader('content-type', 'text/html; charset=utf-8').end('<!doctype html><title>Intranet</title>');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    requests,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
