import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { root } from './desk';

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the built app to its end with words of its own, without a display where there need be none. */
export function runProgram(words: readonly string[]): Promise<Ended> {
  const electron = createRequire(import.meta.url)('electron') as string;
  const sandbox = process.env['TOKENDESK_NO_SANDBOX'] === undefined ? [] : ['--no-sandbox'];
  const { DISPLAY: _x11, WAYLAND_DISPLAY: _wayland, XDG_RUNTIME_DIR: _runtime, ...env } = process.env;
  return new Promise((resolve) => {
    const child = execFile(electron, [root, ...sandbox, ...words], { env }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}
