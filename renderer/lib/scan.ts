import { endBurst, surelyMachine, takeKey } from './scan-burst';
import type { Affixes, Burst, Keystroke, Outcome, UnfinishedScan } from './scan-burst';

export interface ScanHandlers {
  scanned: (code: string) => void;
  unfinished: (scan: UnfinishedScan) => void;
  affixes: () => Affixes;
}

/**
 * How long a burst may stay without its end before it is called unfinished, in milliseconds. A busy window may get the
 * rest later still: whether that belongs to it, the times of the keys tell.
 */
const patience = 250;

/**
 * Recognises scans wherever the focus is, keeps their Enter or Tab from doing anything and takes their characters out of
 * the field that had focus; the answer ends the watching. Each screen watches for itself (Create, Update and List do), as
 * each does something else with a scan. Dialogs are left alone: a password that a password manager types would otherwise
 * be taken for a scan, and shown.
 */
export function watchScans(target: Window | HTMLElement, handlers: ScanHandlers): () => void {
  let burst: Burst | null = null;
  let touched = new Map<Element, () => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tell(outcome: Outcome): void {
    if (!outcome) return;
    if ('scanned' in outcome) handlers.scanned(outcome.scanned);
    else handlers.unfinished(outcome.unfinished);
  }

  function forget(): void {
    clearTimeout(timer);
    burst = null;
    touched = new Map();
  }

  function onTimeout(): void {
    const outcome = endBurst(burst, handlers.affixes());
    if (burst && outcome) burst = { ...burst, isTold: true };
    tell(outcome);
  }

  function onKey(event: Event): void {
    if (!(event instanceof KeyboardEvent)) return;
    const key = keystrokeOf(event);
    const focus = event.composedPath()[0];
    if (!key || (focus instanceof Element && focus.closest('dialog'))) return;
    const { burst: next, outcome } = takeKey(burst, key, handlers.affixes());
    const fields = touched;
    if (!next || next.characters === 1) forget();
    if (next) {
      follow(next, event, focus);
    } else if (key.kind === 'end' && outcome && isEnded(outcome)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      for (const restore of fields.values()) restore();
    }
    tell(outcome);
  }

  function follow(next: Burst, event: KeyboardEvent, focus: EventTarget | undefined): void {
    burst = next;
    clearTimeout(timer);
    timer = setTimeout(onTimeout, patience);
    if (focus instanceof Element && !touched.has(focus)) touched.set(focus, rememberField(focus));
    if (burst.characters >= surelyMachine) holdBack(event, focus);
  }

  target.addEventListener('keydown', onKey, { capture: true });
  return () => {
    target.removeEventListener('keydown', onKey, { capture: true });
    forget();
  };
}

/** Whether this Enter or Tab came from the scanner; after a pause it came from the operator. */
function isEnded(outcome: NonNullable<Outcome>): boolean {
  return 'scanned' in outcome || outcome.unfinished.reason === 'short';
}

const modifiers = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock', 'Fn']);

/** What a key is to the recogniser; nothing for a modifier on its own, with which scanners write capitals. */
function keystrokeOf(event: KeyboardEvent): Keystroke | null {
  const { key, timeStamp: at } = event;
  if (modifiers.has(key)) return null;
  // a key that is held down repeats as fast as a scanner types
  if (event.repeat || event.isComposing) return { kind: 'other', text: '', at };
  if (key === 'Enter' || key === 'Tab') return { kind: hasCommand(event) ? 'other' : 'end', text: '', at };
  if ([...key].length !== 1) return { kind: 'other', text: '', at };
  // scanners write control characters as Ctrl and a key, or as Alt and digits of the number pad
  const isControl = hasCommand(event) || (event.altKey && event.code.startsWith('Numpad')) || /\p{Cc}/u.test(key);
  return isControl ? { kind: 'control', text: '', at } : { kind: 'character', text: key, at };
}

function hasCommand(event: KeyboardEvent): boolean {
  // on Windows AltGr comes as Ctrl and Alt together, and writes a character
  return (event.ctrlKey && !event.getModifierState('AltGraph')) || event.metaKey;
}

/** Keeps a scanned character from being a shortcut, a click or a choice; text fields get it, as it may still be typing. */
function holdBack(event: KeyboardEvent, focus: EventTarget | undefined): void {
  event.stopImmediatePropagation();
  if (hasCommand(event) || !isTextField(focus)) event.preventDefault();
}

function isTextField(focus: EventTarget | undefined): focus is HTMLInputElement | HTMLTextAreaElement {
  if (focus instanceof HTMLTextAreaElement) return true;
  return focus instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'range'].includes(focus.type);
}

/** Gives the function that puts a field back as it is now, and tells whoever listens to it. */
function rememberField(field: Element): () => void {
  if (field instanceof HTMLSelectElement) {
    const { value } = field;
    return () => {
      if (field.value === value) return;
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    };
  }
  if (!isTextField(field)) return () => undefined;
  const { value, selectionStart, selectionEnd } = field;
  return () => {
    if (field.value === value) return;
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    if (selectionStart !== null) field.setSelectionRange(selectionStart, selectionEnd);
  };
}
