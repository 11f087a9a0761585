/** What a scanner adds around every code; both come from the settings. */
export interface Affixes {
  prefix: string;
  suffix: string;
}

/** Separates the parts of a GS1 code (FNC1); it is data, so that codes with and without it differ. */
export const groupSeparator = '\u001d';

/** The symbology identifier of AIM: what kind of bar code it was, such as `]C1`, `]E0` or `]Q1`. */
const aimIdentifier = /^\][A-Za-z][0-9A-Za-z]/;

/** Takes off what nobody sees and no code has: zero-width characters and marks of direction, which come along with a paste. */
export function withoutFormat(text: string): string {
  return text.replace(/\p{Cf}/gu, '');
}

/** A code or a login as it is sent: without invisible characters, and without spaces around it. */
export function cleanEntry(text: string): string {
  return withoutFormat(text).trim();
}

/** The code alone: without prefix, AIM identifier, suffix, control characters but the group separator, and spaces around it. */
export function stripScan(text: string, affixes: Affixes): string {
  const [prefix, suffix] = [printable(affixes.prefix), printable(affixes.suffix)];
  const whole = printable(text);
  const withoutPrefix = takeOff(whole, prefix);
  const bare = withoutPrefix.replace(aimIdentifier, '');
  const code = withoutPrefix === whole && bare !== whole ? takeOff(bare, prefix) : bare;
  return (suffix && code.endsWith(suffix) ? code.slice(0, -suffix.length) : code).trim();
}

function takeOff(text: string, prefix: string): string {
  return prefix && text.startsWith(prefix) ? text.slice(prefix.length) : text;
}

function printable(text: string): string {
  return withoutFormat(text.replace(/\p{Cc}/gu, (control) => (control === groupSeparator ? control : '')));
}

/** The AIM identifier that a scan begins with; null for none. */
export function aimOf(text: string): string | null {
  return aimIdentifier.exec(text)?.[0] ?? null;
}

/** A text with its control and other invisible characters as signs that can be seen. */
export function visible(text: string): string {
  return text
    .replace(/\p{Cc}/gu, (control) => pictureOf(control.charCodeAt(0)) ?? control)
    .replace(
      /[\p{Cf}\u0080-\u009f]/gu,
      (hidden) => `⟨U+${hidden.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0') ?? ''}⟩`,
    );
}

/** The sign of Unicode for a control character of ASCII. */
function pictureOf(code: number): string | undefined {
  if (code === 0x7f) return '\u2421';
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : undefined;
}
