import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Practice } from './practice';

interface Served {
  /** Full base address, such as `http://127.0.0.1:4711/crmapi/rest/v2`. */
  url: string;
  /** Ends at once, also what is still unanswered. */
  close(this: void): Promise<void>;
}

const loopbackHosts = ['127.0.0.1', '::1', 'localhost'];

/** Serves a practice service on this machine alone; port 0 takes a free one. Rejects when the port is taken. */
export async function serveOverHttp(
  practice: Practice,
  { port = 0, host = '127.0.0.1' }: { port?: number; host?: string } = {},
): Promise<Served> {
  if (!loopbackHosts.includes(host)) throw new RangeError(`The practice service listens on this machine only: ${host}`);
  const listener = getRequestListener(practice.fetch, { overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => {
    void listener(incoming, outgoing);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const taken = typeof address === 'object' && address ? address.port : port;
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${name}:${taken}${practice.options.basePath}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
