import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { machineGap } from '../../renderer/lib/scanner/key-runs';
import { evenly, typed, usual, type Pressed } from './scanner-keys';

const code = fc.stringMatching(/^[0-9A-Za-z@._-]{6,40}$/);
const digits = fc.stringMatching(/^[0-9]{6,20}$/);
const scannerGap = fc.integer({ min: 0, max: machineGap });
const endKey = fc.constantFrom('Enter', 'Tab');

/** The keys with pauses before some of them. */
function paused(keys: readonly Pressed[], pauses: readonly { at: number; ms: number }[]): Pressed[] {
  return keys.map((key, at) => {
    const pause = pauses.find((each) => each.at === at);
    return pause ? { ...key, after: pause.ms } : key;
  });
}

describe('a scan', () => {
  test('is any code of six characters or more at scanner speed with its Enter or Tab', () => {
    fc.assert(
      fc.property(code, fc.array(scannerGap, { minLength: 41, maxLength: 41 }), endKey, (text, gaps, end) => {
        const keys = [...text, end].map((key, at) => ({ key, after: at === 0 ? 10_000 : (gaps[at] ?? 0) }));
        expect(typed(keys)).toMatchObject({ scans: [text], unfinished: [] });
      }),
    );
  });

  test('counts 50 ms as scanner speed and 51 ms no more', () => {
    expect(typed(evenly('990210', 50)).scans).toEqual(['990210']);
    expect(typed(evenly('990210', 51)).scans).toEqual([]);
  });

  test('may halt for as long as the settings allow, but is not as slow as a person all along', () => {
    const slow = { ...usual, gap: 150 };
    expect(typed(paused(evenly('99021047380', 8), [{ at: 4, ms: 140 }]), slow).scans).toEqual(['99021047380']);
    expect(typed(evenly('99021047380', 95), slow).scans).toEqual(['99021047380']);
    expect(typed(evenly('99021047380', 120), slow)).toMatchObject({ scans: [], unfinished: [] });
  });

  test('has modifiers and control characters between its keys, each in time', () => {
    const keys = ['STX', 'Shift', 'A', 'B', 'C', 'Shift', 'D', 'E', 'F', 'Enter'];
    expect(typed(keys.map((key, at) => ({ key, after: at === 0 ? 10_000 : 40 }))).scans).toEqual(['ABCDEF']);
  });

  test('ends by the key that is set, or by none', () => {
    const by = (end: 'enter' | 'tab' | 'none') => ({ ...usual, end });
    expect(typed(evenly('990210', 8, ['Tab']), by('enter'))).toMatchObject({ scans: [], unfinished: ['part'] });
    expect(typed(evenly('990210', 8, ['Tab']), by('tab')).scans).toEqual(['990210']);
    expect(typed(evenly('990210', 8, []), by('none')).scans).toEqual(['990210']);
    expect(typed(evenly('990210', 8, []), by('tab'))).toMatchObject({ scans: [], unfinished: ['no-end'] });
  });

  test('follows the one before it after a moment', () => {
    const second = evenly('BBBBBB', 10);
    const keys = (after: number) => [...evenly('AAAAAA', 10), ...paused(second, [{ at: 0, ms: after }])];
    expect(typed(keys(150)).scans).toEqual(['AAAAAA', 'BBBBBB']);
    expect(typed(keys(20)).scans).toEqual([]);
  });
});

