import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { end, launchService } from '../../build/processes.mjs';
import { expect } from './desk';

/** A compositor without a screen, and the environment of the programs that are to use it. */
export interface Wayland {
  env: NodeJS.ProcessEnv;
  close(): Promise<void>;
}

/** Starts Weston without a screen beside the desktop of the tests, and waits for its socket; the caller closes it. */
export async function openWayland(): Promise<Wayland> {
  const { DISPLAY: _x11, XAUTHORITY: _cookie, ...env } = process.env;
  const socket = `wayland-${process.pid}`;
  const weston = launchService(
    'weston',
    ['--backend=headless-backend.so', `--socket=${socket}`, '--width=1280', '--height=900', '--idle-time=0'],
    { env, stdio: 'ignore' },
  );
  const path = join(env['XDG_RUNTIME_DIR'] ?? '', socket);
  await expect.poll(() => existsSync(path), { message: 'Weston has opened its socket' }).toBe(true);
  return {
    env: { ...env, WAYLAND_DISPLAY: socket, XDG_SESSION_TYPE: 'wayland' },
    close: () => end(weston),
  };
}
