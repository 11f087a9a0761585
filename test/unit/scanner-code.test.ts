import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fitsCodes,
  looksLikeCode,
  mayBeCard,
  noCodes,
  readCode,
  withCode,
} from '../../renderer/lib/scanner/code-shape';
import { cleanEntry, stripScan, visible } from '../../renderer/lib/scanner/code-text';
import { proposalFor, testedScan, type TestedKey } from '../../renderer/lib/scanner/scan-test';
import { usCharacter } from '../../renderer/lib/scanner/us-layout';

const none = { prefix: '', suffix: '' };
const seen = (...codes: string[]) => codes.reduce(withCode, noCodes);
const cards = seen('CARD-900B', 'CARD-901C', 'CARD-902D', 'CARD-903E', 'CARD-904F');
const mixed = seen('Card-777a', 'Card-778b', 'Card-779c', 'Card-780d', 'Card-781e');
const numbers = seen('99021047380', '99021047398', '99021047406', '99021047414', '99021047422');

describe('what is taken off a scan', () => {
  test('are prefix, AIM identifier and suffix, once and only where they stand, and control characters', () => {
    for (const aim of [']C1', ']E0', ']Q1', ']d2', ']eA']) {
      expect(stripScan(`${aim}99021047380`, none)).toBe('99021047380');
      expect(stripScan(`${aim}~99021047380#`, { prefix: '~', suffix: '#' })).toBe('99021047380');
      expect(stripScan(`~${aim}99021047380`, { prefix: '~', suffix: '#' })).toBe('99021047380');
    }
    expect(stripScan('\u0002990]C121\u0003\r', none)).toBe('990]C121');
    expect(stripScan(' 99021047380 ', none)).toBe('99021047380');
  });

  test('is no GS1 separator, which tells codes apart and can be seen', () => {
    expect(stripScan(']C1010990\u001d10A', none)).toBe('010990\u001d10A');
    expect(visible('0109\u001d10A\r')).toBe('0109␝10A␍');
  });

  test('are invisible characters, from scans and from what is pasted', () => {
    expect(stripScan('\u200b9902\u200e1047380', none)).toBe('99021047380');
    expect(cleanEntry(' \u200e9902\u200b1047380\u00ad\ufeff ')).toBe('99021047380');
    expect(visible('99\u200b')).toBe('99⟨U+200B⟩');
  });

  test('leaves every other code as it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Za-z@._-]{6,40}$/), (text) => {
        expect(stripScan(`~!${text}%`, { prefix: '~!', suffix: '%' })).toBe(text);
      }),
    );
    expect(stripScan('Ωμέγα-٣', none)).toBe('Ωμέγα-٣');
  });
});

describe('a code that a keyboard changed', () => {
  const read = (cameAs: string, byPlaces: string, capsLock = false, codes = noCodes) =>
    readCode({ cameAs, byPlaces, capsLock }, 'learned', codes);

  test('is offered by the places of its keys where it does not look like the codes here', () => {
    expect(read('ΨΑΡΔ-900Β', 'CARD-900B')).toMatchObject({ byPlaces: 'CARD-900B' });
    expect(read('&&""', '1133')).toMatchObject({ byPlaces: '1133' });
    expect(read('ΨΑΡΔ-900Β', 'CARD-900B', false, cards)).toMatchObject({ byPlaces: 'CARD-900B' });
    expect(read('card-900b', 'CARD-900B', true, cards)).toMatchObject({ byPlaces: 'CARD-900B', capsLock: true });
    expect(read('cARD-777A', 'Card-777a', true, mixed)).toMatchObject({ byPlaces: 'Card-777a', capsLock: true });
  });

  test('is taken as it came where that looks like the codes here', () => {
    expect(read('99021047380', '99021047380', true)).toEqual({ code: '99021047380' });
    expect(read('CARD-900B', 'card-900b', true, cards)).toEqual({ code: 'CARD-900B' });
    const greek = seen('ΨΑΡΔ-1', 'ΨΑΡΔ-2', 'ΨΑΡΔ-3', 'ΨΑΡΔ-4', 'ΨΑΡΔ-5');
    expect(read('ΨΑΡΔ-900', 'CARD-900', false, greek)).toEqual({ code: 'ΨΑΡΔ-900' });
    expect(readCode({ cameAs: 'ΨΑΡΔ-900', byPlaces: 'CARD-900', capsLock: false }, 'any', noCodes)).toEqual({
      code: 'ΨΑΡΔ-900',
    });
  });

  test('is judged by the policy before what was seen', () => {
    expect(fitsCodes('CARD-900B', 'digits', cards)).toBe(false);
    expect(fitsCodes('99021047380', 'digits', cards)).toBe(true);
    expect(fitsCodes('Card', 'upper-case', mixed)).toBe(false);
    expect(fitsCodes('Card', 'lower-case', mixed)).toBe(false);
    expect(fitsCodes('Κάρτα', 'ascii', noCodes)).toBe(false);
  });

  test('is known by its places under the US layout', () => {
    const places = [
      ['KeyC', true],
      ['KeyC', false],
      ['Digit6', true],
      ['Numpad6', false],
      ['Minus', false],
    ] as const;
    expect(places.map(([code, shift]) => usCharacter(code, shift)).join('')).toBe('Cc^6-');
    expect(usCharacter('IntlBackslash', false)).toBeNull();
  });
});

