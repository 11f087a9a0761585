import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { end, exitCode, interrupted, launch } from '../processes.mjs';
import { startBus, startKeyring } from './bus.mjs';
import { startDisplay } from './display.mjs';
import { endLeftovers, mark } from './leftovers.mjs';

/** What would tie the command to the desktop of the person who runs it. */
const foreign = ['WAYLAND_DISPLAY', 'SESSION_MANAGER', 'GNOME_KEYRING_CONTROL', 'SSH_AUTH_SOCK', 'DESKTOP_SESSION'];

/**
 * @typedef {object} Desktop
 * @property {NodeJS.ProcessEnv} env for whatever is to run in it
 * @property {() => Promise<void>} close ends all that still runs in it, and removes it
 */

/**
 * Opens a desktop of its own: display, session bus, unlocked keyring and fresh XDG folders; the caller closes it.
 * @returns {Promise<Desktop>}
 */
export async function openDesktop() {
  const folder = mkdtempSync(join(tmpdir(), 'tokendesk-desktop-'));
  /** @type {import('node:child_process').ChildProcess[]} */
  const services = [];
  async function close() {
    await endLeftovers(basename(folder));
    for (const service of services.reverse()) await end(service);
    rmSync(folder, { recursive: true, force: true });
  }
  try {
    const base = freshEnvironment(folder);
    const [display, bus] = await Promise.all([startDisplay(folder), startBus(folder)]);
    services.push(display.child, bus.child);
    const env = { ...base, ...display.env, ...bus.env };
    services.push(await startKeyring(env));
    return { env, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Runs a command in a desktop of its own, gone afterwards with all that the command has left running.
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<number>} the command's exit code
 */
export async function runInDesktop(command, args) {
  const desktop = await openDesktop();
  try {
    if (interrupted()) return interrupted() ?? 1;
    const child = launch(command, args, { env: desktop.env, stdio: 'inherit' });
    const code = await exitCode(child);
    await end(child);
    return code;
  } finally {
    await desktop.close();
  }
}

/** @param {string} folder */
function freshEnvironment(folder) {
  const xdg = Object.fromEntries(
    ['CACHE_HOME', 'CONFIG_HOME', 'DATA_HOME', 'STATE_HOME', 'RUNTIME_DIR'].map((name) => {
      const path = join(folder, name.toLowerCase());
      mkdirSync(path, { mode: 0o700 });
      return [`XDG_${name}`, path];
    }),
  );
  const kept = Object.entries(process.env).filter(([name]) => !foreign.includes(name));
  return { ...Object.fromEntries(kept), ...xdg, NO_AT_BRIDGE: '1', [mark]: basename(folder) };
}
