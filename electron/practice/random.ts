const hexDigits = '0123456789ABCDEF';
const alphanumerics = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';

/** A repeatable source of made-up values; not for secrets that protect anything real. */
export interface Random {
  /** A whole number from 0 to `below` - 1. */
  integer(below: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly [T, ...T[]]): T;
  hex(length: number): string;
  digits(length: number): string;
  letters(length: number): string;
}

/** Makes a repeatable source: the same seed gives the same values (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  function fraction(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  function integer(below: number): number {
    return Math.floor(fraction() * below);
  }
  function text(alphabet: string, length: number): string {
    let made = '';
    while (made.length < length) made += alphabet.charAt(integer(alphabet.length));
    return made;
  }
  return {
    integer,
    chance: (probability) => fraction() < probability,
    pick: (items) => items[integer(items.length)] ?? items[0],
    hex: (length) => text(hexDigits, length),
    digits: (length) => text(hexDigits.slice(0, 10), length),
    letters: (length) => text(alphanumerics, length),
  };
}
