import { existsSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { authorityFile, cookiesFor, setupRequest } from '../../electron/operations/x-authority';

/** One event of a key, and how many milliseconds the X server waits before it. */
export interface XKeyEvent {
  code: number;
  isDown: boolean;
  afterMs: number;
}

/**
 * Has the X server make key events as if a keyboard had sent them (extension XTEST), all by one message: the server itself keeps
 * their pace, so that a busy machine puts no pause between two of them. Settles once the last one was made.
 */
export async function sendKeys(events: readonly XKeyEvent[], environment = process.env): Promise<void> {
  const display = /^:(\d+)/.exec(environment['DISPLAY'] ?? '')?.[1];
  if (display === undefined) throw new Error('DISPLAY names no X server of this computer');
  const path = `/tmp/.X11-unix/X${display}`;
  const socket = connect(existsSync(path) ? path : `\0${path}`);
  const read = reader(socket);
  try {
    const [cookie = null] = cookiesFor(authorityFile(environment), display);
    socket.write(setupRequest(cookie));
    const setup = await read(8);
    await read(4 * setup.readUInt16LE(6));
    if (setup[0] !== 1) throw new Error('The X server refuses the connection');
    socket.write(queryExtension('XTEST'));
    const extension = await replyIn(read);
    if (extension[8] !== 1) throw new Error('The X server has no XTEST');
    socket.write(Buffer.concat([...events.map((event) => fakeInput(extension[9] ?? 0, event)), getInputFocus]));
    await replyIn(read);
  } finally {
    socket.destroy();
  }
}

/** Gives the next reply, whatever events come before it; throws for an error. */
async function replyIn(read: (length: number) => Promise<Buffer>): Promise<Buffer> {
  for (;;) {
    const message = await read(32);
    if (message[0] === 0) throw new Error(`The X server answered with error ${String(message[1])}`);
    if (message[0] === 1) return message;
  }
}

/** Reads a number of bytes, one message after the other. */
function reader(socket: Socket): (length: number) => Promise<Buffer> {
  let received = Buffer.alloc(0);
  let more = (): void => undefined;
  let failure: Error | undefined;
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    more();
  });
  socket.on('error', (error) => {
    failure = error;
    more();
  });
  return async (length) => {
    while (received.length < length && !failure) await new Promise<void>((resolve) => (more = resolve));
    if (failure) throw failure;
    const message = received.subarray(0, length);
    received = received.subarray(length);
    return message;
  };
}

function queryExtension(name: string): Buffer {
  const request = Buffer.alloc(8 + 4 * Math.ceil(name.length / 4));
  request[0] = 98;
  request.writeUInt16LE(request.length / 4, 2);
  request.writeUInt16LE(name.length, 4);
  request.write(name, 8);
  return request;
}

/** The last request: its reply comes after all that was asked before. */
const getInputFocus = Buffer.from([43, 0, 1, 0]);

function fakeInput(extension: number, { code, isDown, afterMs }: XKeyEvent): Buffer {
  const request = Buffer.alloc(36);
  request[0] = extension;
  request[1] = 2;
  request.writeUInt16LE(9, 2);
  request[4] = isDown ? 2 : 3;
  request[5] = code;
  request.writeUInt32LE(afterMs, 8);
  return request;
}
