import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endBurst, longestGap, stripScan, takeKey } from '../../renderer/lib/scan-burst';
import type { Affixes, Burst, Keystroke, Outcome } from '../../renderer/lib/scan-burst';

const none: Affixes = { prefix: '', suffix: '' };

/** Types keys one after another by a clock of its own; gives what was recognised. */
function type(keys: readonly { key: string; after: number }[], affixes = none): NonNullable<Outcome>[] {
  let burst: Burst | null = null;
  let at = 1000;
  const outcomes: NonNullable<Outcome>[] = [];
  for (const { key, after } of keys) {
    at += after;
    const taken = takeKey(burst, { ...named(key), at }, affixes);
    burst = taken.burst;
    if (taken.outcome) outcomes.push(taken.outcome);
  }
  const left = endBurst(burst, affixes);
  if (left) outcomes.push(left);
  return outcomes;
}

function named(key: string): Omit<Keystroke, 'at'> {
  if (key === 'Enter' || key === 'Tab') return { kind: 'end', text: '' };
  if (key === '^') return { kind: 'control', text: '' };
  return { kind: key.length === 1 ? 'character' : 'other', text: key.length === 1 ? key : '' };
}

const evenly = (text: string, after: number, end: string[] = ['Enter']) =>
  [...[...text], ...end].map((key) => ({ key, after }));

const code = fc.stringMatching(/^[0-9A-Za-z@._-]{6,40}$/);
const scannerGap = fc.integer({ min: 0, max: longestGap });
const personGap = fc.integer({ min: longestGap + 1, max: 2_000 });
const endKey = fc.constantFrom('Enter', 'Tab');

describe('a scan', () => {
  test('is any code of six characters or more at scanner speed with its Enter or Tab', () => {
    fc.assert(
      fc.property(code, fc.array(scannerGap, { minLength: 41, maxLength: 41 }), endKey, (text, gaps, end) => {
        const keys = [...text, end].map((key, index) => ({ key, after: gaps[index] ?? 0 }));
        expect(type(keys)).toEqual([{ scanned: text }]);
      }),
    );
  });

  test('counts 50 ms as scanner speed and 51 ms no more', () => {
    expect(type(evenly('990210', 50))).toEqual([{ scanned: '990210' }]);
    expect(type(evenly('990210', 51))).toEqual([]);
  });

  test('follows what a person typed before it without taking that in', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), personGap, code, (before, pause, text) => {
        const typed = [...before].filter((key) => key !== '^').map((key) => ({ key, after: pause }));
        const [first, ...rest] = evenly(text, 8);
        const outcomes = type([...typed, { key: first?.key ?? '', after: pause }, ...rest]);
        expect(outcomes).toEqual([{ scanned: text }]);
      }),
    );
  });

  test('may be followed by the next one at once', () => {
    expect(type([...evenly('AAAAAA', 10), ...evenly('BBBBBB', 10, ['Tab'])])).toEqual([
      { scanned: 'AAAAAA' },
      { scanned: 'BBBBBB' },
    ]);
  });

  test('keeps going through control keys, which are no part of it', () => {
    expect(type(evenly('^AB^CD^EF^', 20))).toEqual([{ scanned: 'ABCDEF' }]);
  });
});

describe('a person', () => {
  test('who types slower than a scanner never makes a scan, however much', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(code, personGap, endKey), { maxLength: 4 }), (words) => {
        const keys = words.flatMap(([word, gap, end]) => evenly(word, gap, [end]));
        expect(type(keys)).toEqual([]);
      }),
    );
  });

  test('may strike two keys almost at once, again and again, and press Enter with the last', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 6, maxLength: 40 }), (rolls) => {
        let rolled = false;
        const keys = rolls.map((wants) => {
          rolled = wants && !rolled;
          return { key: 'x', after: rolled ? 15 : 90 };
        });
        const isLastRolled = keys.at(-1)?.after === 15;
        expect(type([...keys, { key: 'Enter', after: isLastRolled ? 90 : 15 }])).toEqual([]);
      }),
    );
  });

  test('who holds a key down or presses keys that write nothing makes no scan', () => {
    expect(type(Array.from({ length: 30 }, () => ({ key: 'ArrowLeft', after: 30 })))).toEqual([]);
  });
});

describe('half a scan', () => {
  test('is short with three to five characters, and nothing with fewer', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{1,5}$/), scannerGap, endKey, (text, gap, end) => {
        const told = text.length >= 3 ? [{ unfinished: { reason: 'short', text } }] : [];
        expect(type(evenly(text, gap, [end]))).toEqual(told);
      }),
    );
  });

  test('has no end when the Enter is missing, comes late, or another key comes in its place', () => {
    const told = [{ unfinished: { reason: 'no-end', text: '990210' } }];
    expect(type(evenly('990210', 10, []))).toEqual(told);
    expect(type([...evenly('990210', 10, []), { key: 'Enter', after: 400 }])).toEqual(told);
    expect(type([...evenly('990210', 10, []), { key: 'x', after: 51 }])).toEqual(told);
    expect(type(evenly('990210', 10, ['Escape']))).toEqual(told);
  });

  test('is a scan of which nothing remains without its affixes', () => {
    expect(type(evenly('PPPSSS', 10), { prefix: 'PPP', suffix: 'SSS' })).toEqual([
      { unfinished: { reason: 'short', text: '' } },
    ]);
  });
});

test('whatever the keys and the times, a scan is at least six characters that were typed', () => {
  const anyKey = fc.record({
    key: fc.oneof(fc.constantFrom('Enter', 'Tab', '^', 'Escape'), fc.string({ minLength: 1, maxLength: 1 })),
    after: fc.oneof(scannerGap, personGap),
  });
  fc.assert(
    fc.property(fc.array(anyKey, { maxLength: 60 }), (keys) => {
      const typed = keys.filter(({ key }) => key.length === 1 && key !== '^').length;
      const scans = type(keys).filter((outcome) => 'scanned' in outcome);
      expect(scans.length * 6).toBeLessThanOrEqual(typed);
      for (const scan of scans) expect(scan.scanned).not.toBe('');
    }),
  );
});

describe('what is stripped', () => {
  test('are control characters, prefix and suffix, once and only where they stand', () => {
    const affixes = { prefix: ']C1', suffix: '#' };
    expect(stripScan(']C199021047380#', affixes)).toBe('99021047380');
    expect(stripScan('\u0002]C1990\u001d21047380#\u0003\r', affixes)).toBe('99021047380');
    expect(stripScan('990]C1#21', affixes)).toBe('990]C1#21');
    expect(stripScan(' 99021047380 ', none)).toBe('99021047380');
    expect(stripScan('A1234', { prefix: '\u0002A', suffix: '\u0003' })).toBe('1234');
  });

  test('leaves every printable code as it is, in any alphabet', () => {
    fc.assert(
      fc.property(
        code,
        fc.stringMatching(/^[~!%]{0,3}$/),
        fc.stringMatching(/^[~!%]{0,3}$/),
        (text, prefix, suffix) => {
          expect(stripScan(prefix + text + suffix, { prefix, suffix })).toBe(text);
        },
      ),
    );
    expect(stripScan('Ωμέγα-٣', none)).toBe('Ωμέγα-٣');
  });
});
