import type { Connection } from '../contract/desk-state';
import type { Failure, Result } from '../contract/failure';

/** What is known of the way to the server, judged by the requests themselves. */
export interface ConnectionWatch {
  state(): Connection;
  heard(result: Result<unknown>): void;
}

interface Parts {
  isPractice: () => boolean;
  changed: (connection: Connection) => void;
  /** Asks the server for a sign of life. */
  probe: () => Promise<Result<unknown>>;
  after: (milliseconds: number, act: () => void) => void;
}

/** Short enough to be back before the next customer, long enough to leave a kiosk's line alone. */
const probeMs = 5_000;

/**
 * Watches the outcome of requests: one that could not reach the server means offline, an answer of the API means online. A
 * web page or a redirect tells nothing. After a lost answer, and while offline, the server is asked for a sign of life.
 */
export function watchConnection({ isPractice, changed, probe, after }: Parts): ConnectionWatch {
  let isReachable = true;
  let isProbing = false;
  const state = (): Connection => (isPractice() ? 'practice' : isReachable ? 'online' : 'offline');

  function heard(result: Result<unknown>): void {
    const before = state();
    if (result.ok || result.failure.server) isReachable = true;
    else if (result.failure.code === 'offline') isReachable = false;
    if (state() !== before) changed(state());
    if (isProbing) return;
    if (!isReachable) keepProbing();
    else if (!result.ok && isLost(result.failure)) ask();
  }

  function keepProbing(): void {
    isProbing = true;
    after(probeMs, ask);
  }

  function ask(): void {
    if (isPractice()) {
      [isProbing, isReachable] = [false, true];
      return;
    }
    isProbing = true;
    void probe().then((result) => {
      isProbing = false;
      heard(result);
    });
  }

  return { state, heard };
}

function isLost({ code, reason }: Failure): boolean {
  return code === 'unknown-outcome' && (reason === 'timed-out' || reason === 'connection-lost');
}
