/** What a scanner adds around every code (SCREENS.md); both come from the settings. */
export interface Affixes {
  prefix: string;
  suffix: string;
}

/** A scan that cannot be used: too few characters, or no Enter or Tab after them. */
export interface UnfinishedScan {
  reason: 'short' | 'no-end';
  text: string;
}

/** One key as the recogniser sees it; `at` is in milliseconds of any one clock. */
export interface Keystroke {
  kind: 'character' | 'control' | 'end' | 'other';
  text: string;
  at: number;
}

/** Characters that came at scanner speed, up to now. */
export interface Burst {
  text: string;
  characters: number;
  last: number;
  /** It was called unfinished already, which is not said twice. */
  isTold?: true;
}

export type Outcome = { scanned: string } | { unfinished: UnfinishedScan } | null;

/** A scanner's keys are at most this far apart, in milliseconds; a person's are further apart, but for a pair or two. */
export const longestGap = 50;
/** Fewer characters than this are not a scan. */
const fewestCharacters = 6;
/** From here on no person could have typed it, so that what the keys would do elsewhere is held back. */
export const surelyMachine = 3;

/** The code alone: without control characters, prefix, suffix and the spaces around it. */
export function stripScan(text: string, affixes: Affixes): string {
  const [prefix, suffix] = [printable(affixes.prefix), printable(affixes.suffix)];
  let code = printable(text);
  if (prefix && code.startsWith(prefix)) code = code.slice(prefix.length);
  if (suffix && code.endsWith(suffix)) code = code.slice(0, -suffix.length);
  return code.trim();
}

function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '');
}

/** Takes one key and gives the burst as it now stands, and a scan or half a scan where this key ended one. */
export function takeKey(
  burst: Burst | null,
  key: Keystroke,
  affixes: Affixes,
): { burst: Burst | null; outcome: Outcome } {
  const going = burst && key.at - burst.last <= longestGap ? burst : null;
  const broken = going ? null : endBurst(burst, affixes);
  switch (key.kind) {
    case 'character':
      return {
        burst: {
          text: (going?.text ?? '') + key.text,
          characters: (going?.characters ?? 0) + 1,
          last: key.at,
          ...(going?.isTold && { isTold: true }),
        },
        outcome: broken,
      };
    case 'control':
      return { burst: going && { ...going, last: key.at }, outcome: broken };
    case 'end':
      return { burst: null, outcome: going ? finish(going, affixes) : broken };
    case 'other':
      return { burst: null, outcome: endBurst(burst, affixes) };
  }
}

/** What a burst amounts to when no Enter or Tab followed: an unfinished scan where it was long enough to be one. */
export function endBurst(burst: Burst | null, affixes: Affixes): Outcome {
  if (!burst || burst.isTold || burst.characters < fewestCharacters) return null;
  return { unfinished: { reason: 'no-end', text: stripScan(burst.text, affixes) } };
}

function finish(burst: Burst, affixes: Affixes): Outcome {
  if (burst.characters < surelyMachine) return null;
  const text = stripScan(burst.text, affixes);
  if (burst.characters < fewestCharacters || text === '') return { unfinished: { reason: 'short', text } };
  return { scanned: text };
}
