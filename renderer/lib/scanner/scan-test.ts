import {
  defaultGap,
  defaultMinimumLength,
  longestGap,
  shortestCode,
  type ScannerEnd,
  type ScannerSettings,
} from '../../../electron/contract/scanner';
import { aimOf } from './code-text';
import type { Keystroke } from './recognizer';

/** A key as the scanner test sees it. */
export type TestedKey = Pick<Keystroke, 'kind' | 'text' | 'place' | 'at' | 'end' | 'capsLock'> & {
  /** It came as an ALT code. */
  isAltCode?: boolean;
};

/** What one scan of the test showed. */
export interface TestedScan {
  /** What came, with its control characters and its end keys. */
  text: string;
  /** The code alone. */
  code: string;
  /** What the places of its keys would write on a US keyboard, where that is something else; null where it is the same. */
  byPlaces: string | null;
  /** Milliseconds between its keys; null for a single key. */
  gaps: { shortest: number; median: number; longest: number } | null;
  aim: string | null;
  end: Exclude<ScannerEnd, 'any'>;
  hasForeignKeys: boolean;
  isAltCode: boolean;
  capsLock: boolean;
}

export type Proposal = Pick<ScannerSettings, 'scannerGap' | 'scannerMinimumLength' | 'scannerEnd' | 'scannerPrefix'>;

const endSigns = { enter: '\r', tab: '\t', down: '' } as const;

/** Says what the keys of one scan show; null where no character came. */
export function testedScan(keys: readonly TestedKey[]): TestedScan | null {
  const characters = keys.filter(({ kind }) => kind === 'character');
  if (characters.length === 0) return null;
  const last = characters.at(-1)?.at ?? 0;
  const end = keys.find(({ kind, at }) => kind === 'end' && at >= last)?.end;
  const code = characters.map(({ text }) => text).join('');
  const byPlaces = characters.map(({ place, text }) => place ?? text).join('');
  return {
    text: keys.map((key) => (key.kind === 'end' && key.end ? endSigns[key.end] : key.text)).join(''),
    code,
    byPlaces: byPlaces === code ? null : byPlaces,
    gaps: gapsOf(keys.filter(({ kind, end: endKey }) => kind === 'character' || (kind === 'end' && endKey === end))),
    aim: aimOf(code),
    end: end === 'enter' || end === 'tab' ? end : 'none',
    hasForeignKeys: keys.some(({ kind }) => kind === 'foreign' || kind === 'dead'),
    isAltCode: keys.some(({ isAltCode }) => isAltCode),
    capsLock: characters.some(({ capsLock, text }) => capsLock === true && /\p{L}/u.test(text)),
  };
}

function gapsOf(keys: readonly TestedKey[]): TestedScan['gaps'] {
  const gaps = keys.slice(1).map(({ at }, index) => Math.round(at - (keys[index]?.at ?? at)));
  const sorted = gaps.sort((one, other) => one - other);
  const [shortest, longest] = [sorted[0], sorted.at(-1)];
  if (shortest === undefined || longest === undefined) return null;
  return { shortest, median: sorted[Math.floor(sorted.length / 2)] ?? shortest, longest };
}

/** The settings under which all these scans would have been used; `isTooSlow`: no setting would do. */
export function proposalFor(scans: readonly TestedScan[]): { proposal: Proposal; isTooSlow: boolean } {
  const longest = Math.max(...scans.map(({ gaps }) => gaps?.longest ?? 0));
  const ends = new Set(scans.map(({ end }) => end));
  const [end] = ends;
  const shortest = Math.min(...scans.map(({ code, aim }) => code.length - (aim?.length ?? 0)));
  return {
    proposal: {
      scannerGap: Math.min(longestGap, Math.max(defaultGap, Math.ceil((longest * 1.5) / 10) * 10)),
      scannerMinimumLength: Math.max(shortestCode, Math.min(defaultMinimumLength, shortest)),
      scannerEnd: ends.size === 1 && end ? end : 'any',
      scannerPrefix: commonPrefix(scans.map(({ code, aim }) => code.slice(aim?.length ?? 0))),
    },
    isTooSlow: longest > longestGap,
  };
}

/** Signs before the first letter or digit that all scans begin with; letters and digits may be the code's own. */
function commonPrefix(codes: readonly string[]): string {
  const [first = '', ...others] = codes.map((code) => /^[^\p{L}\p{N}\p{C}]*/u.exec(code)?.[0] ?? '');
  return others.every((other) => other === first) ? first.slice(0, 20) : '';
}
