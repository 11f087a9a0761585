import { writeFileSync } from 'atomically';
import { readFileSync, rmSync } from 'node:fs';

/**
 * What is known of an entry without asking for it: `written`; `removed`, though the keychain could not yet be told;
 * `gone`: written once, and missing in a keychain that was shown to be open.
 */
export type MarkerWord = 'none' | 'written' | 'removed' | 'gone';

/** A file that says, without a secret, what became of an entry: a locked keychain answers like an empty one. */
export interface Marker {
  says(): MarkerWord;
  /** Whether it could be kept. */
  set(word: MarkerWord): boolean;
}

/** Gives the marker kept in `file`. */
export function openMarker(file: string): Marker {
  return {
    says() {
      try {
        const word = readFileSync(file, 'utf8').trim();
        // Whatever else it holds, something was written once: that is the side on which nothing is lost.
        return word === 'removed' || word === 'gone' ? word : 'written';
      } catch (error) {
        return isAbsent(error) ? 'none' : 'written';
      }
    },
    set(word) {
      try {
        if (word === 'none') rmSync(file, { force: true });
        else writeFileSync(file, `${word}\n`, { mode: 0o600 });
        return true;
      } catch {
        return false;
      }
    },
  };
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
