import type { Clock } from './clock';
import { pauseMs } from './schedule';

/** Leaves a server alone that was not to be reached, longer each time. */
export interface Pause {
  isOver(): boolean;
  /** Whether the server was not to be reached when it was last asked. */
  isTroubled(): boolean;
  begin(): void;
  /** The server was heard. */
  heard(): void;
  /** Ends the pause at once. */
  end(): void;
}

/** Gives a pause that calls back whenever one is over. */
export function createPause(clock: Clock, random: () => number, over: () => void): Pause {
  let failures = 0;
  let cancel: (() => void) | null = null;

  function end(): void {
    cancel?.();
    cancel = null;
  }

  return {
    isOver: () => cancel === null,
    isTroubled: () => failures > 0,
    begin() {
      // Several requests fail together when the network goes: that is one trouble, not several.
      if (cancel) return;
      failures += 1;
      cancel = clock.after(pauseMs(failures, random), () => {
        cancel = null;
        over();
      });
    },
    heard() {
      failures = 0;
    },
    end,
  };
}
