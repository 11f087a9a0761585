import { writeFileSync } from 'atomically';
import { constants, copyFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, parse } from 'node:path';
import type { Settings, SettingsNotice } from '../contract/desk-state';
import { isRecord } from './settings-members';
import { readSettings, writeSettings } from './settings-schema';

/** The settings as they are on disk, and what is wrong with the file that holds them. */
export interface LoadedSettings {
  settings: Settings;
  trouble: SettingsNotice['notice'] | undefined;
}

/** Reads the file, whatever it holds; where there is none, or no settings in it, all have their defaults. */
export function loadSettings(file: string, isExpected: boolean): LoadedSettings {
  removeLeftovers(file);
  const isLost = isExpected && !existsSync(file);
  const stored = readObject(file);
  const { value, isWhole, isNewer } = readSettings(stored ?? {});
  if (isNewer) return { settings: value, trouble: 'settings-newer' };
  if (isLost) return { settings: value, trouble: 'settings-lost' };
  return { settings: value, trouble: stored && isWhole ? undefined : 'settings-damaged' };
}

/** Replaces the file in one step, so that a crash leaves the old one or the new; false where that is refused. */
export function saveSettings(file: string, settings: Settings): boolean {
  try {
    writeFileSync(file, writeSettings(settings), { mode: 0o600 });
    return true;
  } catch {
    return false;
  }
}

/** Keeps the file under a dated name beside its own and gives that name; null where the folder refuses. */
export function setAside(file: string, trouble: SettingsNotice['notice'], now: Date): string | null {
  const { dir, name, ext } = parse(file);
  const dated = `${name}.${trouble.replace('settings-', '')}-${now.toISOString().replaceAll(/[:.]/g, '-')}`;
  let aside = join(dir, dated + ext);
  for (let count = 2; existsSync(aside); count++) aside = join(dir, `${dated}-${count}${ext}`);
  // Copied where possible: should the app end now, the next start still finds what is readable in its place.
  return attempt(() => copyFileSync(file, aside, constants.COPYFILE_EXCL)) || attempt(() => renameSync(file, aside))
    ? basename(aside)
    : null;
}

/** Gives the object that the file holds, empty where there is no file; undefined where it holds something else. */
function readObject(file: string): Record<string, unknown> | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
    const stored: unknown = JSON.parse(text);
    return isRecord(stored) ? stored : undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? {} : undefined;
  }
}

/** What a write that was cut off by a crash has left. */
function removeLeftovers(file: string): void {
  attempt(() => {
    for (const name of readdirSync(dirname(file)))
      if (name.startsWith(`${basename(file)}.tmp-`)) rmSync(join(dirname(file), name));
  });
}

function attempt(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}
