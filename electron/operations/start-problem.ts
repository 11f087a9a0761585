import { mkdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { exitCodes, type ExitCode } from './exit-codes';

const displayFile = 'open-on-display.json';

/** Why the app cannot start: for the person in front of it, for stderr, and as an exit code. */
export interface StartProblem {
  exitCode: Exclude<ExitCode, 0>;
  /** One sentence: what happened. */
  message: string;
  /** What to do, and technical names. */
  detail: string;
}

/** A folder for a profile that Electron was asked for and the one that it took; null where it found none. */
interface ProfileFolders {
  /** The value of `--user-data-dir`; empty where that was not given. */
  wanted: string;
  taken: string | null;
}

/** Checks that the profile folder can be used; Electron would end without a word, or silently take another folder. */
export function checkProfile({ wanted, taken }: ProfileFolders): StartProblem | null {
  // Electron falls back to the default folder where it cannot make the one that was asked for.
  const folder = wanted === '' ? taken : resolve(wanted);
  if (folder === null) return unusable('the standard folder', 'Electron could not create it');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    return unusable(folder, reasonOf(error, folder));
  }
  const probe = join(folder, `.write-test-${String(process.pid)}`);
  try {
    writeFileSync(probe, '', { flag: 'wx', mode: 0o600 });
  } catch (error) {
    // A full disk is no reason not to start: what can be done without writing is done.
    return ['ENOSPC', 'EDQUOT'].includes(codeOf(error)) ? null : unusable(folder, reasonOf(error, folder));
  }
  rmSync(probe, { force: true });
  return null;
}

/** Keeps on which display this app is open, for a second start that cannot be told; the app holds the profile's lock. */
export function noteDisplay(folder: string, environment: NodeJS.ProcessEnv): void {
  const note: DisplayNote = { pid: process.pid, x11: displayOf(environment), wayland: environment['WAYLAND_DISPLAY'] };
  try {
    writeFileSync(join(folder, displayFile), JSON.stringify(note), { mode: 0o600 });
  } catch {
    // Without it a second start believes that the window can be seen.
  }
}

/** Says why the single-instance lock was refused; null where the app that has it comes forward on this display. */
export function checkRunning(
  folder: string,
  environment: NodeJS.ProcessEnv,
  system = process.platform,
): StartProblem | null {
  // Windows and macOS have one display for each person, and no such file.
  if (system !== 'linux') return null;
  const holder = lockHolder(folder);
  if (holder === null) return unusable(folder, 'its file SingletonLock could not be created');
  const note = readDisplayNote(folder);
  if (note?.pid !== holder || isSeen(note, environment)) return null;
  return {
    exitCode: exitCodes.inUseElsewhere,
    message: `Tokendesk is already open on another display, ${note.x11 ?? note.wayland ?? 'unknown'}.`,
    detail: `Close it there, or start this one with a profile of its own: --user-data-dir=FOLDER\nProfile: ${folder}`,
  };
}

/** Checks that the files are there without which no window opens and nothing is kept. */
export function checkFiles(files: readonly string[]): StartProblem | null {
  const missing = files.filter((file) => !isFile(file));
  if (missing.length === 0) return null;
  return {
    exitCode: exitCodes.incomplete,
    message: 'Files of Tokendesk are missing, so it cannot start.',
    detail: `Install Tokendesk again. Your settings and what waits to be sent are kept.\nMissing: ${missing.join(', ')}`,
  };
}

/** Whether a program has Chromium's sandbox, and what decides that. */
export interface SandboxFacts {
  isPackaged: boolean;
  isRoot: boolean;
  hasNoSandbox: boolean;
}

/** Says why a package opens no window: it never does so without Chromium's sandbox. In development the launcher decides. */
export function checkSandbox({ isPackaged, isRoot, hasNoSandbox }: SandboxFacts): StartProblem | null {
  if (!isPackaged || !hasNoSandbox) return null;
  if (isRoot)
    return {
      exitCode: exitCodes.noSandbox,
      message: 'Tokendesk cannot start as root, because Chromium’s sandbox does not work for root.',
      detail: 'Start it as an ordinary user. As root it answers --help, --version and --diagnose alone.',
    };
  return {
    exitCode: exitCodes.noSandbox,
    message: 'Tokendesk cannot start without Chromium’s sandbox, which this system or --no-sandbox turns off.',
    detail:
      'Start it without --no-sandbox. Allow user namespaces on this system, install the deb or rpm package, or, as root ' +
      'in the folder of Tokendesk: chown root chrome-sandbox; chmod 4755 chrome-sandbox',
  };
}

/** What is said of an error that nothing above explains. */
export function unexpectedProblem(name: string): StartProblem {
  return {
    exitCode: exitCodes.unexpected,
    message: 'Tokendesk could not start because of an unexpected error.',
    detail: `Start it again. If that does not help, tell support about this error.\nError: ${name}`,
  };
}

function unusable(folder: string, reason: string): StartProblem {
  return {
    exitCode: exitCodes.profile,
    message: 'Tokendesk cannot use its profile folder, so it cannot start.',
    detail:
      'Give the account that runs Tokendesk the right to write to this folder, or start with another one: ' +
      `--user-data-dir=FOLDER\nFolder: ${folder}\nReason: ${reason}`,
  };
}

function reasonOf(error: unknown, folder: string): string {
  const code = codeOf(error);
  if (isFile(folder)) return 'it is a file, not a folder';
  if (code === 'EACCES' || code === 'EPERM') return `permission denied (${code})`;
  if (code === 'EROFS') return 'the disk can only be read (EROFS)';
  if (code === 'ENOTDIR' || code === 'EEXIST') return `a part of its path is a file (${code})`;
  if (code === 'ENOSPC' || code === 'EDQUOT') return `the disk is full (${code})`;
  return code === '' ? 'unknown' : code;
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Chromium's lock of a profile is a link to `host-pid`. */
function lockHolder(folder: string): number | null {
  try {
    const pid = /-(\d+)$/.exec(readlinkSync(join(folder, 'SingletonLock')))?.[1];
    return pid === undefined ? null : Number(pid);
  } catch {
    return null;
  }
}

const noteSchema = v.object({
  pid: v.number(),
  x11: v.exactOptional(v.string()),
  wayland: v.exactOptional(v.string()),
});

interface DisplayNote {
  pid: number;
  x11?: string | undefined;
  wayland?: string | undefined;
}

function readDisplayNote(folder: string): DisplayNote | null {
  try {
    const parsed = v.safeParse(noteSchema, JSON.parse(readFileSync(join(folder, displayFile), 'utf8')));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/** The number of the screen behind it makes no other display. */
function displayOf(environment: NodeJS.ProcessEnv): string | undefined {
  return environment['DISPLAY']?.replace(/\.\d+$/, '');
}

function isSeen(note: DisplayNote, environment: NodeJS.ProcessEnv): boolean {
  const here = { x11: displayOf(environment), wayland: environment['WAYLAND_DISPLAY'] };
  // Where one of them is known by neither, there is nothing to compare.
  if ([note, here].some(({ x11, wayland }) => x11 === undefined && wayland === undefined)) return true;
  return (
    (here.x11 !== undefined && here.x11 === note.x11) || (here.wayland !== undefined && here.wayland === note.wayland)
  );
}
