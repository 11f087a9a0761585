import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { QueueView } from '../contract/outbox';
import type { StoreTrouble } from '../offline/record';
import { setAside as setAsideFile } from '../offline/set-aside';
import type { StoreClient } from '../offline/store-client';
import type { DataKey } from '../session/keychain-data-key';

interface Parts {
  dataKey: DataKey;
  store: StoreClient;
  folder: string;
  /** How long a token is remembered, in milliseconds. */
  longestMs: () => number;
}

export type Opened = { isOpen: true; setAside: number } | { isOpen: false; why: NonNullable<QueueView['unavailable']> };

/** Opens the files under the key of the keychain; without the key nothing is opened, and nothing is ever written in clear. */
export async function openOfflineStore({ dataKey, store, folder, longestMs }: Parts): Promise<Opened> {
  const found = await dataKey.readOrCreate();
  if (found.outcome !== 'ready') return { isOpen: false, why: found.outcome === 'lost' ? 'key-lost' : 'no-keychain' };
  const [outboxFile, directoryFile] = filesIn(folder);
  const opened = await store.call('open', { outboxFile, directoryFile, key: found.key, longestMs: longestMs() });
  if (!opened.ok) return { isOpen: false, why: 'no-store' };
  if (!opened.value.outbox.ok) return { isOpen: false, why: whys[opened.value.outbox.trouble] ?? 'no-store' };
  const { setAside, damaged } = opened.value.outbox.value;
  return { isOpen: true, setAside: damaged.length + (setAside === null ? 0 : 1) };
}

const whys: Partial<Record<StoreTrouble, NonNullable<QueueView['unavailable']>>> = {
  'wrong-key': 'key-lost',
  'read-only': 'read-only',
  full: 'disk-full',
};

/** Puts the files that no key opens beside where they were, and gives a lost key up. Gives whether all of it could be done. */
export async function startAnew({ dataKey, store, folder }: Omit<Parts, 'longestMs'>): Promise<boolean> {
  await store.close();
  const isOutOfTheWay = filesIn(folder).every((file) => !existsSync(file) || setAsideFile(file) !== null);
  if (!isOutOfTheWay) return false;
  const found = await dataKey.readOrCreate();
  return found.outcome === 'ready' || (found.outcome === 'lost' && (await dataKey.discard()) === 'done');
}

function filesIn(folder: string): [outbox: string, directory: string] {
  return [join(folder, 'outbox.db'), join(folder, 'directory.db')];
}
