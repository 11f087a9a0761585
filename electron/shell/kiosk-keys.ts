import { letterAtPlace } from '../contract/command-keys';

/** A key press as Electron tells of it before the page does. */
interface KeyPress {
  key: string;
  code: string;
  control: boolean;
  meta: boolean;
  alt: boolean;
  shift: boolean;
}

const bareKeys: readonly string[] = ['F1', 'F3', 'F5', 'F6', 'F7', 'F10', 'F11', 'F12', 'ContextMenu'];
/** Close, quit, reload, window, history, print, source, zoom; P with Shift is the unit's. */
const withCommand = /^[wqrthjupdmg0+\-=_]$/i;
const withAlt: readonly string[] = ['F4', 'ArrowLeft', 'ArrowRight', 'Home', ' ', 'Escape'];

/**
 * Whether a key press would close, leave, reload, zoom or look into the window; what the desk itself uses stays. Chromium
 * goes by the key's place where a layout has no Latin letter on it, so both are looked at.
 */
export function leadsOut(input: KeyPress): boolean {
  const place = letterAtPlace(input);
  return leads(input) || (place !== null && leads({ ...input, key: place }));
}

function leads(input: Omit<KeyPress, 'code'>): boolean {
  const { key, control, meta, alt, shift } = input;
  if (bareKeys.includes(key)) return true;
  if (/^Browser/.test(key)) return true;
  // AltGr and Option type characters
  if (alt) return withAlt.includes(key);
  if (!control && !meta) return false;
  if (shift) return /^[ijcknwqrtbm]$/i.test(key) || ['Delete', 'Escape'].includes(key);
  return withCommand.test(key) || ['F4', 'Tab', 'PageUp', 'PageDown', 'Escape'].includes(key);
}
