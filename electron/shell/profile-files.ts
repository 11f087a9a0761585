import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The files of the store; they are made after somebody has signed in, and with that has settings. */
export const storeFiles = { outbox: 'outbox.db', directory: 'directory.db' } as const;

/** Whether somebody has worked with this profile before. */
export function isInUse(folder: string): boolean {
  return Object.values(storeFiles).some((name) => existsSync(join(folder, name)));
}
