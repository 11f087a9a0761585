import type { BrowserWindow } from 'electron';
import { failed, success, type Result } from '../contract/failure';

/** Prints what the window shows, by the system's own dialog; whoever closes that without printing wanted so. */
export function print({ webContents }: BrowserWindow): Promise<Result<null>> {
  return new Promise((resolve) => {
    webContents.print({ printBackground: false }, (isDone, why) => {
      const isFine = isDone || /cancel/i.test(why);
      const failure = { code: 'rejected', reason: 'not-printed', message: 'The system did not print' } as const;
      resolve(isFine ? success(null) : failed(failure));
    });
  });
}
