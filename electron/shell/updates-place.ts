import { accessSync, constants, existsSync, realpathSync, statfsSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { UpdatesOff } from '../contract/updates';

interface Place {
  platform: NodeJS.Platform;
  /** The program that runs. */
  program: string;
  /** Where the package's own files are. */
  resources: string;
  environment: NodeJS.ProcessEnv;
}

/** Why this copy must not be replaced by the updater, as something else installed it, or it lies where nothing can be written; null where it may. */
export function whyNotHere({ platform, program, resources, environment }: Place): UpdatesOff | null {
  switch (platform) {
    case 'darwin':
      return null;
    case 'win32':
      // What only our installer leaves beside the program; a copy out of the zip or the MSI has it not.
      return existsSync(join(dirname(program), 'Uninstall Tokendesk.exe')) ? null : 'installed-otherwise';
    default:
      return existsSync(join(resources, 'package-type')) ? 'installed-otherwise' : whyNotAppImage(program, environment);
  }
}

/** The environment of an AppImage is inherited by what is started from it: only where the program lies inside is it ours. */
function whyNotAppImage(program: string, environment: NodeJS.ProcessEnv): UpdatesOff | null {
  const { APPIMAGE: file, APPDIR: mounted } = environment;
  try {
    if (!file || !mounted || !program.startsWith(realpathSync(mounted) + sep)) return 'installed-otherwise';
    accessSync(dirname(file), constants.W_OK);
    return null;
  } catch {
    return 'read-only';
  }
}

/** Whether `file` is there and fits where an AppImage lies: electron-updater removes that first, and would then leave none. */
export function canReplace(appImage: string | undefined, file: string): boolean {
  try {
    const [{ dev, size }, folder] = [statSync(file), dirname(appImage ?? file)];
    const { bavail, bsize } = statfsSync(folder);
    return statSync(folder).dev === dev || bavail * bsize > size;
  } catch {
    return false;
  }
}
