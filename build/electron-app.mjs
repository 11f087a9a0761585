import { createInterface } from 'node:readline';
import { launch } from './processes.mjs';
import { root } from './root.mjs';
import { findSandbox } from './sandbox.mjs';

/**
 * Says what keeps a window from opening here, and how to get one; nothing when all is there.
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined}
 */
export function displayObstacle(platform, env) {
  if (platform !== 'linux' || env['DISPLAY'] || env['WAYLAND_DISPLAY']) return undefined;
  return (
    'All is set up, but there is no display to open a window on. Run this in a desktop session, or:\n\n' +
    '  npm run tour           the app does its main job on a display in memory, step by step, with pictures\n' +
    '  xvfb-run -a npm start  the app on a display in memory (apt-get install xvfb xauth)'
  );
}

/**
 * Gives the switches that the display at hand needs: Electron looks for X11, and some have only Wayland.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]}
 */
export function displaySwitches(env) {
  return !env['DISPLAY'] && env['WAYLAND_DISPLAY'] ? ['--ozone-platform=wayland'] : [];
}

/**
 * Says whether a line of stderr is Chromium's complaint about a bus of D-Bus that is not there, as in most containers: the app
 * works without it, and whoever starts it can do nothing about it.
 * @param {string} line
 * @returns {boolean}
 */
export function isBusNoise(line) {
  return /^\[[\d:/.]+:ERROR:(?:dbus\/)?(?:bus|object_proxy)\.cc(?:\(\d+\)|:\d+)\] /.test(line);
}

/**
 * Starts Electron on this project, with Chromium's sandbox wherever that is possible.
 * @param {import('./setup/installed-electron.mjs').InstalledElectron} electron
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {import('node:child_process').ChildProcess}
 */
export function launchElectron(electron, args, env = process.env) {
  const { prefix, isPossible } = findSandbox(electron.folder);
  if (!isPossible) console.warn("This system has no user namespaces: running without Chromium's sandbox.");
  const switches = [...displaySwitches(env), ...(isPossible ? [] : ['--no-sandbox'])];
  const [command = '', ...rest] = [...prefix, electron.program, root, ...switches, ...args];
  // some editors' terminals set this, which would make a plain Node of Electron
  const { ELECTRON_RUN_AS_NODE: _unwanted, ...own } = env;
  const child = launch(command, rest, { stdio: ['inherit', 'inherit', 'pipe'], env: own, cwd: root });
  if (child.stderr) {
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (!isBusNoise(line)) process.stderr.write(`${line}\n`);
    });
  }
  return child;
}
