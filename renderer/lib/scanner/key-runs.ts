/** A character with the pause before it, as far as it tells a machine from a person. */
export interface Key {
  text: string;
  place: string | null;
  /** The longest interval since the character before it; infinite for the first. */
  gap: number;
}

/** No person types several keys in a row faster, in milliseconds. */
export const machineGap = 50;
/** Nobody types whole words at this pace, with Enter after them; a slow scanner does. */
export const steadyGap = 90;
/** A scanner on a machine so busy that its keys come this far apart looks like a person who types well. */
export const slowestGap = 150;
/** From so many fast characters on, what a key would do elsewhere is held back. */
export const surelyMachine = 3;
/** A run of so many fast characters is a scan or a part of one. */
export const surelyScan = 6;

/** No person types so much so fast. */
export function isSurelyMachine(keys: readonly Key[]): boolean {
  return longestRun(keys, machineGap) >= surelyScan || (keys.length >= surelyScan && fastShare(keys) >= 0.75);
}

/** So few pauses lie between the keys that a busy machine may have written them for a scanner. */
export function isSteady(keys: readonly Key[]): boolean {
  const gaps = gapsOf(keys);
  return keys.length >= surelyScan && gaps.filter((gap) => gap <= slowestGap).length >= gaps.length * 0.75;
}

/** The intervals differ less than those of any person. */
export function isEven(gaps: readonly number[]): boolean {
  const usual = median(gaps);
  return gaps.every((gap) => Math.abs(gap - usual) <= usual * 0.25);
}

/** Keys without an end that may be the head of a scan: those of a machine, and a single one. */
export function mayBeHead(keys: readonly Key[]): boolean {
  return longestRun(keys, machineGap) >= surelyScan || gapsOf(keys).every((gap) => gap <= steadyGap);
}

/**
 * Where the scan in an activity began, as a number of a key. What a person typed before it stays in its field: several short
 * runs with pauses between them. One or two of these are more likely the scan's own head.
 */
export function startOfScan(keys: readonly Key[]): number {
  const starts = keys.flatMap(({ gap }, at) => (gap > machineGap ? [at] : []));
  let from = keys.length;
  let short = 0;
  for (const [back, start] of [...starts].reverse().entries()) {
    const next = starts[starts.length - back] ?? keys.length;
    const isLong = next - start >= surelyMachine;
    const isClose = (keys[next]?.gap ?? 0) <= steadyGap;
    short = isLong || isClose ? 0 : short + 1;
    // so far back only a person's typing lies between
    if (short >= surelyMachine) break;
    if (isLong || isClose || start === 0) from = start;
  }
  return from;
}

export function gapsOf(keys: readonly Key[]): number[] {
  return keys.slice(1).map(({ gap }) => gap);
}

export function runAtEnd(keys: readonly Key[], longest: number): number {
  let length = Math.min(keys.length, 1);
  for (let at = keys.length - 1; at > 0 && (keys[at]?.gap ?? Infinity) <= longest; at -= 1) length += 1;
  return length;
}

export function longestRun(keys: readonly Key[], longestGap: number): number {
  let [longest, length] = [0, 0];
  for (const { gap } of keys) {
    length = gap <= longestGap ? length + 1 : 1;
    longest = Math.max(longest, length);
  }
  return longest;
}

export function fastShare(keys: readonly Key[]): number {
  const gaps = gapsOf(keys);
  return gaps.filter((gap) => gap <= machineGap).length / Math.max(gaps.length, 1);
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
