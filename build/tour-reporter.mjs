// Prints each step of the tour with its outcome.

/** @import { Reporter, TestResult, TestStep } from '@playwright/test/reporter' */

/** @implements {Reporter} */
export default class TourReporter {
  /**
   * @param {unknown} _test
   * @param {unknown} _result
   * @param {TestStep} step
   */
  onStepEnd(_test, _result, step) {
    if (step.category !== 'test.step') return;
    console.log(`${step.error ? '✘' : '✓'} ${step.title} (${(step.duration / 1_000).toFixed(1)} s)`);
  }

  /**
   * @param {unknown} _test
   * @param {TestResult} result
   */
  onTestEnd(_test, { errors }) {
    for (const { message } of errors) console.error(`\n${message ?? ''}`);
  }

  /** @param {import('@playwright/test/reporter').TestError} error */
  onError({ message }) {
    console.error(message ?? 'The tour could not begin.');
  }
}
