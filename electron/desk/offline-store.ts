import { join } from 'node:path';
import type { QueueView } from '../contract/outbox';
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
  if (found.outcome !== 'ready') return { isOpen: false, why: 'no-keychain' };
  const opened = await store.call('open', {
    outboxFile: join(folder, 'outbox.db'),
    directoryFile: join(folder, 'directory.db'),
    key: found.key,
    longestMs: longestMs(),
  });
  if (!opened.ok || !opened.value.outbox.ok) return { isOpen: false, why: 'no-store' };
  const { setAside, damaged } = opened.value.outbox.value;
  return { isOpen: true, setAside: damaged.length + (setAside === null ? 0 : 1) };
}
