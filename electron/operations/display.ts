import { existsSync } from 'node:fs';
import { join } from 'node:path';

type Environment = Record<string, string | undefined>;

/**
 * Whether Chromium finds a display here: without one it ends by a crash that tells an administrator nothing. Where in doubt
 * there is one (Chromium: ui/ozone, the choice between X11 and Wayland).
 */
export function hasDisplay(system: NodeJS.Platform, environment: Environment, words: readonly string[]): boolean {
  if (system !== 'linux' || words.some((word) => /^--(headless|ozone-platform)/.test(word))) return true;
  if (environment['DISPLAY'] || environment['WAYLAND_DISPLAY']) return true;
  const runtime = environment['XDG_RUNTIME_DIR'];
  return runtime !== undefined && existsSync(join(runtime, 'wayland-0'));
}
