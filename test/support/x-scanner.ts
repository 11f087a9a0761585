import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { ElectronApplication } from '@playwright/test';

const run = promisify(execFile);

/** X key codes by what a keyboard with the US layout writes with them; a scanner presses these places, whatever the layout. */
const places = new Map<string, string>();
function row(first: number, plain: string, shifted: string): void {
  [...plain].forEach((character, at) => places.set(character, String(first + at)));
  [...shifted].forEach((character, at) => places.set(character, `shift+${String(first + at)}`));
}
row(10, '1234567890-=', '!@#$%^&*()_+');
row(24, 'qwertyuiop[]', 'QWERTYUIOP{}');
row(38, "asdfghjkl;'`", 'ASDFGHJKL:"~');
row(51, '\\zxcvbnm,./', '|ZXCVBNM<>?');
places.set(' ', '65');
const named = {
  Enter: '36',
  Tab: '23',
  Down: '116',
  CapsLock: '66',
  'Ctrl+J': 'ctrl+44',
  'Ctrl+]': 'ctrl+35',
} as const;
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

/** Presses keys on the X keyboard, in one process so that nothing comes between two of them; `msPerKey` is about the pace. */
export async function typeOnX(steps: readonly XStep[], msPerKey = 6): Promise<void> {
  const commands = steps.flatMap((step) => {
    if (typeof step === 'string') return ['key', '--delay', String(msPerKey), ...[...step].map(placeOf)];
    if ('key' in step) return ['key', '--delay', String(msPerKey), named[step.key]];
    return ['sleep', String(step.pauseMs / 1_000)];
  });
  await run('xdotool', commands);
}

function placeOf(character: string): string {
  const place = places.get(character);
  if (place === undefined) throw new Error(`A US keyboard does not write ${JSON.stringify(character)}`);
  return place;
}