describe('a part is never the whole', () => {
  test('a code split by pauses at any points, in a field or nowhere, is no scan of a part', () => {
    const pauses = fc.array(fc.record({ at: fc.nat(), ms: fc.integer({ min: machineGap + 1, max: 1_499 }) }), {
      minLength: 1,
      maxLength: 4,
    });
    const focus = fc.constantFrom('body', 'button', 'field');
    fc.assert(
      fc.property(digits, scannerGap, pauses, endKey, focus, (text, gap, where, end, target) => {
        const keys = evenly(text, gap, [end], { target });
        const split = where.map(({ at, ms }) => ({ at: 1 + (at % (keys.length - 1)), ms }));
        expect(typed(paused(keys, split)).scans).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  test('the head of a code in another field, in a slower burst, or before a change of windows counts', () => {
    const tail = evenly('1047380', 8);
    for (const before of [8, 60, 300, 550])
      expect(
        typed([...evenly('9902', 8, [], { target: 'other' }), ...paused(tail, [{ at: 0, ms: before }])]).scans,
      ).toEqual([]);
    expect(typed([...evenly('9902', 85, []), ...paused(tail, [{ at: 0, ms: 1_500 }])]).scans).toEqual([]);
  });

  test('a head of several characters is remembered longer, unless the code begins with it', () => {
    const again = (text: string, after: number) =>
      typed([...evenly('990210', 8, []), ...paused(evenly(text, 8), [{ at: 0, ms: after }])]).scans;
    expect(again('473809', 3_000)).toEqual([]);
    expect(again('99021047380', 3_000)).toEqual(['99021047380']);
    expect(again('473809', 6_000)).toEqual(['473809']);
  });

  test('a dead key or any other foreign key inside makes it one', () => {
    for (const key of ['^', 'Escape'])
      expect(typed(evenly('9900', 8, [key, ...'123456', 'Enter']))).toMatchObject({ scans: [], unfinished: ['part'] });
    expect(typed(paused(evenly('', 8, ['^', ...'123456', 'Enter']), [{ at: 1, ms: 400 }])).scans).toEqual([]);
  });

  test('a scanner that is too slow submits nothing outside the search box', () => {
    const slow = typed(evenly('99021047380', 65, ['Enter'], { target: 'field' }));
    expect(slow).toMatchObject({ scans: [], unfinished: ['slow'] });
    expect(slow.verdicts.at(-1)).toBe('swallow');
    const searched = typed(evenly('99021047380', 65, ['Enter'], { target: 'box', isSearchBox: true }));
    expect(searched).toMatchObject({ scans: [], unfinished: [] });
    expect(searched.verdicts.at(-1)).toBe('pass');
  });

  test('a slow scanner that ends with Tab is taken out of its field; who types fast and goes on with Tab is not', () => {
    const slow = typed(evenly('99021047380', 65, ['Tab'], { target: 'field' }));
    expect([slow.scans, slow.unfinished, slow.verdicts.at(-1)]).toEqual([[], ['slow'], 'swallow']);
    const gaps = [10_000, 45, 85, 60, 88, 70, 52, 85];
    const person = typed([...'example', 'Tab'].map((key, at) => ({ key, after: gaps[at] ?? 0, target: 'field' })));
    expect([person.unfinished, person.verdicts.at(-1)]).toEqual([[], 'pass']);
  });

  test('a few characters and Enter are a short scan; an Enter after a moment is still the scanner’s', () => {
    expect(typed(evenly('9902', 8))).toMatchObject({ scans: [], unfinished: ['short'] });
    const late = typed(paused(evenly('990210', 8), [{ at: 6, ms: 700 }]));
    expect(late).toMatchObject({ scans: [], unfinished: ['no-end'] });
    expect(late.verdicts.at(-1)).toBe('swallow');
  });

  test('several lines of one code are no code each', () => {
    expect(typed(evenly('AAAAAA', 8, ['Enter', ...'BBBBBB', 'Enter']))).toMatchObject({
      scans: [],
      unfinished: ['part'],
    });
  });
});

describe('what follows a scan belongs to it', () => {
  test('Enter, Tab and Down within 300 ms are swallowed, and no longer', () => {
    for (const suffix of [
      ['Enter', 'Enter'],
      ['Tab', 'Enter'],
      ['Enter', 'Down', 'Enter'],
    ]) {
      const { scans, verdicts } = typed(evenly('990210', 20, suffix));
      expect(scans).toEqual(['990210']);
      expect(verdicts.slice(6)).toEqual(suffix.map(() => 'swallow'));
    }
    const after = (ms: number) =>
      typed(paused(evenly('990210', 20, ['Enter', 'Enter']), [{ at: 7, ms }])).verdicts.at(-1);
    expect([after(299), after(301)]).toEqual(['swallow', 'pass']);
  });
});

describe('a person', () => {
  const personGap = fc.integer({ min: 100, max: 500 });

  test('who types slower than a scanner never makes a scan, however much, and keeps every key', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(code, personGap, endKey), { maxLength: 4 }), (words) => {
        const keys = words.flatMap(([word, gap, end]) => evenly(word, gap, [end], { target: 'field' }));
        const { scans, unfinished, verdicts } = typed(keys);
        expect([scans, unfinished]).toEqual([[], []]);
        expect(new Set(verdicts)).toEqual(new Set(keys.length > 0 ? ['pass'] : []));
      }),
    );
  });

  test('may strike two keys almost at once, again and again, and press Enter with the last', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 6, maxLength: 40 }), (rolls) => {
        let rolled = false;
        const keys = rolls.map((wants) => {
          rolled = wants && !rolled;
          return { key: 'x', after: rolled ? 15 : 110 };
        });
        const enter = { key: 'Enter', after: keys.at(-1)?.after === 15 ? 110 : 15 };
        expect(typed([...keys, enter])).toMatchObject({ scans: [], unfinished: [] });
      }),
    );
  });
});

test('whatever the keys and the times, a scan is what was typed between two moments of quiet', () => {
  const anyKey = fc.record({
    key: fc.oneof(fc.constantFrom('Enter', 'Tab', '^', 'Escape', 'Shift', 'Down'), fc.stringMatching(/^[0-9a-z]$/)),
    after: fc.oneof(scannerGap, fc.integer({ min: machineGap + 1, max: 3_000 })),
    target: fc.constantFrom('body', 'field', 'other'),
  });
  fc.assert(
    fc.property(fc.array(anyKey, { maxLength: 60 }), (keys) => {
      const wrong = typed(keys).scans.filter((scan) => scan.length < 6 || !isAlone(keys, scan));
      expect(wrong).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});

/** Whether a text was typed as one run, with a pause before it. */
function isAlone(keys: readonly Pressed[], text: string): boolean {
  return keys.some((key, at) => {
    const run = keys.slice(at).filter(({ key: each }) => each !== 'Shift');
    const isSame = [...text].every((character, offset) => run[offset]?.key === character);
    return isSame && (at === 0 || key.after > machineGap || !/^[0-9a-z]$/.test(keys[at - 1]?.key ?? ''));
  });
}
