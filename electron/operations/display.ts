import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { authorityFile, isRefusedByDisplay } from './x-authority';

type Environment = Record<string, string | undefined>;

const advice =
  'Start Tokendesk in a desktop session, or set DISPLAY or WAYLAND_DISPLAY to a display that runs. For a display in memory: ' +
  'xvfb-run -a tokendesk';

const cookieAdvice =
  'Start Tokendesk as the person who signed in to that display, or set XAUTHORITY to the file with its cookie.';

/**
 * Says why there is no display here and what to do; null where Chromium finds one, or where that is not sure. Without one it
 * ends by a crash that tells an administrator nothing (Chromium: ui/ozone, the choice between X11 and Wayland).
 */
export function displayProblem(
  system: NodeJS.Platform,
  environment: Environment,
  words: readonly string[],
  hasServer = hasLocalServer,
  isRefused = isRefusedByDisplay,
): string | null {
  if (system !== 'linux' || words.some((word) => /^--(headless|ozone-platform)/.test(word))) return null;
  const { DISPLAY: x11, WAYLAND_DISPLAY: wayland, XDG_RUNTIME_DIR: runtime } = environment;
  if (wayland || (runtime !== undefined && existsSync(join(runtime, 'wayland-0')))) return null;
  if (!x11) return `There is no display to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set.\n${advice}`;
  const local = /^(?:unix)?:(\d+)(?:\.\d+)?$/.exec(x11)?.[1];
  if (local === undefined) return null;
  if (!hasServer(local))
    return `There is no display to open a window on: DISPLAY names ${x11}, where no X server runs.\n${advice}`;
  if (!isRefused(local, environment)) return null;
  const file = authorityFile(environment);
  return `The display ${x11} refuses this program: ${file} holds no cookie that is right for it.\n${cookieAdvice}`;
}

/** Whether an X server of this computer has a socket, as a file or in Linux' own namespace for names. */
function hasLocalServer(number: string): boolean {
  const path = `/tmp/.X11-unix/X${number}`;
  if (existsSync(path)) return true;
  try {
    return readFileSync('/proc/net/unix', 'utf8').includes(`@${path}\n`);
  } catch {
    return true;
  }
}
