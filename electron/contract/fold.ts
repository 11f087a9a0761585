/** Letters that no decomposition takes apart, as people type them without them. */
const plain: Readonly<Record<string, string>> = {
  ß: 'ss',
  ς: 'σ',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};

/**
 * Gives a text as it is searched and filtered: without case, accents, width and invisible characters, all digits as ASCII, every
 * run of what is neither letter nor digit as one space. So a name is found without its accents, and a masked card however it
 * is spaced.
 */
export function fold(text: string): string {
  // Codes and numbers are most of what there is.
  if (/^[\x20-\x7e]*$/.test(text))
    return text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  return (
    text
      .normalize('NFKD')
      .replace(/\p{Cf}+/gu, '')
      .toLowerCase()
      // some small letters are composed where their capitals were not
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .replace(/[ßςæœøđðłþı]/g, (letter) => plain[letter] ?? letter)
      .replace(/\p{Nd}/gu, asciiDigit)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  );
}

/** Unicode has the decimal digits of every script in runs of ten, from nought to nine. */
function asciiDigit(digit: string): string {
  if (digit <= '9') return digit;
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value % 10);
}
