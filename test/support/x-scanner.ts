import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { ElectronApplication } from '@playwright/test';
import { sendKeys, type XKeyEvent } from './x-test';

const run = promisify(execFile);

/** A key by the number that X has for it (evdev), and the key that is held down meanwhile. */
interface Place {
  code: number;
  held?: number;
}

const shift = 50;
const control = 37;
/** Places by what a keyboard with the US layout writes with them; a scanner presses these places, whatever the layout. */
const places = new Map<string, Place>();
function row(first: number, plain: string, shifted: string): void {
  [...plain].forEach((character, at) => places.set(character, { code: first + at }));
  [...shifted].forEach((character, at) => places.set(character, { code: first + at, held: shift }));
}
row(10, '1234567890-=', '!@#$%^&*()_+');
row(24, 'qwertyuiop[]', 'QWERTYUIOP{}');
row(38, "asdfghjkl;'`", 'ASDFGHJKL:"~');
row(51, '\\zxcvbnm,./', '|ZXCVBNM<>?');
places.set(' ', { code: 65 });
const named = {
  Enter: { code: 36 },
  Tab: { code: 23 },
  Down: { code: 116 },
  CapsLock: { code: 66 },
  'Ctrl+J': { code: 44, held: control },
  'Ctrl+]': { code: 35, held: control },
} as const satisfies Record<string, Place>;
export type XKey = keyof typeof named;

/** What is typed one after the other: characters, a named key, or a pause in milliseconds. */
export type XStep = string | { key: XKey } | { pauseMs: number };

/** The keys of a scan of `code`, as a reader sends them. */
export function scanned(code: string, ...end: XKey[]): XStep[] {
  return [code, ...(end.length > 0 ? end : (['Enter'] as const)).map((key) => ({ key }))];
}

/** Sets the keyboard layout of the X display, such as `us`, `gr`, `de` or `fr`. */
export async function setLayout(layout: string): Promise<void> {
  await run('setxkbmap', [layout]);
}

/** Gives the app's window the keyboard of the X display, where no window manager does. */
export async function focusWindow(app: ElectronApplication): Promise<void> {
  const pid = await app.evaluate(() => process.pid);
  await run('xdotool', ['search', '--onlyvisible', '--pid', String(pid), 'windowfocus']);
}

/** Presses keys on the X keyboard, `msPerKey` apart, whatever else the machine does. */
export async function typeOnX(steps: readonly XStep[], msPerKey = 6): Promise<void> {
  let afterMs = 0;
  const events = steps.flatMap((step) => {
    if (typeof step !== 'string' && 'pauseMs' in step) {
      afterMs += step.pauseMs;
      return [];
    }
    const keys = typeof step === 'string' ? [...step].map(placeOf) : [named[step.key]];
    return keys.flatMap((key) => {
      const pressed = eventsOf(key, afterMs);
      afterMs = msPerKey;
      return pressed;
    });
  });
  await sendKeys(events);
}

function eventsOf({ code, held }: Place, afterMs: number): XKeyEvent[] {
  const key = [true, false].map((isDown): XKeyEvent => ({ code, isDown, afterMs: 0 }));
  const all =
    held === undefined
      ? key
      : [{ code: held, isDown: true, afterMs: 0 }, ...key, { code: held, isDown: false, afterMs: 0 }];
  return all.map((event, at) => (at === 0 ? { ...event, afterMs } : event));
}

function placeOf(character: string): Place {
  const place = places.get(character);
  if (place === undefined) throw new Error(`A US keyboard does not write ${JSON.stringify(character)}`);
  return place;
}
