import { execFile, execFileSync, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { expect } from '@playwright/test';
import { root } from './desk';

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

const { DISPLAY: _x11, WAYLAND_DISPLAY: _wayland, XDG_RUNTIME_DIR: _runtime, ...withoutDisplay } = process.env;

/** Runs the built app to its end with words of its own, without a display where there need be none. */
export function runProgram(words: readonly string[]): Promise<Ended> {
  return startProgram(words, withoutDisplay);
}

/** Starts the built app with words of its own, as a person or the system does. */
export function startProgram(
  words: readonly string[],
  env: NodeJS.ProcessEnv,
  folder = root,
  started: (child: ChildProcess) => void = () => undefined,
): Promise<Ended> {
  const electron = createRequire(import.meta.url)('electron') as string;
  const sandbox = process.env['TOKENDESK_NO_SANDBOX'] === undefined ? [] : ['--no-sandbox'];
  return new Promise((resolve) => {
    const child = execFile(electron, [folder, ...sandbox, ...words], { env }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
    started(child);
  });
}

/** Waits for a box with the app's name on a display of X11. */
export async function boxShown(env: NodeJS.ProcessEnv): Promise<void> {
  await expect.poll(() => find(env).length, { timeout: 30_000 }).toBeGreaterThan(0);
}

/** Waits for such a box, and closes it by its button, as a person does. */
export async function closeBox(env: NodeJS.ProcessEnv): Promise<void> {
  await boxShown(env);
  execFileSync('xdotool', ['windowfocus', '--sync', find(env)[0] ?? '', 'key', 'Return'], { env });
}

function find(env: NodeJS.ProcessEnv): string[] {
  try {
    const ids = execFileSync('xdotool', ['search', '--onlyvisible', '--name', '^Tokendesk$'], {
      env,
      encoding: 'utf8',
    });
    return ids.split('\n').filter(Boolean);
  } catch {
    // it ends with 1 where it finds none
    return [];
  }
}
