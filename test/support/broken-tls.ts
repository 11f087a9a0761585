import { createServer, type AddressInfo, type Socket } from 'node:net';

/** What may become of a connection before there is any TLS on it. */
export const brokenTls: Readonly<Record<string, (socket: Socket) => void>> = {
  'no TLS at all': (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
  'noise for a handshake': (socket) => socket.end(Buffer.alloc(64, 0x5a)),
  'a handshake that is refused': (socket) => socket.end(Buffer.from([21, 3, 3, 0, 2, 2, 40])),
  'reset within the handshake': (socket) => socket.resetAndDestroy(),
  'closed within the handshake': (socket) => socket.end(),
};

/** Listens on a port, its own unless told, and does the same to every connection once it has spoken. */
export async function serveRaw(answer: (socket: Socket) => void, at = 0) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => answer(socket));
  });
  await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
