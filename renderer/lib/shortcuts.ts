import { defaultGap } from '../../electron/contract/scanner';
import { commandLetter } from '../../electron/contract/command-keys';

export type Shortcut =
  'search' | 'list' | 'create' | 'save' | 'life-cycle' | 'undo' | 'back' | 'help' | 'operator' | 'unit' | 'lock';

// a letter alone would be pressed by a scanner, too
const withCommand: Readonly<Record<string, Shortcut>> = {
  e: 'life-cycle',
  f: 'search',
  l: 'list',
  n: 'create',
  s: 'save',
  z: 'undo',
};
const withCommandAndShift: Readonly<Record<string, Shortcut>> = { l: 'lock', o: 'operator', p: 'unit' };
// by their character, wherever a layout has it: with Shift on 7 in German, say
const bare: Readonly<Record<string, Shortcut>> = { '/': 'search', '?': 'help', '؟': 'help' };

/** Which shortcut a key press is; null for none, and for what is being typed into a field. */
export function shortcutOf(event: KeyboardEvent): Shortcut | null {
  if (event.defaultPrevented || event.repeat || event.isComposing || event.altKey) return null;
  if (event.ctrlKey || event.metaKey) {
    const letter = commandLetter(event, event.shiftKey);
    const shortcut = (event.shiftKey ? withCommandAndShift : withCommand)[letter] ?? null;
    // in a field it is the typing that is taken back
    return shortcut === 'undo' && isTyping(event.target) ? null : shortcut;
  }
  if (event.key === 'Escape') return 'back';
  // one key, for a desk that is left in a hurry
  if (event.key === 'Pause' || event.key === 'F9') return 'lock';
  return isTyping(event.target) ? null : (bare[event.key] ?? null);
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** A busy window may handle the next key of a scan a little late. */
const patience = 20;

/**
 * Calls `run` for every shortcut; an open dialog or popover keeps its keys. One of a character alone waits for as long as the
 * next key of a scan may take, in milliseconds, as a scanned code may begin with it. The answer ends the listening.
 */
export function watchShortcuts(run: (shortcut: Shortcut) => void, scannerGap = () => defaultGap): () => void {
  let waiting: { shortcut: Shortcut; at: number; timer: ReturnType<typeof setTimeout> } | null = null;

  // ahead of whatever else listens, as the keys of a scan are held back from the third one on
  function onNextKey({ key, timeStamp }: KeyboardEvent): void {
    if (!waiting || ([...key].length !== 1 && key !== 'Enter' && key !== 'Tab')) return;
    const { shortcut, at, timer } = waiting;
    clearTimeout(timer);
    waiting = null;
    if (timeStamp - at > scannerGap()) runNow(shortcut);
  }

  function onKey(event: KeyboardEvent): void {
    const shortcut = shortcutOf(event);
    if (!shortcut) return;
    // the browser's own find bar or save dialog must not come up behind a dialog either
    if (shortcut !== 'back') event.preventDefault();
    const isCharacter = [...event.key].length === 1 && !event.ctrlKey && !event.metaKey;
    if (!isCharacter) runNow(shortcut);
    else {
      const timer = setTimeout(() => {
        waiting = null;
        runNow(shortcut);
      }, scannerGap() + patience);
      waiting = { shortcut, at: event.timeStamp, timer };
    }
  }

  function runNow(shortcut: Shortcut): void {
    // a desk is locked whatever is open on it
    if (shortcut === 'lock' || !document.querySelector('dialog[open], :popover-open')) run(shortcut);
  }

  window.addEventListener('keydown', onNextKey, { capture: true });
  window.addEventListener('keydown', onKey);
  return () => {
    clearTimeout(waiting?.timer);
    window.removeEventListener('keydown', onNextKey, { capture: true });
    window.removeEventListener('keydown', onKey);
  };
}

/** Takes the token on the screen a step on in its life, where it has one: presses the button marked `data-life-cycle`. */
export function pressLifeCycle(): void {
  document.querySelector<HTMLButtonElement>('main [data-life-cycle]')?.click();
}

/** Does what the current screen is for: sends its form marked `data-primary`. */
export function submitPrimary(): void {
  document.querySelector<HTMLFormElement>('main form[data-primary]')?.requestSubmit();
}
