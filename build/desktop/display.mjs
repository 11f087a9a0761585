import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchService } from '../processes.mjs';

/**
 * Starts an X server without a screen, open to those who hold its cookie.
 * @param {string} folder for the cookie
 * @returns {Promise<{child: import('node:child_process').ChildProcess, env: Record<string, string>}>}
 */
export async function startDisplay(folder) {
  const authority = join(folder, 'authority');
  writeFileSync(authority, cookie(randomBytes(16)), { mode: 0o600 });
  const args = ['-displayfd', '3', '-auth', authority, '-nolisten', 'tcp', '-noreset', '-screen', '0', '1280x800x24'];
  // no screen saver after ten minutes without a key: to Electron that is a locked screen, and so it is to the desk
  args.push('-s', '0');
  const child = launchService('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await firstLine(child, 3, 'Xvfb');
  return { child, env: { DISPLAY: `:${number}`, XAUTHORITY: authority, XDG_SESSION_TYPE: 'x11' } };
}

/**
 * Waits for the first line that a program writes to one of its pipes; throws when it ends without one.
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} descriptor
 * @param {string} name for the message
 * @returns {Promise<string>}
 */
export async function firstLine(child, descriptor, name) {
  const pipe = /** @type {import('node:stream').Readable} */ (child.stdio[descriptor]);
  let text = '';
  while (!text.includes('\n')) {
    const [chunk] = /** @type {[Buffer | undefined]} */ (
      await Promise.race([once(pipe, 'data'), once(pipe, 'end'), once(child, 'exit').then(() => [undefined])])
    );
    if (chunk === undefined) throw new Error(`${name} ended before it was ready`);
    text += chunk.toString();
  }
  return text.slice(0, text.indexOf('\n'));
}

/**
 * One entry of an Xauthority file that is good for any display.
 * @param {Buffer} secret
 */
export function cookie(secret) {
  const anyFamily = Buffer.from([0xff, 0xff]);
  const fields = [Buffer.alloc(0), Buffer.alloc(0), Buffer.from('MIT-MAGIC-COOKIE-1'), secret];
  return Buffer.concat([anyFamily, ...fields.flatMap((field) => [Buffer.from([0, field.length]), field])]);
}
