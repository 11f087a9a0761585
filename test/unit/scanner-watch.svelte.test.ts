import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { looksLikeCode, noCodes } from '../../renderer/lib/scanner/code-shape';
import type { Typed, UnfinishedReason } from '../../renderer/lib/scanner/recognizer';
import { watchScanner } from '../../renderer/lib/scanner/watch-scanner';
import { addFocused, testKeyboard } from '../support/scanner-keyboard';

let keyboard = testKeyboard();
let scanned: Typed[] = [];
let unfinished: UnfinishedReason[] = [];
let rejected: string[] = [];
let isCard: (text: string) => boolean = () => true;
let stop = (): void => undefined;

beforeEach(() => {
  vi.useFakeTimers();
  keyboard = testKeyboard();
  [scanned, unfinished, rejected, isCard] = [[], [], [], () => true];
  stop = watchScanner(window, {
    timing: () => ({ gap: 50, minimumLength: 6, end: 'any' }),
    scanned: (typed) => scanned.push(typed),
    unfinished: (reason) => unfinished.push(reason),
    mayBeCard: ({ text }) => isCard(text),
    looksLikeCode: ({ text }) => looksLikeCode(text, 'learned', noCodes),
    rejected: (why) => rejected.push(why),
  });
});

afterEach(() => {
  stop();
  vi.useRealTimers();
  document.body.replaceChildren();
});

const { press, scan, release } = {
  press: (...args: Parameters<typeof keyboard.press>) => keyboard.press(...args),
  scan: (...args: Parameters<typeof keyboard.scan>) => keyboard.scan(...args),
  release: (...args: Parameters<typeof keyboard.release>) => keyboard.release(...args),
};
const quiet = (): void => void vi.advanceTimersByTime(2_000);
const texts = () => scanned.map(({ text }) => text);
const field = (value = '') => addFocused('input', (input) => (input.value = value));
const secret = (scan?: string) =>
  addFocused('input', (input) => {
    input.type = 'password';
    if (scan !== undefined) input.dataset['scan'] = scan;
  });

describe('a whole scan', () => {
  test('is told once it was quiet after it, and its Enter or Tab does nothing', () => {
    addFocused('button');
    expect(scan('99021047380').defaultPrevented).toBe(true);
    expect(texts()).toEqual([]);
    quiet();
    expect(scan('DB1233-A', 'Tab').defaultPrevented).toBe(true);
    quiet();
    expect(texts()).toEqual(['99021047380', 'DB1233-A']);
    expect(unfinished).toEqual([]);
  });

  test('leaves the field as it was, caret and listeners included', () => {
    const box = field('Jane Example');
    box.setSelectionRange(4, 4);
    let latest = '';
    box.addEventListener('input', () => (latest = box.value));
    scan('99021047380');
    expect([box.value, latest, box.selectionStart, box.selectionEnd]).toEqual(['Jane Example', 'Jane Example', 4, 4]);
  });

  test('gives back what it typed over', () => {
    const box = field('selected');
    box.setSelectionRange(0, 8);
    scan('99021047380');
    expect([box.value, box.selectionStart, box.selectionEnd]).toEqual(['selected', 0, 8]);
  });

  test('does not tick boxes, nor leave a list on another choice', () => {
    addFocused('input', (box) => (box.type = 'checkbox'));
    press('9', 10_000);
    press('9');
    expect(press(' ').defaultPrevented).toBe(true);
    for (const key of '123') press(key);
    press('Enter');
    quiet();
    expect(texts()).toEqual(['99 123']);
    const select = addFocused('select', (made) => {
      for (const value of ['', 'portal']) made.append(Object.assign(document.createElement('option'), { value }));
    });
    press('p', 10_000);
    select.value = 'portal';
    for (const key of 'ortal9') press(key);
    press('Enter');
    expect(select.value).toBe('');
  });

  test('knows its keys by their places, and whether Caps Lock was on', () => {
    press('Ψ', 10_000, { code: 'KeyC', shiftKey: true });
    for (const [key, code] of [
      ['Α', 'KeyA'],
      ['Ρ', 'KeyR'],
      ['Δ', 'KeyD'],
    ] as const)
      press(key, 10, { code, shiftKey: true });
    for (const key of '-900') press(key);
    press('Enter');
    quiet();
    expect(scanned).toEqual([{ text: 'ΨΑΡΔ-900', places: 'CARD-900', capsLock: false }]);
  });

  test('may hold a GS1 separator, as Ctrl and ] or F8, and control characters, which write nothing', () => {
    press('b', 10_000, { ctrlKey: true, code: 'KeyB' });
    for (const key of '0109') press(key);
    expect(press('+', 10, { ctrlKey: true, code: 'BracketRight' }).defaultPrevented).toBe(true);
    for (const key of '10A') press(key);
    press('F8');
    for (const key of '21B') press(key);
    press('j', 10, { ctrlKey: true, code: 'KeyJ' });
    quiet();
    expect(texts()).toEqual(['0109\u001d10A\u001d21B']);
  });

  test('may be typed as ALT codes', () => {
    const box = field();
    [...'C4RD-9'].forEach((character, at) => {
      press('Alt', at === 0 ? 10_000 : 8, { altKey: true });
      for (const digit of `0${String(character.charCodeAt(0))}`)
        press(digit, 4, { altKey: true, code: `Numpad${digit}` });
      release('Alt');
      // Windows writes the character now
      box.setRangeText(character, box.value.length, box.value.length, 'end');
    });
    press('Enter');
    quiet();
    expect(texts()).toEqual(['C4RD-9']);
    expect(box.value).toBe('');
  });

  test('is whole after all where a busy window got its end late', () => {
    const box = field();
    press('9', 10_000);
    for (const key of '9021047') press(key);
    vi.advanceTimersByTime(300);
    expect(unfinished).toEqual(['no-end']);
    for (const key of '380') press(key);
    expect(press('Enter').defaultPrevented).toBe(true);
    quiet();
    expect(texts()).toEqual(['99021047380']);
    expect(box.value).toBe('');
  });
});

