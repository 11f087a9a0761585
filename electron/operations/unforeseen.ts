import { nameOf } from '../shell/error-name';
import type { Log } from '../shell/log';
import { writeLine } from './program-facts';

/**
 * Takes note of what goes wrong outside any request, and goes on. Electron would put the error's message and the names of
 * folders on the screen, also over a locked desk.
 */
export function noteUnforeseen(log: Log): void {
  function note(error: unknown): void {
    log('unforeseen', { error: nameOf(error) });
    sayUnforeseen(error);
  }
  process.on('uncaughtException', note);
  process.on('unhandledRejection', note);
}

/** Says it to whoever reads the standard error output. */
function sayUnforeseen(error: unknown): void {
  writeLine(`Tokendesk met an error that nobody foresaw: ${nameOf(error)}`, 2);
}
