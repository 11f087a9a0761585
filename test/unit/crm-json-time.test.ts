import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson } from '../../electron/crm/json';

/** The processor time that parsing takes at best of three, in milliseconds; other programs are not counted in. */
function timeOf(text: string): number {
  const times = [0, 1, 2].map(() => {
    const before = process.cpuUsage();
    try {
      parseJson(text);
    } catch (error) {
      expect(error).toBeInstanceOf(SyntaxError);
    }
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return Math.min(...times);
}

/** How many times as long eight times the text takes; what is too short to be measured counts as one millisecond. */
function growth(textOf: (length: number) => string): number {
  const length = 4_000;
  return timeOf(textOf(8 * length)) / Math.max(timeOf(textOf(length)), 1);
}

test('reading an answer takes time in proportion to its length, whatever it holds', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '\\"',
      '"',
      '\\',
      '\\\\',
      '1',
      '-',
      '1e',
      '1.',
      '[',
      '{',
      '"a":',
      '\\u0022',
      '12345678901234567890,',
    ),
    fc.string({ maxLength: 6 }),
  );
  const shape = fc.record({
    head: fc.constantFrom('', '"', '{"a":"', '[', '{"a":'),
    pieces: fc.array(piece, { minLength: 1, maxLength: 4 }),
  });
  fc.assert(
    fc.property(shape, ({ head, pieces }) => {
      const unit = pieces.join('') || ' ';
      // in proportion it is 8, by the square 64
      expect(growth((length) => head + unit.repeat(Math.ceil(length / unit.length)))).toBeLessThan(24);
    }),
    { numRuns: 60, examples: [[{ head: '{"a":"', pieces: ['\\"'] }], [{ head: '"', pieces: ['\\"', '\\'] }]] },
  );
});

test('a string without end of 25 MB is refused within the time that a person waits for', () => {
  expect(timeOf(`{"a":"${'\\"'.repeat(12_500_000)}`)).toBeLessThan(2_000);
});