describe('what follows a scan', () => {
  test('a second Enter, a Tab, LF or Down within 300 ms does nothing, nor while it is held down', () => {
    field();
    for (const suffix of ['Enter', 'Tab', 'ArrowDown']) {
      scan('99021047380');
      expect(press(suffix, 20).defaultPrevented).toBe(true);
      expect(press(suffix, 600, { repeat: true }).defaultPrevented).toBe(false);
    }
    scan('99021047380');
    expect(press('j', 20, { ctrlKey: true, code: 'KeyJ' }).defaultPrevented).toBe(true);
    expect(press('Enter', 2_000).defaultPrevented).toBe(false);
  });
});

describe('a part of a scan', () => {
  test('leaves no field and is told once, wherever it is split and whatever has the focus', () => {
    const places = {
      nowhere: () => null,
      button: () => addFocused('button'),
      field: () => field('Jane'),
      code: () => field(''),
    };
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9A-Z]{7,14}$/),
        fc.nat(),
        fc.integer({ min: 51, max: 1_400 }),
        fc.constantFrom<keyof typeof places>('nowhere', 'button', 'field', 'code'),
        (code, where, pause, place) => {
          document.body.replaceChildren();
          const focused = places[place]();
          const before = focused instanceof HTMLInputElement ? focused.value : '';
          scanned = [];
          const at = 1 + (where % (code.length - 1));
          [...code].forEach((key, index) => {
            const after = index === 0 ? 10_000 : index === at ? pause : 8;
            if (index === at) vi.advanceTimersByTime(pause);
            press(key, after);
          });
          press('Enter', 8);
          quiet();
          const value = focused instanceof HTMLInputElement ? focused.value : '';
          expect({ texts: texts(), value }).toEqual({ texts: [], value: before });
        },
      ),
      { numRuns: 300 },
    );
  });

  test('with its head in another field leaves neither', () => {
    const first = field('one');
    const second = field('two');
    first.focus();
    press('9', 10_000);
    press('9');
    second.focus();
    for (const key of '021047') press(key);
    expect(press('Enter').defaultPrevented).toBe(true);
    quiet();
    expect([first.value, second.value, texts(), unfinished]).toEqual(['one', 'two', [], ['part']]);
  });

  test('keeps what a person typed before it', () => {
    const box = field();
    for (const key of 'Jane') press(key, 150);
    press('9', 300);
    for (const key of '9021047') press(key);
    press('Enter');
    quiet();
    expect([box.value, texts(), unfinished]).toEqual(['Jane', [], ['part']]);
  });

  test('after a change of windows is not used', () => {
    const changed = new Event('focus');
    Object.defineProperty(changed, 'timeStamp', { value: 109_950 });
    window.dispatchEvent(changed);
    press('9', 10_000);
    for (const key of '9021047') press(key);
    press('Enter');
    quiet();
    expect([texts(), unfinished]).toEqual([[], ['part']]);
  });
});

describe('a secret', () => {
  test('that a machine types is the text of its field, never a scan, and its Enter sends nothing', () => {
    const box = secret();
    expect(scan('99021047380').defaultPrevented).toBe(true);
    quiet();
    expect(box.value).toBe('99021047380');
    expect([texts(), unfinished, rejected]).toEqual([[], [], ['secret']]);
  });

  test('is one although it is shown', () => {
    const box = addFocused('input', (input) => (input.dataset['scan'] = 'secret'));
    scan('99021047380');
    quiet();
    expect([box.value, texts(), unfinished]).toEqual(['99021047380', [], []]);
  });

  test('of any text never becomes a scan, whatever comes before and after it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9a-zA-Z]{6,20}$/), fc.integer({ min: 0, max: 400 }), (text, after) => {
        document.body.replaceChildren();
        [scanned, unfinished] = [[], []];
        secret('search-secret');
        scan(text);
        addFocused('input');
        press('7', after);
        press('Enter', 8);
        quiet();
        expect([texts(), unfinished]).toEqual([[], []]);
      }),
      { numRuns: 100 },
    );
  });

  test('that asks only is sent by its Enter', () => {
    secret('search-secret');
    expect(scan('99021047380').defaultPrevented).toBe(false);
  });
});

