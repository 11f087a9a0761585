import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

type Environment = Record<string, string | undefined>;

/** Where a Linux desktop looks for what it starts with the person who logs on (freedesktop.org, Desktop Application Autostart). */
export function autostartFile(environment: Environment): string {
  const { XDG_CONFIG_HOME: config } = environment;
  const folder = config !== undefined && isAbsolute(config) ? config : join(homedir(), '.config');
  return join(folder, 'autostart', 'tokendesk.desktop');
}

/** What starts the app again: the file of an AppImage, or the launcher beside the program. */
export function launcherOf(program: string, environment: Environment): string {
  return environment['APPIMAGE'] ?? join(dirname(program), 'tokendesk');
}

/**
 * Has the desktop start the app at log-on, or no longer where `launcher` is null. An entry that the person has switched off in
 * the desktop's own settings stays as it is. Gives whether the file is as it should be.
 */
export function writeAutostart(file: string, launcher: string | null): boolean {
  const before = read(file);
  try {
    if (launcher === null) {
      rmSync(file, { force: true });
      return true;
    }
    const line = `Exec=${quoted(launcher)}`;
    if (before?.split('\n').includes(line)) return true;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      ['[Desktop Entry]', 'Type=Application', 'Name=Tokendesk', line, 'Terminal=false', ''].join('\n'),
    );
    return true;
  } catch {
    return false;
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** As an entry wants it: quoted for its own command line, then escaped as a text of the file. */
function quoted(path: string): string {
  const argument = path.replaceAll(/["`$\\]/g, '\\$&').replaceAll('%', '%%');
  return `"${argument.replaceAll('\\', '\\\\')}"`;
}
