import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

export interface Proxy {
  port: number;
  /** What was asked of it: `CONNECT host:port`, or the method and the whole address. */
  asked: string[];
  /** What it refuses everything with from now on, instead of passing it on; null for nothing. */
  refusal: ProxyRefusal | null;
  /** Who may pass; what others ask is answered with 407. Null for everybody. */
  account: { userName: string; password: string } | null;
  /** How many requests came with this password. */
  triedWith(this: void, password: string): number;
  close(this: void): Promise<void>;
}

export interface ProxyRefusal {
  status: number;
  headers?: Record<string, string | string[]>;
  body?: string;
}

/** A company's proxy: forwards plain requests, tunnels those over TLS, and has a script at `/proxy.pac` that leads to it. */
export async function startProxy(): Promise<Proxy> {
  const asked: string[] = [];
  const tunnels = new Set<Duplex | Socket>();
  const tried: string[] = [];
  const rules: Pick<Proxy, 'refusal' | 'account'> = { refusal: null, account: null };

  /** What it has to say instead of passing a request on. */
  function refusalOf({ headers }: IncomingMessage): ProxyRefusal | null {
    const { refusal, account } = rules;
    const given = headers['proxy-authorization'];
    const [scheme, encoded = ''] = given?.split(' ') ?? [];
    const text = scheme === 'Basic' ? Buffer.from(encoded, 'base64').toString() : '';
    if (text) tried.push(text.slice(text.indexOf(':') + 1));
    if (refusal) return refusal;
    if (!account || text === `${account.userName}:${account.password}`) return null;
    return { status: 407, headers: { 'proxy-authenticate': 'Basic realm="Head office"' }, body: '<h1>Sign in</h1>' };
  }

  function forward(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { method = 'GET', url = '', headers } = incoming;
    asked.push(`${method} ${url}`);
    if (url === '/proxy.pac') {
      outgoing.setHeader('content-type', 'application/x-ns-proxy-autoconfig');
      outgoing.end(leadHere);
      return;
    }
    const refusal = refusalOf(incoming);
    if (refusal) {
      incoming.resume();
      outgoing.writeHead(refusal.status, { 'content-type': 'text/html', ...refusal.headers }).end(refusal.body);
      return;
    }
    delete headers['proxy-authorization'];
    const onward = request(url, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  }

  function tunnel(incoming: IncomingMessage, near: Duplex, head: Buffer): void {
    const { url = '' } = incoming;
    asked.push(`CONNECT ${url}`);
    const refusal = refusalOf(incoming);
    if (refusal) {
      const lines = Object.entries(refusal.headers ?? {}).flatMap(([name, values]) =>
        [values].flat().map((value) => `${name}: ${value}\r\n`),
      );
      near.end(
        `HTTP/1.1 ${String(refusal.status)} Refused\r\n${lines.join('')}Connection: close\r\nContent-Length: 0\r\n\r\n`,
      );
      return;
    }
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
  return Object.assign(rules, {
    port,
    asked,
    triedWith: (password: string) => tried.filter((each) => each === password).length,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const end of tunnels) end.destroy();
      }),
  });
}
