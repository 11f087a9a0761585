import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { createPractice, type Practice } from '../../electron/practice/practice';

export interface SecurelyServed extends Practice {
  port: number;
  /** How many connections were made, whether or not anything was sent over them. */
  connections: () => number;
  /** Ends the connections that are open, so that the next request has to make a new one. */
  hangUp(this: void): void;
  close(this: void): Promise<void>;
}

const certificates = join(import.meta.dirname, 'certificates');

/** The file of a certificate for tests, by its name. */
export function certificateFile(name: string): string {
  return join(certificates, name);
}

/**
 * Serves a practice service over TLS for `localhost` and `127.0.0.1`, with a chain of certificates for its one key; unless
 * told otherwise, one of the company's own authority, on a port of its own.
 */
export async function serveSecurely(chain = ['leaf.pem', 'intermediate.pem'], at = 0): Promise<SecurelyServed> {
  const practice = createPractice();
  const listener = getRequestListener(practice.fetch, { overrideGlobalObjects: false });
  const read = (name: string) => readFileSync(certificateFile(name));
  const tls = { key: read('leaf.key'), cert: Buffer.concat(chain.map(read)) };
  let connections = 0;
  const server = createServer(tls, (incoming, outgoing) => void listener(incoming, outgoing));
  server.on('connection', () => (connections += 1));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(at, '127.0.0.1', resolve);
  });
  return {
    ...practice,
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    hangUp: () => server.closeAllConnections(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
