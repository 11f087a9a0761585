import { groupSeparator } from './code-text';
import type { Keystroke } from './recognizer';
import { usCharacter } from './us-layout';

/** A key as the recognizer takes it; what it went to is added by whoever knows. */
export type PlainKey = Pick<Keystroke, 'kind' | 'text' | 'place' | 'end' | 'capsLock'>;

const modifiers = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock', 'Fn', 'OS']);
const ends: Readonly<Record<string, Keystroke['end']>> = { Enter: 'enter', Tab: 'tab', ArrowDown: 'down' };
/** Control keys as scanners press them: with Ctrl, a letter or sign of the US layout. */
const controls: Readonly<Record<string, Partial<PlainKey>>> = {
  KeyI: { kind: 'end', end: 'tab' },
  KeyJ: { kind: 'end', end: 'enter' },
  KeyM: { kind: 'end', end: 'enter' },
  BracketRight: { kind: 'character', text: groupSeparator, place: groupSeparator },
};

/** What a key press is; `isFast`: keys of a machine come just before it, so that Ctrl and a letter are a control character. */
export function plainKeyOf(event: KeyboardEvent, isFast: boolean): PlainKey {
  const { key, code } = event;
  const plain = (kind: PlainKey['kind'], more: Partial<PlainKey> = {}): PlainKey => ({
    kind,
    text: '',
    place: null,
    ...more,
  });
  if (modifiers.has(key)) return plain('modifier');
  // a key that is held down repeats as fast as a scanner types
  if (event.repeat || event.isComposing) return plain('foreign');
  if (key === 'Dead') return plain('dead');
  if (hasCommand(event)) {
    const control = event.ctrlKey && !event.metaKey ? controls[code] : undefined;
    if (control && (isFast || code === 'BracketRight')) return plain('control', control);
    return plain(event.ctrlKey && /^(Key[A-Z]|Bracket|Backslash|Digit[26]|Minus)/.test(code) ? 'control' : 'foreign');
  }
  const end = event.altKey || event.shiftKey ? undefined : ends[key];
  if (end) return plain('end', { end });
  if (key === '\n' || key === '\r') return plain('end', { end: 'enter' });
  if (key === '\t') return plain('end', { end: 'tab' });
  if (key === groupSeparator || (key === 'F8' && isFast)) {
    return plain('character', { text: groupSeparator, place: groupSeparator });
  }
  if ([...key].length !== 1) return plain('foreign');
  if (/\p{Cc}/u.test(key)) return plain('control');
  const isThirdLevel = event.getModifierState('AltGraph');
  return plain('character', {
    text: key,
    place: isThirdLevel || event.altKey ? null : usCharacter(code, event.shiftKey),
    capsLock: event.getModifierState('CapsLock'),
  });
}

function hasCommand(event: KeyboardEvent): boolean {
  // on Windows AltGr comes as Ctrl and Alt together, and writes a character
  return (event.ctrlKey && !event.getModifierState('AltGraph')) || event.metaKey;
}

/** Collects ALT codes: some scanners hold Alt and type each character's number on the number pad. */
export function createAltCodes() {
  let digits = '';
  return {
    /** Whether the key is a part of one. */
    take(event: KeyboardEvent): boolean {
      const digit = event.altKey && !event.ctrlKey ? /^Numpad([0-9])$/.exec(event.code)?.[1] : undefined;
      if (digit === undefined) {
        digits = '';
        return false;
      }
      digits += digit;
      return true;
    },
    /** The character, once Alt is let go; null where there is none. */
    end(event: KeyboardEvent): string | null {
      if (event.key !== 'Alt' || digits === '') return null;
      const number = Number(digits);
      digits = '';
      return number > 0 && number < 0x110000 ? characterOf(number) : null;
    },
  };
}

/** ASCII alone: what lies above it depends on the code page, and codes do not have it. */
function characterOf(number: number): string | null {
  return number < 127 ? String.fromCharCode(number) : null;
}
