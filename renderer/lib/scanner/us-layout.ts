const plain: Readonly<Record<string, string>> = {
  Backquote: '`~',
  Minus: '-_',
  Equal: '=+',
  BracketLeft: '[{',
  BracketRight: ']}',
  Backslash: '\\|',
  Semicolon: ';:',
  Quote: '\'"',
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
  Space: '  ',
  NumpadDecimal: '..',
  NumpadAdd: '++',
  NumpadSubtract: '--',
  NumpadMultiply: '**',
  NumpadDivide: '//',
};
const shiftedDigits = ')!@#$%^&*(';

/**
 * What a key's place writes under the US layout, which most scanners are made for, with Caps Lock off; null for a place that
 * writes nothing there. `code` is that of a KeyboardEvent.
 */
export function usCharacter(code: string, isShifted: boolean): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return isShifted ? letter : letter.toLowerCase();
  const digit = /^(Digit|Numpad)([0-9])$/.exec(code);
  if (digit) return (isShifted && digit[1] === 'Digit' ? shiftedDigits[Number(digit[2])] : digit[2]) ?? null;
  return plain[code]?.[isShifted ? 1 : 0] ?? null;
}
