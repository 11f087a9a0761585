import type { WebContents } from 'electron';
import type { Operator } from '../contract/desk-state';
import { failed } from '../contract/failure';

/** Whether whoever asked for something is still there when it is to be done, or answered. */
export interface Presence {
  /** Gives, for who is there now, whether they still are: not locked, not gone, nobody else, and their window not another. */
  begin(): () => boolean;
}

interface Parts {
  contents: () => WebContents | undefined;
  operator: () => Operator | null;
  isLocked: () => boolean;
}

/** Opens the watch over who is there. */
export function openPresence({ contents, operator, isLocked }: Parts): Presence {
  return {
    begin() {
      const [asking, who] = [contents(), operator()];
      return () => {
        const shown = contents();
        const isSame = shown !== undefined && shown === asking && operator() === who;
        return isSame && !shown.isCrashed() && !isLocked();
      };
    },
  };
}

/** What a request fails as that was asked for before the desk was locked or left. */
export const leftMeanwhile = failed({
  code: 'signed-out',
  reason: 'locked',
  message: 'The desk was locked or left meanwhile',
});
