import type { CodeCharacters, SeenCodes } from '../../../electron/contract/scanner';
import { groupSeparator } from './code-text';

/** So many codes have to be known before they say what codes look like here. */
const enough = 5;
/** A kind of character that so few of them have, in a hundred, came by mistake. */
const rare = 2;

/** Nothing is known of the codes of this installation yet. */
export const noCodes: SeenCodes = { count: 0, lower: 0, upper: 0, other: 0, marks: '' };

/** What is known of the codes here after one more; no code can be told from it. */
export function withCode(seen: SeenCodes, code: string): SeenCodes {
  const marks = [...new Set(`${seen.marks}${code.replace(/[^\x20-\x7e]|[A-Za-z0-9]/g, '')}`)].sort().join('');
  return {
    count: seen.count + 1,
    lower: seen.lower + Number(/[a-z]/.test(code)),
    upper: seen.upper + Number(/[A-Z]/.test(code)),
    other: seen.other + Number(hasOther(code)),
    marks,
  };
}

/** Whether enough codes were seen to say what they look like. */
export function isLearned({ count }: SeenCodes): boolean {
  return count >= enough;
}

/** Whether a text can be a code here, by what the policy says, else by the codes that were seen, else by what is usual. */
export function fitsCodes(text: string, characters: CodeCharacters, seen: SeenCodes): boolean {
  if (!/[\p{L}\p{N}]/u.test(text)) return false;
  switch (characters) {
    case 'any':
      return true;
    case 'digits':
      return !/[\p{L}]/u.test(text) && !hasOther(text);
    case 'upper-case':
      return !/[a-z]/.test(text) && !hasOther(text);
    case 'lower-case':
      return !/[A-Z]/.test(text) && !hasOther(text);
    case 'ascii':
      return !hasOther(text);
    case 'learned':
      return isLearned(seen) ? fitsSeen(text, seen) : !hasOther(text);
  }
}

/**
 * Whether what a machine typed into a password field counts as a card rather than as a password (docs/operator.md). Where
 * codes are known, it does if it can be one of them. Else nearly everything does; only what has no digit and no capital is
 * left to password managers.
 */
export function mayBeCard(text: string, characters: CodeCharacters, seen: SeenCodes): boolean {
  if (characters !== 'learned' || isLearned(seen)) return fitsCodes(text, characters, seen);
  return /[^a-z\p{P}\p{Z}]/u.test(text);
}

/**
 * Whether a text looks so much like a code that a password which looks the same has to be confirmed: where codes are known, as
 * they are, with a digit; else without small letters and spaces. With small letters half of it has to be digits, as passwords
 * are rarely.
 */
export function looksLikeCode(text: string, characters: CodeCharacters, seen: SeenCodes): boolean {
  const digits = text.replace(/\P{N}/gu, '').length;
  if (digits === 0 || (/\p{Ll}/u.test(text) && digits * 2 < text.length)) return false;
  if (characters !== 'learned' || isLearned(seen)) return fitsCodes(text, characters, seen);
  return !/[\p{Ll}\p{Z}]/u.test(text);
}

function fitsSeen(text: string, seen: SeenCodes): boolean {
  const isUsual = (times: number): boolean => times * 100 > seen.count * rare;
  if (/[a-z]/.test(text) && !isUsual(seen.lower)) return false;
  if (/[A-Z]/.test(text) && !isUsual(seen.upper)) return false;
  if (hasOther(text) && !isUsual(seen.other)) return false;
  return [...text.replace(/[^\x20-\x7e]|[A-Za-z0-9]/g, '')].every((mark) => seen.marks.includes(mark));
}

/** Whether it has a character that a US keyboard does not write. */
function hasOther(text: string): boolean {
  return /[^\x20-\x7e]/.test(text.replaceAll(groupSeparator, ''));
}

/** What is to be done with a scan: it is used, or the operator chooses between what it may be. */
export type CodeReading = { code: string } | { cameAs: string; byPlaces: string; capsLock: boolean };

/**
 * Decides which code a scan is. As it came, unless a wrong keyboard layout or Caps Lock may have changed it: then the places of
 * its keys, as the US layout has them, give another code, and that is the one which looks like the codes here.
 */
export function readCode(
  { cameAs, byPlaces, capsLock }: { cameAs: string; byPlaces: string | null; capsLock: boolean },
  characters: CodeCharacters,
  seen: SeenCodes,
): CodeReading {
  if (byPlaces === null || byPlaces === cameAs || byPlaces === '') return { code: cameAs };
  const isCaseOnly = byPlaces.toLowerCase() === cameAs.toLowerCase();
  const isFitting = fitsCodes(cameAs, characters, seen);
  const isOnlyOne = isFitting && !fitsCodes(byPlaces, characters, seen);
  const isUndecided = capsLock && isCaseOnly && !isOnlyOne;
  return isFitting && !isUndecided ? { code: cameAs } : { cameAs, byPlaces, capsLock: capsLock && isCaseOnly };
}
