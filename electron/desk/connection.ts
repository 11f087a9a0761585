import type { Connection } from '../contract/desk-state';
import type { Result } from '../contract/failure';

/** What is known of the way to the server, judged by the requests themselves. */
export interface ConnectionWatch {
  state(): Connection;
  heard(result: Result<unknown>): void;
}

/** Watches the outcome of requests: one that could not reach the server means offline, any answer means online. */
export function watchConnection(isPractice: () => boolean, changed: (connection: Connection) => void): ConnectionWatch {
  let reachable = true;
  const state = (): Connection => (isPractice() ? 'practice' : reachable ? 'online' : 'offline');
  return {
    state,
    heard(result) {
      const before = state();
      const code = result.ok ? undefined : result.failure.code;
      // Neither a lost answer nor our own refusal tells anything of the line.
      if (code !== 'unknown-outcome' && code !== 'invalid') reachable = code !== 'offline';
      if (state() !== before) changed(state());
    },
  };
}
