import type { ScryptOptions } from 'node:crypto';
import { Worker } from 'node:worker_threads';

// Text, not a file: a thread that needs one function of Node's needs no build of its own.
const program = `
const { scryptSync } = require('node:crypto');
const { parentPort, workerData: { secret, salt, bytes, options } } = require('node:worker_threads');
parentPort.postMessage(scryptSync(secret, salt, bytes, options));
`;

/**
 * Hashes a secret by scrypt on a thread of its own. Electron's own asynchronous scrypt does all its work once on the
 * thread that calls it (BoringSSL checks the cost by paying it), and nothing is answered meanwhile.
 */
export function hashOnThread(secret: string, salt: Buffer, bytes: number, options: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, { eval: true, workerData: { secret, salt, bytes, options } });
    worker.once('message', (hash: Uint8Array) => resolve(Buffer.from(hash)));
    worker.once('error', reject);
  });
}
