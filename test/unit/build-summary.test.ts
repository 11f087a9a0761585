import { describe, expect, it } from 'vitest';
import { chooseStages } from '../../build/checks/stages.mjs';
import { countPlaywright, countVitest, summaryLine } from '../../build/checks/summary.mjs';

describe('the last line of a run', () => {
  it('sums the tests of both runners', () => {
    const unit = { ok: true, count: { passed: 120, failed: 0 } };
    const endToEnd = { ok: false, count: { passed: 30, failed: 2 } };
    expect(summaryLine([{ ok: true }, unit, endToEnd])).toBe('150 passed, 2 failed');
  });

  it('never says that nothing failed when a stage did', () => {
    expect(summaryLine([{ ok: false }, { ok: false, count: { passed: 3, failed: 0 } }])).toBe('3 passed, 2 failed');
  });

  it('counts a stage that wrote no report as one failure', () => {
    expect(summaryLine([{ ok: false, count: undefined }])).toBe('0 passed, 1 failed');
  });
});

it('counts a test file that could not be loaded as one failure', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{}, {}] },
    { status: 'passed', assertionResults: [{}] },
  ];
  expect(countVitest({ numPassedTests: 2, numFailedTests: 1, testResults })).toEqual({ passed: 2, failed: 2 });
});

it('counts what went wrong outside any end-to-end test', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 0 };
  expect(countPlaywright({ stats, errors: [{ message: 'no such file' }] })).toEqual({ passed: 5, failed: 2 });
});

describe('the stages to run', () => {
  it('are all of them when none is named', () => {
    const all = ['lint', 'types', 'format', 'unused', 'unit', 'build', 'e2e'];
    expect([...chooseStages([]).chosen]).toEqual(all);
  });

  it('are those that are named, with the build for end-to-end tests', () => {
    expect([...chooseStages(['unit']).chosen]).toEqual(['unit']);
    expect([...chooseStages(['e2e']).chosen]).toEqual(['e2e', 'build']);
  });

  it('are refused when there is no such stage', () => {
    expect(chooseStages(['unit', 'unti']).unknown).toEqual(['unti']);
  });
});
