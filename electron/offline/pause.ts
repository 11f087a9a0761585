import type { Clock } from './clock';
import { pauseMs } from './schedule';

/** Leaves a server alone that was not to be reached, longer each time. */
export interface Pause {
  isOver(): boolean;
  /** Whether the server was not to be reached when it was last asked. */
  isTroubled(): boolean;
  /** `askedMs`: so long, at least, the server itself asked to be left alone, in milliseconds. */
  begin(askedMs?: number): void;
  /** The server was heard. */
  heard(): void;
  /** Ends a pause of the desk's own making; one that the server asked for goes on. */
  end(): void;
  /** Ends every pause: a person asks for the server now, or nothing is to follow. */
  cut(): void;
}

/** Gives a pause that calls back whenever one is over. */
export function createPause(clock: Clock, random: () => number, over: () => void): Pause {
  let failures = 0;
  let cancel: (() => void) | null = null;
  let asked = 0;

  function cut(): void {
    cancel?.();
    cancel = null;
    asked = 0;
  }

  return {
    isOver: () => cancel === null,
    isTroubled: () => failures > 0,
    begin(askedMs = 0) {
      // Several requests fail together when the network goes: that is one trouble, not several.
      if (cancel && askedMs <= asked) return;
      if (!cancel) failures += 1;
      cut();
      asked = askedMs;
      cancel = clock.after(Math.max(askedMs, pauseMs(failures, random)), () => {
        cut();
        over();
      });
    },
    heard() {
      failures = 0;
    },
    end() {
      if (asked === 0) cut();
    },
    cut,
  };
}
