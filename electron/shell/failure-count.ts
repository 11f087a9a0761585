/** Counts requests that failed without a reason that the network gives. */
export interface FailureCount {
  failed(this: void, error: unknown): void;
  worked(this: void): void;
  /** What failed was opened anew: the count begins again. */
  begin(): void;
}

/** What Electron reports for a session whose network service is gone, and what else names no cause. */
const withoutCause = /net::ERR_(FAILED|ABORTED|UNEXPECTED|CONTEXT_SHUT_DOWN)\b/;
const patience = 3;

/** Calls back after three such failures in a row, and after twice as many each time where that did not help. */
export function countFailures(tooMany: () => void): FailureCount {
  let failures = 0;
  let allowed = patience;
  return {
    failed(error) {
      if (!(error instanceof Error) || !withoutCause.test(error.message)) {
        failures = 0;
        return;
      }
      failures += 1;
      if (failures < allowed) return;
      // each session stays until the app ends: where a new one does not help, the next is opened later
      allowed *= 2;
      tooMany();
    },
    worked() {
      failures = 0;
      allowed = patience;
    },
    begin: () => void (failures = 0),
  };
}
