import type { StartNotice } from '../../../electron/contract/desk-state';

/** What is said of files that the start found missing or damaged; after `kept` follows the name of the file that was kept. */
export const startNoticeWords: Readonly<
  Record<StartNotice['notice'], { title: string; meaning: string; kept?: string }>
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
  'settings-lost': {
    title: 'The settings of this desk are missing',
    meaning:
      'All settings are as in a new installation. Check the server address, and Settings once you are signed in. What waits in the Outbox is kept apart from them.',
  },
  'policy-gone': {
    title: 'The rules of your organisation are gone from this computer',
    meaning:
      'What they fixed at the last start is free again. If your administrator has not removed them, tell your administrator.',
  },
  'last-policy-damaged': {
    title: 'The copy of the last good rules of your organisation was damaged',
    meaning:
      'It only counts where the rules cannot be read: then the strictest rules are in force. It is written anew as soon as they can be read.',
  },
  'keychain-marker-lost': {
    title: 'A file of this desk is missing: what the keychain holds',
    meaning:
      'The key of the Outbox is looked for in the keychain, and no new one takes its place. If the Outbox does not open, unlock the keychain of this computer.',
  },
};

/** Where the file could not be copied: a save would destroy it, so there is none. */
export const settingsNotKept =
  'The old file could not be copied, so no change to the settings is kept. Ask your administrator: the disk may be full or write-protected.';
