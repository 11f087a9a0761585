import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { shortcutWords } from '../../renderer/lib/words/frame';
import { shortcutOf, watchShortcuts, type Shortcut } from '../../renderer/lib/shortcuts';

function press(target: EventTarget, key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  target.dispatchEvent(event);
  return event;
}

afterEach(() => document.body.replaceChildren());

describe('shortcutOf', () => {
  test.each([
    ['/', {}, 'search'],
    ['?', { shiftKey: true }, 'help'],
    ['Escape', {}, 'back'],
    ['f', { ctrlKey: true }, 'search'],
    ['N', { metaKey: true }, 'create'],
    ['l', { ctrlKey: true }, 'list'],
    ['s', { ctrlKey: true }, 'save'],
    ['L', { ctrlKey: true, shiftKey: true }, 'lock'],
    ['S', { ctrlKey: true, shiftKey: true }, null],
    ['s', { ctrlKey: true, altKey: true }, null],
    ['s', {}, null],
  ] as const)('%s %j is %s', (key, more, shortcut) => {
    expect(shortcutOf(press(document.body, key, more))).toBe(shortcut);
  });

  const [ctrl, ctrlShift] = [{ ctrlKey: true }, { ctrlKey: true, shiftKey: true }];
  test.each([
    // Greek, Russian, Hebrew, Arabic, Thai
    ['σ', 'KeyS', ctrl, 'save'],
    ['ν', 'KeyN', ctrl, 'create'],
    ['ы', 'KeyS', ctrl, 'save'],
    ['т', 'KeyN', ctrl, 'create'],
    ['כ', 'KeyF', ctrl, 'search'],
    ['ד', 'KeyS', ctrl, 'save'],
    ['م', 'KeyL', ctrl, 'list'],
    ['ث', 'KeyE', ctrl, 'life-cycle'],
    ['ื', 'KeyN', ctrl, 'create'],
    ['Λ', 'KeyL', ctrlShift, 'lock'],
    ['Д', 'KeyL', ctrlShift, 'lock'],
    ['Щ', 'KeyO', ctrlShift, 'operator'],
    ['/', 'KeyL', ctrlShift, 'lock'],
    ['×', 'KeyO', ctrlShift, 'operator'],
    ['؛', 'KeyP', ctrlShift, 'unit'],
    ['؟', 'Slash', { shiftKey: true }, 'help'],
    // Latin layouts that move letters: the letter counts, never the place
    ['o', 'KeyS', ctrl, null],
    ['s', 'Semicolon', ctrl, 'save'],
    ['.', 'KeyE', ctrl, null],
    ["'", 'KeyN', ctrl, null],
    [':', 'KeyP', ctrlShift, null],
    ['y', 'KeyZ', ctrl, null],
    ['z', 'KeyY', ctrl, 'undo'],
    // German, French, Spanish: by its character
    ['/', 'Digit7', { shiftKey: true }, 'search'],
    ['/', 'Period', { shiftKey: true }, 'search'],
    ['?', 'Minus', { shiftKey: true }, 'help'],
    ['-', 'Slash', {}, null],
  ] as const)('%s at %s with %j is %s', (key, code, more, shortcut) => {
    expect(shortcutOf(press(document.body, key, { code, ...more }))).toBe(shortcut);
  });

  test('leaves what is typed into a field alone, but not commands', () => {
    const field = document.body.appendChild(document.createElement('input'));
    expect(shortcutOf(press(field, '/'))).toBeNull();
    expect(shortcutOf(press(field, '?'))).toBeNull();
    expect(shortcutOf(press(field, 's', { ctrlKey: true }))).toBe('save');
    expect(shortcutOf(press(field, 'Escape'))).toBe('back');
  });
});

test('an open dialog keeps its keys', () => {
  const seen: Shortcut[] = [];
  const stop = watchShortcuts((shortcut) => seen.push(shortcut));
  const dialog = document.body.appendChild(document.createElement('dialog'));
  dialog.setAttribute('open', '');
  press(dialog, 'Escape');
  dialog.remove();
  press(document.body, 'Escape');
  stop();
  press(document.body, 'Escape');
  expect(seen).toEqual(['back']);
});

describe('a key by itself that may begin a scanned code', () => {
  const seen: Shortcut[] = [];
  let stop = (): void => undefined;
  let at = 1_000;
  beforeEach(() => {
    vi.useFakeTimers();
    seen.length = 0;
    stop = watchShortcuts((shortcut) => seen.push(shortcut));
  });
  afterEach(() => {
    stop();
    vi.useRealTimers();
  });

  function key(name: string, after: number): void {
    at += after;
    vi.advanceTimersByTime(after);
    const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true });
    Object.defineProperty(event, 'timeStamp', { value: at });
    document.body.dispatchEvent(event);
  }

  test.each(['/', '?'])('%s is no shortcut where more follows as fast as from a scanner', (first) => {
    key(first, 10_000);
    for (const each of '990210') key(each, 10);
    key('Enter', 10);
    vi.advanceTimersByTime(1_000);
    expect(seen).toEqual([]);
  });

  test('is a shortcut once nothing follows', () => {
    key('/', 10_000);
    expect(seen).toEqual([]);
    vi.advanceTimersByTime(100);
    expect(seen).toEqual(['search']);
  });

  test('is a shortcut before the next key of a person', () => {
    key('/', 10_000);
    key('j', 60);
    expect(seen).toEqual(['search']);
  });
});

test('the help names every combination once', () => {
  const named = shortcutWords.flatMap(({ keys }) => keys.map((combination) => combination.join('+')));
  expect(new Set(named).size).toBe(named.length);
});