test('a password that a machine types counts as a card where it can be a code here', () => {
  expect(mayBeCard('99021047380', 'learned', noCodes)).toBe(true);
  expect(mayBeCard('correct horse battery', 'learned', noCodes)).toBe(false);
  expect(mayBeCard('99021047380', 'learned', numbers)).toBe(true);
  expect(mayBeCard('Tr0ub4dor&3', 'learned', numbers)).toBe(false);
});

describe('the scanner test', () => {
  const keysOf = (text: string, gap: number, end?: 'enter' | 'tab'): TestedKey[] => [
    ...[...text].map((character, at) => ({
      ...{ kind: 'character' as const, text: character, place: character, at: at * gap },
    })),
    ...(end ? [{ kind: 'end' as const, text: '', place: null, at: text.length * gap, end }] : []),
  ];
  const scanOf = (...given: Parameters<typeof keysOf>) => {
    const scan = testedScan(keysOf(...given));
    if (!scan) throw new Error('no scan');
    return scan;
  };

  test('shows what came, how fast, and what belongs to no code', () => {
    expect(scanOf(']C19902', 12, 'tab')).toMatchObject({
      ...{ text: ']C19902\t', aim: ']C1', end: 'tab', byPlaces: null },
      gaps: { shortest: 12, median: 12, longest: 12 },
    });
    const greek = keysOf('Ψ1', 10).map((key) => ({ ...key, place: key.text === 'Ψ' ? 'C' : key.place }));
    expect(testedScan(greek)).toMatchObject({ text: 'Ψ1', byPlaces: 'C1', end: 'none' });
    expect(testedScan([])).toBeNull();
  });

  test('proposes settings under which the scans would have been used', () => {
    const slow = [scanOf('~99021', 70, 'enter'), scanOf('~99022', 70, 'enter'), scanOf('~99023', 62, 'enter')];
    expect(proposalFor(slow)).toEqual({
      proposal: { scannerGap: 110, scannerMinimumLength: 6, scannerEnd: 'enter', scannerPrefix: '~' },
      isTooSlow: false,
    });
    expect(proposalFor([scanOf('990210', 200, 'tab')])).toMatchObject({
      proposal: { scannerGap: 150 },
      isTooSlow: true,
    });
  });
});

test('a password is doubted only where it looks like a code, which few of them do', () => {
  const hex = ['8f00a1b2', '77aa0099', '1234abcd', '99ff0011', '0a0b1c2d'].reduce(withCode, noCodes);
  for (const [text, seen, isDoubted] of [
    ['99021047380', noCodes, true],
    ['CARD-900B', noCodes, true],
    ['practice2', noCodes, false],
    ['CORRECTHORSE', noCodes, false],
    ['practice2', hex, false],
    ['9f01a2b3', hex, true],
  ] as const)
    expect([text, looksLikeCode(text, 'learned', seen)]).toEqual([text, isDoubted]);
  expect(looksLikeCode('8f00a1b2', 'digits', noCodes)).toBe(false);
});
