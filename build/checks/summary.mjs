/**
 * @typedef {{passed: number, failed: number, names: string[]}} Outcome the names are those of the failed tests
 * @typedef {{status: string, name: string, assertionResults: {status: string, fullName: string}[]}} VitestFile
 * @typedef {{numPassedTests: number, numFailedTests: number, testResults: VitestFile[]}} VitestReport
 * @typedef {{title: string, file: string, ok: boolean, tests: {status: string}[]}} PlaywrightSpec
 * @typedef {{suites?: PlaywrightSuite[], specs?: PlaywrightSpec[]}} PlaywrightSuite
 * @typedef {{stats: {expected: number, unexpected: number, flaky: number}, errors: {message?: string}[]} & PlaywrightSuite} PlaywrightReport
 */

/** What a stage without a report of tests has of them. */
export const noTests = { passed: 0, failed: 0, names: [] };

/**
 * Reads the report of a Vitest run; a file that failed before any of its tests counts as one.
 * @param {VitestReport} report
 * @returns {Outcome}
 */
export function readVitest({ numPassedTests, numFailedTests, testResults }) {
  const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const failed = testResults.flatMap(({ assertionResults }) => assertionResults.filter(isFailed));
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    names: [...broken.map(({ name }) => name), ...failed.map(({ fullName }) => fullName)],
  };
}

/**
 * Reads the report of a Playwright run; what went wrong outside any test counts as well.
 * @param {PlaywrightReport} report
 * @returns {Outcome}
 */
export function readPlaywright(report) {
  const { stats, errors } = report;
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    names: [...failedIn(report), ...errors.map(({ message = 'an error outside any test' }) => message)],
  };
}

/**
 * Gives the last line of a run: its tests, and one more failure for each stage that failed without a failed test.
 * @param {{ok: boolean, outcome?: Outcome | undefined}[]} stages
 * @returns {string}
 */
export function summaryLine(stages) {
  const passed = stages.reduce((sum, { outcome }) => sum + (outcome?.passed ?? 0), 0);
  const failed = stages.reduce((sum, { ok, outcome }) => sum + (ok ? 0 : Math.max(outcome?.failed ?? 0, 1)), 0);
  return `${passed} passed, ${failed} failed`;
}

/** @param {{status: string}} test */
function isFailed({ status }) {
  return status === 'failed';
}

/**
 * @param {PlaywrightSuite} suite
 * @returns {string[]}
 */
function failedIn({ suites = [], specs = [] }) {
  const own = specs.filter(({ ok }) => !ok).map(({ file, title }) => `${file} › ${title}`);
  return [...own, ...suites.flatMap(failedIn)];
}
