import type { Operator, SignIn } from './desk-state';
import type { ScannerSettings } from './scanner';

/** Whether the desk waits for its operator's password; nothing but this crosses to the window while it does. */
export type LockState =
  | { locked: false }
  | {
      locked: true;
      operator: Operator;
      with: SignIn['with'];
      /** Milliseconds until the next attempt is taken; it grows with every wrong one. */
      waitMs: number;
      /** Practice is open to everybody, so its password is told; null elsewhere. */
      practicePassword: string | null;
      /** Tells a card from a password; only in the answer to `lock:read`. */
      scanner?: ScannerSettings;
      /** Sized for touch, and for handing over. */
      kiosk?: true;
    };

/** Why the window was begun anew, where the operator is to be told. */
export type WindowNews = 'crashed' | null;

/** Minutes without any input until the desk locks itself. */
export const shortestLockAfter = 1;
export const longestLockAfter = 60;
