import { describe, expect, it } from 'vitest';
import { chooseStages } from '../../build/checks/stages.mjs';
import { readPlaywright, readVitest, summaryLine } from '../../build/checks/summary.mjs';

describe('the last line of a run', () => {
  it('sums the tests of both runners', () => {
    const unit = { ok: true, outcome: { passed: 120, failed: 0, names: [] } };
    const endToEnd = { ok: false, outcome: { passed: 30, failed: 2, names: ['one', 'another'] } };
    expect(summaryLine([{ ok: true }, unit, endToEnd])).toBe('150 passed, 2 failed');
  });

  it('never says that nothing failed when a stage did', () => {
    expect(summaryLine([{ ok: false }, { ok: false, outcome: { passed: 3, failed: 0, names: [] } }])).toBe(
      '3 passed, 2 failed',
    );
  });

  it('counts a stage that wrote no report as one failure', () => {
    expect(summaryLine([{ ok: false, outcome: undefined }])).toBe('0 passed, 1 failed');
  });
});

it('counts a test file that could not be loaded as one failure, and names what failed', () => {
  const testResults = [
    { status: 'failed', name: 'broken.test.ts', assertionResults: [] },
    {
      status: 'failed',
      name: 'half.test.ts',
      assertionResults: [
        { status: 'failed', fullName: 'adds up' },
        { status: 'passed', fullName: 'is there' },
      ],
    },
  ];
  const outcome = readVitest({ numPassedTests: 1, numFailedTests: 1, testResults });
  expect(outcome).toEqual({ passed: 1, failed: 2, names: ['broken.test.ts', 'adds up'] });
});

it('counts what went wrong outside any end-to-end test, and names what failed, however deep', () => {
  const stats = { expected: 1, unexpected: 1, flaky: 0 };
  const spec = (title: string, ok: boolean) => ({ title, file: 'a.spec.ts', ok, tests: [] });
  const suites = [{ specs: [spec('one', true)], suites: [{ specs: [spec('another', false)] }] }];
  expect(readPlaywright({ stats, errors: [{ message: 'no such file' }], suites })).toEqual({
    passed: 1,
    failed: 2,
    names: ['a.spec.ts › another', 'no such file'],
  });
});

describe('the stages to run', () => {
  it('are all of them when none is named', () => {
    const all = ['lint', 'types', 'format', 'unused', 'unit', 'build', 'package', 'e2e', 'engine', 'bare'];
    expect([...chooseStages([]).chosen]).toEqual(all);
  });

  it('are those that are named, with build and package for end-to-end tests', () => {
    expect([...chooseStages(['unit']).chosen]).toEqual(['unit']);
    expect([...chooseStages(['e2e']).chosen]).toEqual(['e2e', 'package', 'build']);
    expect([...chooseStages(['engine']).chosen]).toEqual(['engine', 'build']);
  });

  it('are refused when there is no such stage', () => {
    expect(chooseStages(['unit', 'unti']).unknown).toEqual(['unti']);
  });
});
