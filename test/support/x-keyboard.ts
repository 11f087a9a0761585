import { execFileSync } from 'node:child_process';

/** The keys of a PC keyboard by their place on a US layout, as X numbers them (evdev). */
const keycodes = {
  ...{ Digit7: 16, KeyE: 26, KeyR: 27, KeyW: 25, KeyO: 32, KeyP: 33, KeyA: 38, KeyS: 39, KeyF: 41, KeyL: 46 },
  ...{
    KeyC: 54,
    KeyV: 55,
    KeyN: 57,
    Period: 60,
    Slash: 61,
    KeyZ: 52,
    Backslash: 51,
    KeyQ: 24,
    ControlLeft: 37,
    ShiftLeft: 50,
    AltGraph: 108,
  },
} as const;

export type PlaceOfKey = keyof typeof keycodes;

/** Gives the keyboard of this desktop another layout, for all its windows. */
export function setLayout(layout: string): void {
  execFileSync('setxkbmap', [layout]);
}

/** Gives the keyboard to the app's window, as no window manager does here. */
export function focusWindow(): void {
  const ids = execFileSync('xdotool', ['search', '--onlyvisible', '--name', 'Tokendesk'], { encoding: 'utf8' });
  execFileSync('xdotool', ['windowfocus', '--sync', ids.split('\n').filter(Boolean).at(-1) ?? '']);
}

/** Presses real keys of the X server at once, the last one after the others: what they mean is up to the layout. */
export function pressKeys(...places: PlaceOfKey[]): void {
  const held = places.slice(0, -1).map((place) => String(keycodes[place]));
  const press = places.slice(-1).flatMap((place) => ['key', String(keycodes[place])]);
  const down = held.flatMap((code) => ['keydown', code]);
  const up = held.reverse().flatMap((code) => ['keyup', code]);
  execFileSync('xdotool', [...down, ...press, ...up]);
}
