import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { UnfinishedScan } from '../../renderer/lib/scan-burst';
import { watchScans } from '../../renderer/lib/scan';

let clock = 0;
let scanned: string[] = [];
let unfinished: UnfinishedScan[] = [];
let stop = (): void => undefined;

beforeEach(() => {
  vi.useFakeTimers();
  [clock, scanned, unfinished] = [10_000, [], []];
  stop = watchScans(window, {
    scanned: (code) => scanned.push(code),
    unfinished: (scan) => unfinished.push(scan),
    affixes: () => ({ prefix: '', suffix: '' }),
  });
});

afterEach(() => {
  stop();
  vi.useRealTimers();
  document.body.replaceChildren();
});

/** One key as the browser delivers it: the event first, then the character, unless the event was cancelled. */
function press(key: string, after = 10, init: KeyboardEventInit = {}): KeyboardEvent {
  clock += after;
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true, ...init });
  Object.defineProperty(event, 'timeStamp', { value: clock });
  const focus = document.activeElement ?? document.body;
  focus.dispatchEvent(event);
  const writes = [...key].length === 1 && !init.ctrlKey && !event.defaultPrevented;
  if (writes && focus instanceof HTMLInputElement && focus.type !== 'checkbox') {
    const [start, end] = [focus.selectionStart ?? 0, focus.selectionEnd ?? 0];
    focus.setRangeText(key, start, end, 'end');
    focus.dispatchEvent(new Event('input', { bubbles: true }));
  }
  return event;
}

function scan(code: string, end = 'Enter'): KeyboardEvent {
  press(code[0] ?? '', 500);
  for (const key of code.slice(1)) press(key);
  return press(end);
}

function add<K extends keyof HTMLElementTagNameMap>(tag: K, set: (made: HTMLElementTagNameMap[K]) => void) {
  const made = document.createElement(tag);
  document.body.append(made);
  set(made);
  made.focus();
  return made;
}

describe('a scan', () => {
  test('is told, and its Enter or Tab does nothing', () => {
    const seen = vi.fn();
    document.addEventListener('keydown', seen);
    add('button', () => undefined);
    expect(scan('99021047380').defaultPrevented).toBe(true);
    expect(scan('DB1233-A', 'Tab').defaultPrevented).toBe(true);
    expect(scanned).toEqual(['99021047380', 'DB1233-A']);
    const keys = seen.mock.calls.map(([event]) => (event instanceof KeyboardEvent ? event.key : ''));
    expect(keys).toEqual(['9', '9', 'D', 'B']);
    document.removeEventListener('keydown', seen);
  });

  test('leaves the field as it was, caret and listeners included', () => {
    const field = add('input', (input) => (input.value = 'Jane Example'));
    field.setSelectionRange(4, 4);
    let heard = '';
    field.addEventListener('input', () => (heard = field.value));
    scan('99021047380');
    expect(field.value).toBe('Jane Example');
    expect(heard).toBe('Jane Example');
    expect([field.selectionStart, field.selectionEnd]).toEqual([4, 4]);
  });

  test('gives back what it typed over', () => {
    const field = add('input', (input) => (input.value = 'selected'));
    field.setSelectionRange(0, 8);
    scan('99021047380');
    expect([field.value, field.selectionStart, field.selectionEnd]).toEqual(['selected', 0, 8]);
  });

  test('clears every field that it ran through', () => {
    const first = add('input', () => undefined);
    const second = add('input', () => undefined);
    first.focus();
    press('9', 500);
    second.focus();
    for (const key of '9021047') press(key);
    press('Enter');
    expect([first.value, second.value]).toEqual(['', '']);
    expect(scanned).toEqual(['99021047']);
  });

  test('does not tick boxes, nor leave a list on another choice', () => {
    add('input', (box) => (box.type = 'checkbox'));
    press('9', 500);
    press('9');
    expect(press(' ').defaultPrevented).toBe(true);
    for (const key of '123') press(key);
    press('Enter');
    expect(scanned).toEqual(['99 123']);
    const select = add('select', (made) => {
      for (const value of ['', 'portal']) made.append(Object.assign(document.createElement('option'), { value }));
    });
    press('p', 500);
    select.value = 'portal';
    for (const key of 'ortal9') press(key);
    press('Enter');
    expect(select.value).toBe('');
  });

  test('may hold capitals, AltGr characters and control keys', () => {
    press('A', 500, { shiftKey: true });
    press('Shift', 5);
    press('b');
    press('@', 10, { ctrlKey: true, altKey: true, modifierAltGraph: true });
    expect(press(']', 10, { ctrlKey: true }).defaultPrevented).toBe(true);
    press('0', 10, { altKey: true, code: 'Numpad0' });
    for (const key of 'cde') press(key);
    press('Enter');
    expect(scanned).toEqual(['Ab@cde']);
  });
});

describe('what is not a scan', () => {
  test('goes through untouched', () => {
    const field = add('input', () => undefined);
    for (const key of 'typed by hand') expect(press(key, 80).defaultPrevented).toBe(false);
    expect(press('Enter', 80).defaultPrevented).toBe(false);
    expect(field.value).toBe('typed by hand');
    expect([scanned, unfinished]).toEqual([[], []]);
  });

  test('is a key held down', () => {
    const field = add('input', () => undefined);
    press('x', 500);
    for (let held = 0; held < 20; held += 1) press('x', 30, { repeat: true });
    expect(press('Enter', 30).defaultPrevented).toBe(false);
    expect(field.value).toHaveLength(21);
    expect([scanned, unfinished]).toEqual([[], []]);
  });

  test('is a shortcut', () => {
    expect(press('n', 500, { ctrlKey: true }).defaultPrevented).toBe(false);
    expect(press('Enter', 10, { ctrlKey: true }).defaultPrevented).toBe(false);
  });

  test('is what is typed into a dialog, so that a password manager can sign in', () => {
    const dialog = add('dialog', (made) => (made.open = true));
    const password = document.createElement('input');
    dialog.append(password);
    password.focus();
    expect(scan('correct horse battery').defaultPrevented).toBe(false);
    expect(password.value).toBe('correct horse battery');
    expect(scanned).toEqual([]);
  });

  test('is anything after the watching ended', () => {
    stop();
    expect(scan('99021047380').defaultPrevented).toBe(false);
    expect(scanned).toEqual([]);
  });
});

describe('half a scan', () => {
  test('that is too short is told, submits nothing and stays nowhere', () => {
    const field = add('input', () => undefined);
    expect(scan('9902').defaultPrevented).toBe(true);
    expect(unfinished).toEqual([{ reason: 'short', text: '9902' }]);
    expect(field.value).toBe('');
  });

  test('without its end is told after a moment and stays, as it may have been a paste by keys', () => {
    const field = add('input', () => undefined);
    for (const key of '99021047') press(key);
    vi.advanceTimersByTime(249);
    expect(unfinished).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(unfinished).toEqual([{ reason: 'no-end', text: '99021047' }]);
    expect(field.value).toBe('99021047');
    expect(press('Enter', 600).defaultPrevented).toBe(false);
  });

  test('is whole after all where a busy window got its end late', () => {
    const field = add('input', () => undefined);
    for (const key of '99021047') press(key);
    vi.advanceTimersByTime(250);
    for (const key of '380') press(key);
    vi.advanceTimersByTime(250);
    expect(press('Enter').defaultPrevented).toBe(true);
    expect(unfinished).toHaveLength(1);
    expect(scanned).toEqual(['99021047380']);
    expect(field.value).toBe('');
  });
});
