export type Shortcut = 'search' | 'list' | 'create' | 'save' | 'back' | 'help';

const withCommand: Readonly<Record<string, Shortcut>> = { f: 'search', l: 'list', n: 'create', s: 'save' };
const bare: Readonly<Record<string, Shortcut>> = { '/': 'search', '?': 'help' };

/** Which shortcut a key press is; null for none, and for what is being typed into a field. */
export function shortcutOf(event: KeyboardEvent): Shortcut | null {
  if (event.defaultPrevented || event.repeat || event.isComposing || event.altKey) return null;
  if (event.ctrlKey || event.metaKey) return event.shiftKey ? null : (withCommand[event.key.toLowerCase()] ?? null);
  if (event.key === 'Escape') return 'back';
  return isTyping(event.target) ? null : (bare[event.key] ?? null);
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** Calls `run` for every shortcut; an open dialog or popover keeps its keys. The answer ends the listening. */
export function watchShortcuts(run: (shortcut: Shortcut) => void): () => void {
  function onKey(event: KeyboardEvent): void {
    const shortcut = shortcutOf(event);
    if (!shortcut) return;
    // the browser's own find bar or save dialog must not come up behind a dialog either
    if (shortcut !== 'back') event.preventDefault();
    if (!document.querySelector('dialog[open], :popover-open')) run(shortcut);
  }
  window.addEventListener('keydown', onKey);
  return () => window.removeEventListener('keydown', onKey);
}

/** Does what the current screen is for: sends its form marked `data-primary`. */
export function submitPrimary(): void {
  document.querySelector<HTMLFormElement>('main form[data-primary]')?.requestSubmit();
}
