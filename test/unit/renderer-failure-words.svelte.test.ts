import { describe, expect, test } from 'vitest';
import type { Failure, FailureCode, FailureReason } from '../../electron/contract/failure';
import { explain, explainField } from '../../renderer/lib/words/failure';
import { byCode, byReason } from '../../renderer/lib/words/failure-reasons';

const codes = Object.keys(byCode) as FailureCode[];
const reasons = [...Object.keys(byReason), 'refused-by-server'] as FailureReason[];
const doings = [
  'signing-in',
  'finding-by-code',
  'finding-by-identifier',
  'listing',
  'creating',
  'updating',
  'other',
] as const;

describe('every failure', () => {
  test.each(codes)('%s says what happened, what it means and what to do, for every reason', (code) => {
    const failures: Failure[] = [
      { code, message: 'technical' },
      ...reasons.map((reason) => ({ code, reason, message: 'technical' })),
    ];
    for (const words of failures.flatMap((failure) => doings.map((doing) => explain(failure, doing)))) {
      const { title, meaning, action } = words;
      expect(title).toMatch(/^[A-Z“].*[^.]$/);
      expect(meaning).toMatch(/^[A-Z].*\.$/);
      expect(action).toMatch(/^[A-Z].*\.$/);
      expect(`${title} ${meaning} ${action}`).not.toContain('technical');
    }
  });
});

describe('which words are chosen', () => {
  test('the reason speaks for a failure', () => {
    expect(explain({ code: 'rejected', reason: 'certificate', message: '' }).title).toContain('identity');
    expect(explain({ code: 'offline', reason: 'name-not-found', message: '' }).title).toContain('name');
  });

  test.each([
    ['unknown-outcome', 'timed-out'],
    ['unknown-outcome', 'connection-lost'],
    ['conflict', 'refused-by-server'],
  ] as const)('%s stays the news, whatever the reason (%s)', (code, reason) => {
    expect(explain({ code, reason, message: '' }, 'creating')).toEqual(byCode[code]);
  });

  test('a refusal is worded by what was being done', () => {
    const refusal: Failure = { code: 'rejected', reason: 'refused-by-server', message: '' };
    const titles = doings.map((doing) => explain(refusal, doing).title);
    expect(new Set(titles).size).toBe(doings.length);
  });
});

describe('a field', () => {
  test('shows the words of the server as they are', () => {
    expect(explainField({ said: 'Only 13 digits!' })).toBe('Only 13 digits!');
  });

  test.each(['required', 'needs-pass-code', 'not-a-number', 'not-a-date', 'too-long', 'malformed'] as const)(
    'has a sentence for %s',
    (problem) => {
      expect(explainField({ problem })).toMatch(/^[A-Z].+\.$/);
    },
  );
});
