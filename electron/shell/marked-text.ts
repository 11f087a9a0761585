import { clipboard } from 'electron';

const ours: { clear: () => void } = clipboard;

/**
 * Clears what Linux keeps for the middle button to paste: the text that was marked last, in whichever window. Nothing tells
 * whose it is, and it goes with the next text that is marked in any case.
 */
export function clearMarkedText(): void {
  if (process.platform !== 'linux') return;
  if ('selection' in clipboard) clipboard.selection.clear();
  // how Electron had it until 44
  else Reflect.apply(ours.clear, ours, ['selection']);
}
