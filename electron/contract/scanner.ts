/** The key that a scanner presses after a code. */
export const scannerEnds = ['any', 'enter', 'tab', 'none'] as const;
export type ScannerEnd = (typeof scannerEnds)[number];

/** What the codes of an installation are made of; `learned`: as those that were seen. */
export const codeCharacters = ['learned', 'digits', 'upper-case', 'lower-case', 'ascii', 'any'] as const;
export type CodeCharacters = (typeof codeCharacters)[number];

/** How the keys of a scanner are told from those of a person, and what belongs to a code. */
export interface ScannerSettings {
  /** Two keys of one scan are at most this far apart, in milliseconds. */
  scannerGap: number;
  /** Fewer characters are not a scan. */
  scannerMinimumLength: number;
  scannerEnd: ScannerEnd;
  /** What the scanner types before and after a code, stripped from every scan. */
  scannerPrefix: string;
  scannerSuffix: string;
  codeCharacters: CodeCharacters;
  seenCodes: SeenCodes;
}

/** How many codes were seen, and how many of them have a kind of character; `marks` are those of ASCII. */
export interface SeenCodes {
  count: number;
  lower: number;
  upper: number;
  /** With a character that a US keyboard does not write. */
  other: number;
  marks: string;
}

export const shortestGap = 20;
export const longestGap = 150;
export const defaultGap = 50;
export const shortestCode = 3;
export const longestMinimum = 40;
export const defaultMinimumLength = 6;
/** The longest text that a scanner adds before or after a code. */
export const longestAffix = 20;

/** What the scanner needs of all settings. */
export function scannerSettingsOf(settings: ScannerSettings): ScannerSettings {
  const { scannerGap, scannerMinimumLength, scannerEnd, scannerPrefix, scannerSuffix } = settings;
  const { codeCharacters: characters, seenCodes } = settings;
  return {
    ...{ scannerGap, scannerMinimumLength, scannerEnd, scannerPrefix, scannerSuffix },
    ...{ codeCharacters: characters, seenCodes },
  };
}
