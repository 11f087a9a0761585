import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Finds the Chromium of a Linux distribution, which is as new as what users get in Electron; nothing where there is none.
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined}
 */
export function findChromium(platform, env) {
  if (platform !== 'linux') return undefined;
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, 'chromium')).find((file) => existsSync(file));
}
