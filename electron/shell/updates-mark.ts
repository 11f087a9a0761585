import { existsSync, rmSync, writeFileSync } from 'node:fs';

/** A file that says, without a word of what, that entries of the outbox were on their way when last looked. */
export interface InFlightMark {
  isSet(): boolean;
  set(isInFlight: boolean): void;
}

/** Gives the mark kept in `file`: until the outbox was opened, which takes a keychain and an operator, it is all there is to go by. */
export function openInFlightMark(file: string): InFlightMark {
  return {
    isSet: () => existsSync(file),
    set(isInFlight) {
      try {
        if (isInFlight) writeFileSync(file, '', { mode: 0o600 });
        else rmSync(file, { force: true });
      } catch {
        // A profile that cannot be written keeps no outbox either.
      }
    },
  };
}
