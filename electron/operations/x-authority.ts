import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** The cookies of a file, as `xauth` keeps them, that are for the display of this number; a file that cannot be read has none. */
export function cookiesFor(file: string, display: string): Buffer[] {
  let content: Buffer;
  try {
    content = readFileSync(file);
  } catch {
    return [];
  }
  const cookies: Buffer[] = [];
  let at = 0;
  function field(): Buffer | null {
    if (at + 2 > content.length) return null;
    const end = at + 2 + content.readUInt16BE(at);
    const value = content.subarray(at + 2, end);
    at = end;
    return end > content.length ? null : value;
  }
  while (at < content.length) {
    // the family of the address
    at += 2;
    const [address, number, name, cookie] = [field(), field(), field(), field()];
    if (!address || !number || !name || !cookie) break;
    const isForIt = number.length === 0 || number.toString() === display;
    if (isForIt && name.toString() === cookieName) cookies.push(cookie);
  }
  return cookies;
}

/** Where the cookies of a person are. */
export function authorityFile(environment: Record<string, string | undefined>): string {
  return environment['XAUTHORITY'] ?? join(environment['HOME'] ?? '', '.Xauthority');
}

const cookieName = 'MIT-MAGIC-COOKIE-1';
const patienceMs = 2_000;
const refused = 2;

// Text, not a file: a thread that asks one question needs no build of its own.
const program = `
const { connect } = require('node:net');
const { workerData: { path, requests, shared } } = require('node:worker_threads');
const outcome = new Int32Array(shared);
function settle(value) {
  Atomics.store(outcome, 0, value);
  Atomics.notify(outcome, 0);
}
function ask([request, ...others]) {
  if (request === undefined) return settle(${String(refused)});
  const socket = connect(path, () => socket.write(request));
  socket.once('error', () => settle(1));
  socket.once('end', () => settle(1));
  socket.once('data', ([status]) => {
    socket.removeAllListeners();
    socket.destroy();
    if (status === 0) ask(others);
    else settle(1);
  });
}
ask(requests);
`;

/**
 * Whether the X server of this computer with that number refuses all cookies that this person has for it; false where that is
 * not sure. It blocks, for a few milliseconds: Chromium ends the program right afterwards where it is refused.
 */
export function isRefusedByDisplay(display: string, environment: Record<string, string | undefined>): boolean {
  const file = `/tmp/.X11-unix/X${display}`;
  const cookies = cookiesFor(authorityFile(environment), display);
  const requests = cookies.length === 0 ? [setupRequest(null)] : cookies.map(setupRequest);
  const shared = new SharedArrayBuffer(4);
  const outcome = new Int32Array(shared);
  try {
    const path = existsSync(file) ? file : `\0${file}`;
    const worker = new Worker(program, { eval: true, workerData: { path, requests, shared } });
    worker.on('error', () => undefined);
    Atomics.wait(outcome, 0, 0, patienceMs);
    void worker.terminate();
  } catch {
    return false;
  }
  return outcome[0] === refused;
}

/** Gives the first words of a client to an X server, as `X Window System Protocol`, section 8, has them. */
export function setupRequest(cookie: Buffer | null): Buffer {
  const name = Buffer.from(cookie ? cookieName : '');
  const head = Buffer.alloc(12);
  head.write('l');
  head.writeUInt16LE(11, 2);
  head.writeUInt16LE(name.length, 6);
  head.writeUInt16LE(cookie?.length ?? 0, 8);
  return Buffer.concat([head, padded(name), padded(cookie ?? Buffer.alloc(0))]);
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}
