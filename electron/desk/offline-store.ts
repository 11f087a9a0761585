import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DiskTrouble, QueueView } from '../contract/outbox';
import type { StoreTrouble } from '../offline/record';
import { quarantine } from '../offline/quarantine';
import type { StoreClient } from '../offline/store-client';
import { storeFiles } from '../shell/profile-files';
import type { DataKey } from '../session/keychain-data-key';

interface Parts {
  dataKey: DataKey;
  store: StoreClient;
  folder: string;
  /** How long a token is remembered, in milliseconds. */
  longestMs: () => number;
  /** Whether the app has closed the store meanwhile: the key may come late. */
  isClosed: () => boolean;
}

export type Opened =
  | {
      isOpen: true;
      /** `trouble`: it is not open; `isSetAside`: it was damaged, and begun anew. */
      directory: { trouble: StoreTrouble | null; isSetAside: boolean };
    }
  | { isOpen: false; why: NonNullable<QueueView['unavailable']> };

/** Opens the files under the key of the keychain; without the key nothing is opened, and nothing is ever written in clear. */
export async function openOfflineStore({ dataKey, store, folder, longestMs, isClosed }: Parts): Promise<Opened> {
  const found = await dataKey.readOrCreate();
  if (found.outcome !== 'ready') return { isOpen: false, why: found.outcome === 'lost' ? 'key-lost' : 'no-keychain' };
  if (isClosed()) return { isOpen: false, why: 'no-store' };
  const [outboxFile, directoryFile] = filesIn(folder);
  const opened = await store.call('open', { outboxFile, directoryFile, key: found.key, longestMs: longestMs() });
  if (!opened.ok) return { isOpen: false, why: whyNot(opened.trouble) };
  const { outbox, directory } = opened.value;
  if (!outbox.ok) return { isOpen: false, why: outbox.trouble === 'wrong-key' ? 'key-lost' : whyNot(outbox.trouble) };
  return {
    isOpen: true,
    directory: directory.ok
      ? { trouble: null, isSetAside: directory.value.setAside !== null }
      : { trouble: directory.trouble, isSetAside: false },
  };
}

/** What the operator is told of a file that cannot be used. */
export function whyNot(trouble: StoreTrouble): DiskTrouble {
  if (trouble === 'full') return 'disk-full';
  return trouble === 'read-only' ? 'read-only' : 'no-store';
}

/** Puts the files that no key opens beside where they were, and gives a lost key up. Gives whether all of it could be done. */
export async function startAnew({ dataKey, store, folder }: Omit<Parts, 'longestMs' | 'isClosed'>): Promise<boolean> {
  await store.close();
  const isOutOfTheWay = filesIn(folder).every((file) => !existsSync(file) || quarantine(file) !== null);
  if (!isOutOfTheWay) return false;
  const found = await dataKey.readOrCreate();
  return found.outcome === 'ready' || (found.outcome === 'lost' && (await dataKey.discard()) === 'done');
}

function filesIn(folder: string): [outbox: string, directory: string] {
  return [join(folder, storeFiles.outbox), join(folder, storeFiles.directory)];
}
