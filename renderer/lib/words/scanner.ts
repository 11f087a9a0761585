import type { ScannerEnd } from '../../../electron/contract/scanner';
import type { UnfinishedReason } from '../scanner/recognizer';
import type { Rejection } from '../scanner/watch-scanner';

/** What is said of scans; what was typed is never quoted. */
export const scannerWords = {
  unfinished: {
    short: 'The scan was too short to be a code. Please scan once more.',
    part: 'The scan did not finish. It was not used. Wait a moment, then scan once more.',
    'no-end': 'The scan did not finish. It was not used. Wait a moment, then scan once more.',
    slow: 'The scan came too slowly to be used. Test the scanner in Settings.',
  } satisfies Record<UnfinishedReason, string>,
  rejected: {
    password: 'A card was scanned. Type your password.',
    secret: 'That was typed too fast for a person. If it was a card, empty the field. Nothing was sent.',
    doubt: 'Nothing was sent, as this looks like a scanned card. If you typed it, press Enter once more.',
  } satisfies Record<Rejection, string>,
  kept: 'A card was scanned. It was not used here.',
  keptSignedOut: 'A card was scanned. Sign in first, then scan once more.',
  keptOut: 'A scan came in and was not used. Finish here, then scan again.',
  lookUp: 'Look it up',
  capsLock: 'Caps Lock is on. It changes what the scanner types.',
  question: {
    title: 'Check the scanned code',
    layout: 'The keyboard layout of this computer may have changed the code. Which one is on the card?',
    capsLock: 'Caps Lock is on and may have changed the code. Which one is on the card?',
    byPlaces: (code: string) => `Use ${code}`,
    cameAs: (code: string) => `Use ${code} as it came`,
    neither: 'Neither',
    hint: 'Set the keyboard layout to the one that the scanner is set to. The scanner test in Settings shows whether it fits.',
  },
} as const;

/** The scanner test in Settings. */
export const scannerTestWords = {
  title: 'Scanner test',
  intro: 'Scan any card three times to see what your scanner sends. Nothing of it is kept.',
  start: 'Test the scanner',
  stop: 'Stop',
  escape: 'Escape stops.',
  scanNow: (scan: number, of: number) => `Scan ${String(scan)} of ${String(of)}: scan now.`,
  gaps: (shortest: number, median: number, longest: number) =>
    `Between keys ${String(shortest)} to ${String(longest)} ms, usually ${String(median)} ms.`,
  ends: { enter: 'Ends with Enter.', tab: 'Ends with Tab.', none: 'No end key.' },
  layout: (code: string) =>
    `On a US keyboard this would be ${code}. If that is on the card, set the scanner and this computer to the same keyboard layout.`,
  capsLock: 'Caps Lock is on. It changes letters.',
  foreign: 'A key came that writes nothing, such as a dead key. Scans like this are not used.',
  altCode: 'The scanner types ALT codes. That works with letters and digits without accents.',
  aim: (identifier: string) => `Begins with the AIM identifier ${identifier}, which is removed.`,
  proposal: 'These settings fit your scanner:',
  tooSlow: 'Your scanner pauses too long between keys. Set a shorter delay between characters in the scanner. Closest:',
  gap: 'Longest gap',
  gapHint: 'Between two keys of a scan. Above 80 ms, fast typing may be taken for a scan.',
  minimumLength: 'Shortest code',
  end: 'End key',
  endNames: { any: 'Enter or Tab', enter: 'Enter', tab: 'Tab', none: 'None' } satisfies Record<ScannerEnd, string>,
  prefix: 'Prefix',
  none: 'none',
  milliseconds: (count: number) => `${String(count)} ms`,
  use: 'Use these settings',
  allFixed: 'Your organisation sets all of these. Tell your administrator if scans are not recognised.',
} as const;
