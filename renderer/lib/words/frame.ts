import type { Connection } from '../../../electron/contract/desk-state';
import { lockWords } from './lock';
import { operatorWords } from './operator';

/** The words around every screen. */
export const frameWords = {
  skip: 'Skip to content',
  navigation: 'Main',
  search: 'Search',
  list: 'List',
  create: 'Create',
  outbox: 'Outbox',
  settings: 'Settings',
  signOut: 'Sign out',
  signedOut: 'You are signed out.',
  shortcuts: 'Keyboard shortcuts',
  status: 'Desk',
  webApiKeyOperator: 'Web API key',
  memoryOnly: 'Not kept after quitting',
  memoryOnlyWhy: 'The keychain of this computer could not be used. You stay signed in until you quit Tokendesk.',
  practiceTitle: 'Practice',
  practiceText: 'The people and tokens here are made up. Nothing reaches a real server.',
  screenMissing: 'This screen could not be loaded.',
} as const;

export const connectionWords: Readonly<Record<Connection, string>> = {
  online: 'Online',
  offline: 'Offline',
  practice: 'Practice',
};

/** Time until the session ends, in whole minutes as an operator says it. */
export function timeLeft(minutes: number): string {
  if (minutes < 1) return 'Less than a minute left';
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return `${minutes} min left`;
  return minutes % 60 === 0 ? `${hours} h left` : `${hours} h ${minutes % 60} min left`;
}

/** The shortcuts dialog, in the order in which it shows them. */
export const shortcutWords = [
  { does: 'Search', keys: [['/'], ['Ctrl', 'F']] },
  { does: 'List tokens', keys: [['Ctrl', 'L']] },
  { does: 'Create a token; on a token, its replacement', keys: [['Ctrl', 'N']] },
  { does: 'Save', keys: [['Ctrl', 'S']] },
  { does: 'Token: effective or not', keys: [['Ctrl', 'E']] },
  { does: 'Undo', keys: [['Ctrl', 'Z']] },
  { does: 'Back', keys: [['Esc']] },
  { does: 'Move in lists', keys: [['↑'], ['↓']] },
  { does: 'Open the selected token', keys: [['Enter']] },
  { does: operatorWords.switchOperator, keys: [['Ctrl', 'Shift', 'O']] },
  { does: operatorWords.switchUnit, keys: [['Ctrl', 'Shift', 'P']] },
  { does: lockWords.lockDesk, keys: [['Ctrl', 'Shift', 'L'], ['F9'], ['Pause']] },
  { does: 'Show this help', keys: [['?']] },
] as const;

export const shortcutOr = 'or';
/** What the Ctrl key is called on a Mac. */
export const macCommand = '⌘';
