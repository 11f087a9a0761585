import { parseDeepLink, type DeepLink } from '../contract/deep-link';
import type { Log } from './log';

/** The newest link from outside, until the window asks for it. */
export interface DeepLinks {
  read(url: string): void;
  /** Gives what waits, once; null where nothing does. `invalid`: a link that is none of Tokendesk's. */
  take(): DeepLink | 'invalid' | null;
}

interface Parts {
  isAllowed: () => boolean;
  /** Tells the window that a link waits. */
  arrived: () => void;
  /** Milliseconds that nobody sets, sleep included. */
  elapsed: () => number;
  log: Log;
}

/** How long a link waits for somebody to sign in or unlock, in milliseconds: later it is another customer's turn. */
const waitsMs = 2 * 60_000;

/** Keeps a link until the window asks for it, which it does once somebody is signed in and the desk is unlocked. */
export function openDeepLinks({ isAllowed, arrived, elapsed, log }: Parts): DeepLinks {
  let waiting: { link: DeepLink | 'invalid'; since: number } | null = null;
  return {
    read(url) {
      if (!isAllowed()) {
        log('link-refused', { reason: 'by-policy' });
        return;
      }
      const link = parseDeepLink(url) ?? 'invalid';
      if (link === 'invalid') log('link-refused', { reason: 'invalid' });
      waiting = { link, since: elapsed() };
      arrived();
    },
    take() {
      const taken = waiting;
      waiting = null;
      return taken && isAllowed() && elapsed() - taken.since <= waitsMs ? taken.link : null;
    },
  };
}
