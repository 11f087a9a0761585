import { randomBytes } from 'node:crypto';
import type { AccessToken } from '../../electron/contract/model';
import { readToken } from '../../electron/crm/wire-token';
import { createDirectory, type Directory } from '../../electron/offline/directory';
import { openStore } from '../../electron/offline/store';
import { must, newStoreFile } from './store-files';

/** Gives a token of which nothing is known but this. */
export function token(known: Partial<AccessToken>): AccessToken {
  return { ...readToken({}), ...known };
}

export const key = randomBytes(32);
export const day = 86_400_000;

/** The time of a directory, and whether it is to be believed; absent = yes. */
interface DirectoryHands {
  now: number;
  isCertain?: boolean;
}

/** Gives a directory on a file, at a time that can be set. */
export async function openDirectory(
  file = newStoreFile(),
  time: DirectoryHands = { now: 1_000_000_000 },
  scope = 'me',
) {
  const store = must(openStore({ file, key }));
  const directory = createDirectory({
    store,
    now: () => time.now,
    isCertain: () => time.isCertain !== false,
    longestMs: () => day,
  });
  must(await directory.open(scope));
  return { directory, store, file, time };
}

/** Gives the codes of what a search finds. */
export async function codes(directory: Directory, query: string, limit = 20) {
  const found = await directory.search(query, limit);
  return found?.map(({ token: { authenticationCode } }) => authenticationCode);
}

/** Lets a directory remember tokens, with all that is known of them. */
export function remember(directory: Directory, ...tokens: Partial<AccessToken>[]) {
  return must(directory.remember(tokens.map(token), true));
}
