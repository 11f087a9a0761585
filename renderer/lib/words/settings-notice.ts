import type { SettingsNotice } from '../../../electron/contract/desk-state';

/** What is said of a settings file that could not be taken as it was; the name of the file that was kept follows. */
export const settingsNoticeWords: Readonly<
  Record<SettingsNotice['notice'], { title: string; meaning: string; kept: string }>
> = {
  'settings-damaged': {
    title: 'The settings of this desk were damaged',
    meaning:
      'What could still be read of them is in use, the rest is as in a new installation. Check the server address, and Settings once you are signed in.',
    kept: 'Nothing was thrown away. The damaged file lies beside the new one, under the name',
  },
  'settings-newer': {
    title: 'The settings of this desk are from a newer version of Tokendesk',
    meaning: 'What this version knows of them is in use. To use all of them again, start the newer version.',
    kept: 'Nothing was thrown away. The newer file lies beside the new one, under the name',
  },
};

/** Where the file could not be copied: a save would destroy it, so there is none. */
export const settingsNotKept =
  'The old file could not be copied, so no change to the settings is kept. Ask your administrator: the disk may be full or write-protected.';
