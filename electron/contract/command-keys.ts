/** What a key press tells of the key: the character that it types, and the place of the key on a US keyboard. */
interface Key {
  key: string;
  code: string;
}

const isLatin = (text: string): boolean => /^\p{Script=Latin}$/u.test(text);
/** Digits and punctuation belong to no script of their own. */
const isLetterOfAnotherScript = (text: string): boolean => /^[^\p{Script=Latin}\p{Script=Common}]/u.test(text);

/**
 * Gives the letter, in lower case, that a key press means together with Ctrl or Command: the one that it types where that is
 * Latin, else the one at the key's place, as under a Greek, Russian, Hebrew or Arabic layout.
 */
export function commandLetter({ key, code }: Key, shift: boolean): string {
  const place = /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase();
  if (place === undefined || isLatin(key)) return key.toLowerCase();
  if (isLetterOfAnotherScript(key)) return place;
  // Arabic and Persian have signs there with Shift. Colemak has its colon at P: there it is a colon.
  return shift && ![':', ';'].includes(key) ? place : key.toLowerCase();
}

/** Gives the letter at a key's place where the key types no Latin one; null elsewhere. */
export function letterAtPlace({ key, code }: Key): string | null {
  const place = /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase();
  return place === undefined || isLatin(key) ? null : place;
}
