// node build/desktop.mjs COMMAND ARGS…: runs a command in a desktop of its own, with Chromium's sandbox possible.
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInDesktop } from './desktop/session.mjs';
import { exitCode, launch, passSignalsOn } from './processes.mjs';
import { root } from './root.mjs';
import { findSandbox } from './sandbox.mjs';

const isInside = 'TOKENDESK_DESKTOP_INSIDE';

/**
 * Gives the command that runs another one in a desktop of its own.
 * @param {string[]} command
 * @returns {[string, ...string[]]}
 */
export function inDesktop(...command) {
  return [process.execPath, fileURLToPath(import.meta.url), ...command];
}

/**
 * @param {string} command
 * @param {string[]} args
 */
async function run(command, args) {
  if (process.platform !== 'linux') {
    // Windows finds npx and its like through a shell only
    const shell = process.platform === 'win32' && !isAbsolute(command);
    return exitCode(launch(command, args, { stdio: 'inherit', shell }));
  }
  if (process.env[isInside]) {
    delete process.env[isInside];
    return runInDesktop(command, args);
  }
  const { prefix, isPossible } = findSandbox(join(root, 'node_modules/electron/dist'));
  if (!isPossible) console.warn("This system has no user namespaces: Electron runs without Chromium's sandbox.");
  const [program = '', ...rest] = [...prefix, ...inDesktop(command, ...args)];
  const env = { ...process.env, [isInside]: '1', ...(isPossible ? {} : { TOKENDESK_NO_SANDBOX: '1' }) };
  return exitCode(launch(program, rest, { stdio: 'inherit', env }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  passSignalsOn();
  const [command, ...args] = process.argv.slice(2);
  if (command) process.exitCode = await run(command, args);
  else {
    console.error('usage: node build/desktop.mjs COMMAND ARGS…');
    process.exitCode = 2;
  }
}