describe('a password field', () => {
  test('is emptied of a card, which is told, and its Enter does nothing', () => {
    const box = secret('password');
    expect(scan('99021047380').defaultPrevented).toBe(true);
    expect(press('Enter', 20).defaultPrevented).toBe(true);
    quiet();
    expect([box.value, rejected, texts(), unfinished]).toEqual(['', ['password'], [], []]);
  });

  test('is emptied of a card also without an end, and when it is shown', () => {
    const box = addFocused('input', (input) => (input.dataset['scan'] = 'password'));
    press('9', 10_000);
    for (const key of '9021047380') press(key);
    quiet();
    expect([box.value, rejected]).toEqual(['', ['password']]);
  });

  test('keeps what a password manager types that is no code here', () => {
    isCard = () => false;
    const box = secret('password');
    expect(scan('correct horse battery').defaultPrevented).toBe(false);
    expect([box.value, rejected]).toEqual(['correct horse battery', []]);
  });

  test('keeps what a person types', () => {
    const box = secret('password');
    for (const key of 'secret7') press(key, 80);
    expect(press('Enter', 80).defaultPrevented).toBe(false);
    quiet();
    expect([box.value, rejected]).toEqual(['secret7', []]);
  });
});

describe('a machine so busy that a scan comes as slowly as typing', () => {
  const slowly = (code: string, gap = 90) => scan(code, 'Enter', gap);

  test('sends no card as a password, neither the first time nor the next', () => {
    const box = secret('password');
    expect(slowly('99021047380').defaultPrevented).toBe(true);
    expect(press('Enter', 90).defaultPrevented).toBe(true);
    expect([box.value, rejected]).toEqual(['', ['password']]);
    expect(slowly('99021047380').defaultPrevented).toBe(true);
    expect(rejected).toEqual(['password', 'doubt']);
    expect(slowly('CARD-900B', 145).defaultPrevented).toBe(true);
    expect([box.value, rejected]).toEqual(['', ['password', 'doubt', 'password']]);
  });

  test('sends a password that looks like a code once it is typed again and confirmed', () => {
    const box = secret('password');
    slowly('48291377');
    expect(slowly('48291377').defaultPrevented).toBe(true);
    expect([box.value, box.selectionStart, box.selectionEnd]).toEqual(['48291377', 0, 8]);
    expect(press('Enter', 700).defaultPrevented).toBe(false);
  });

  test('sends no other secret before it is confirmed, and keeps it', () => {
    const box = secret();
    expect(slowly('99021047380').defaultPrevented).toBe(true);
    expect([box.value, rejected]).toEqual(['99021047380', ['doubt']]);
    expect(press('Enter', 700).defaultPrevented).toBe(false);
  });

  test('does not hold up who types a password, or code-like text with the pauses of a person', () => {
    secret('password');
    expect(slowly('Secret 7').defaultPrevented).toBe(false);
    expect(slowly('48291377', 180).defaultPrevented).toBe(false);
    for (const key of '482913') press(key, 90);
    expect(press('Enter', 400).defaultPrevented).toBe(false);
    expect(rejected).toEqual([]);
  });

  test('counts the times of the keys, however late they are handled', () => {
    const box = secret('password');
    press('9', 10_000);
    for (const key of '9021047380') {
      vi.advanceTimersByTime(400);
      press(key, 10);
    }
    expect(press('Enter').defaultPrevented).toBe(true);
    expect([box.value, rejected.at(-1)]).toEqual(['', 'password']);
  });
});

test('a scan presses no button beside a password', () => {
  const form = addFocused('form', (made) => (made.dataset['scan'] = 'sign-in'));
  const button = document.createElement('button');
  form.append(button);
  button.focus();
  expect(scan('99021047380').defaultPrevented).toBe(true);
});

describe('what is no scan', () => {
  test('goes through untouched', () => {
    const box = field();
    for (const key of 'typed by hand') expect(press(key, 110).defaultPrevented).toBe(false);
    expect(press('Enter', 110).defaultPrevented).toBe(false);
    quiet();
    expect([box.value, texts(), unfinished]).toEqual(['typed by hand', [], []]);
  });

  test('is a key held down, a shortcut, and what is typed to sign in', () => {
    field();
    press('x', 10_000);
    for (let held = 0; held < 20; held += 1) press('x', 30, { repeat: true });
    expect(press('Enter', 200).defaultPrevented).toBe(false);
    expect(press('n', 5_000, { ctrlKey: true, code: 'KeyN' }).defaultPrevented).toBe(false);
    const form = addFocused('form', (made) => (made.dataset['scan'] = 'sign-in'));
    const name = document.createElement('input');
    form.append(name);
    name.focus();
    expect(scan('jane.example', 'Tab').defaultPrevented).toBe(false);
    quiet();
    expect([name.value, texts(), unfinished]).toEqual(['jane.example', [], []]);
  });

  test('is anything after the watch ended', () => {
    stop();
    expect(scan('99021047380').defaultPrevented).toBe(false);
    expect(texts()).toEqual([]);
  });
});
