import type { RememberedSignIn, Settings, SettingsNotice } from '../contract/desk-state';
import { failed, success, type Result } from '../contract/failure';
import { loadSettings, saveSettings, setAside } from './settings-file';

export interface SettingsFile {
  read(): Settings;
  /** What the window is to tell the operator of the file that was found at the start. */
  notice(): SettingsNotice | null;
  /** Keeps a change, then tells of it; where it cannot be kept, nothing changes and it fails as `not-saved`. */
  change(change: Partial<Settings>): Result<Settings>;
  remember(signIn: RememberedSignIn): Result<Settings>;
}

/**
 * Opens the settings in `file`: missing members get their default, and a file not to be taken as it is, is kept aside.
 * `isExpected`: the profile is in use, so that there was one.
 */
export function openSettings(
  file: string,
  changed: (settings: Settings, before: Settings) => void,
  now: () => Date = () => new Date(),
  isExpected = false,
): SettingsFile {
  const { settings, trouble } = loadSettings(file, isExpected);
  let current = settings;
  let notice: SettingsNotice | null = null;
  if (trouble) notice = { notice: trouble, file: trouble === 'settings-lost' ? null : setAside(file, trouble, now()) };
  if (notice?.file) saveSettings(file, current);

  /** False while there is a file that a save would destroy. */
  function isSafe(): boolean {
    if (!notice || notice.notice === 'settings-lost') return true;
    if (notice.file === null) notice = { ...notice, file: setAside(file, notice.notice, now()) };
    return notice.file !== null;
  }

  function change(part: Partial<Settings>): Result<Settings> {
    const next = { ...current, ...part };
    if (!isSafe() || !saveSettings(file, next))
      return failed({ code: 'rejected', reason: 'not-saved', message: 'The settings could not be written' });
    const before = current;
    current = next;
    changed(current, before);
    return success(current);
  }

  return {
    read: () => current,
    notice: () => notice,
    change,
    remember: (rememberedSignIn) => change({ rememberedSignIn }),
  };
}
