import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

export interface Proxy {
  port: number;
  /** What was asked of it: `CONNECT host:port`, or the method and the whole address. */
  asked: string[];
  close(this: void): Promise<void>;
}

/** A company's proxy: forwards plain requests, tunnels those over TLS, and has a script at `/proxy.pac` that leads to it. */
export async function startProxy(): Promise<Proxy> {
  const asked: string[] = [];
  const tunnels = new Set<Duplex | Socket>();

  function forward(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { method = 'GET', url = '', headers } = incoming;
    asked.push(`${method} ${url}`);
    if (url === '/proxy.pac') {
      outgoing.setHeader('content-type', 'application/x-ns-proxy-autoconfig');
      outgoing.end(leadHere);
      return;
    }
    const onward = request(url, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  }

  function tunnel({ url = '' }: IncomingMessage, near: Duplex, head: Buffer): void {
    asked.push(`CONNECT ${url}`);
    const [host, port] = url.split(':');
    // what does not exist is asked of nobody
    const far = connect(Number(port), host?.endsWith('.invalid') ? '127.0.0.1' : host, () => {
      near.write('HTTP/1.1 200 Connection established\r\n\r\n');
      far.write(head);
      far.pipe(near).pipe(far);
    });
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      tunnels.add(end);
      end.on('error', () => other.destroy()).on('close', () => tunnels.delete(end));
    }
  }

  const server = createServer(forward).on('connect', tunnel);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const leadHere = `function FindProxyForURL() { return 'PROXY 127.0.0.1:${port}'; }`;
  return {
    port,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const end of tunnels) end.destroy();
      }),
  };
}
