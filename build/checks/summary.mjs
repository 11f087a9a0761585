/**
 * @typedef {{passed: number, failed: number}} Count
 * @typedef {{numPassedTests: number, numFailedTests: number, testResults: {status: string, assertionResults: unknown[]}[]}} VitestReport
 * @typedef {{stats: {expected: number, unexpected: number, flaky: number}, errors: unknown[]}} PlaywrightReport
 */

/**
 * Counts the tests of a Vitest run; a file that failed before any of its tests counts as one.
 * @param {VitestReport} report
 * @returns {Count}
 */
export function countVitest(report) {
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

/**
 * Counts the tests of a Playwright run; what went wrong outside any test counts as well.
 * @param {PlaywrightReport} report
 * @returns {Count}
 */
export function countPlaywright({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}

/**
 * Gives the last line of a run: its tests, and one more failure for each stage that failed without a failed test.
 * @param {{ok: boolean, count?: Count | undefined}[]} stages
 * @returns {string}
 */
export function summaryLine(stages) {
  const passed = stages.reduce((sum, { count }) => sum + (count?.passed ?? 0), 0);
  const failed = stages.reduce((sum, { ok, count }) => sum + (ok ? 0 : Math.max(count?.failed ?? 0, 1)), 0);
  return `${passed} passed, ${failed} failed`;
}
