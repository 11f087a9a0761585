/** A keyboard for tests without a browser: keys with times of their own, which write into whatever has the focus. */
export function testKeyboard() {
  let clock = 100_000;

  function dispatch(type: 'keydown' | 'keyup', key: string, init: KeyboardEventInit): KeyboardEvent {
    const event = new KeyboardEvent(type, { key, bubbles: true, cancelable: true, composed: true, ...init });
    Object.defineProperty(event, 'timeStamp', { value: clock });
    (document.activeElement ?? document.body).dispatchEvent(event);
    return event;
  }

  /** One key as the browser delivers it: the event first, then the character, unless the event was cancelled. */
  function press(key: string, after = 10, init: KeyboardEventInit = {}): KeyboardEvent {
    clock += after;
    const code = init.code ?? codeOf(key);
    const event = dispatch('keydown', key, { ...init, code });
    const focus = document.activeElement;
    const writes = [...key].length === 1 && init.ctrlKey !== true && init.altKey !== true && !event.defaultPrevented;
    if (writes && focus instanceof HTMLInputElement && focus.type !== 'checkbox') {
      const [start, end] = [focus.selectionStart ?? focus.value.length, focus.selectionEnd ?? focus.value.length];
      focus.setRangeText(key, start, end, 'end');
      focus.dispatchEvent(new Event('input', { bubbles: true }));
    }
    dispatch('keyup', key, { ...init, code });
    return event;
  }

  return {
    press,
    /** Lets a key go alone, as Alt after an ALT code. */
    release: (key: string, after = 5): KeyboardEvent => {
      clock += after;
      return dispatch('keyup', key, {});
    },
    /** Types a code at a scanner's pace after a long pause; gives its last key. */
    scan(code: string, end = 'Enter', gap = 10): KeyboardEvent {
      [...code].forEach((key, at) => press(key, at === 0 ? 10_000 : gap));
      return press(end, gap);
    },
  };
}

/** The place of a key that writes an ASCII letter or digit. */
function codeOf(key: string): string {
  if (/^[0-9]$/.test(key)) return `Digit${key}`;
  if (/^[A-Za-z]$/.test(key)) return `Key${key.toUpperCase()}`;
  return key === '-' ? 'Minus' : key;
}

/** Adds an element with the focus. */
export function addFocused<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  set: (made: HTMLElementTagNameMap[K]) => void = () => undefined,
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  document.body.append(made);
  set(made);
  made.focus();
  return made;
}
