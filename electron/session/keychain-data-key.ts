import { randomBytes } from 'node:crypto';
import type { KeychainEntry } from './keychain-entry';
import type { KeychainChange, KeychainTrouble } from './keychain-outcome';

/** `lost`: an open keychain no longer has the key, so that what was encrypted with it cannot be read again. */
export type DataKeyRead = { outcome: 'ready'; key: Buffer } | { outcome: 'lost' | KeychainTrouble };

/** The 32-byte key under which this desk keeps what it needs offline. */
export interface DataKey {
  /** Makes a key only where none was ever written; it is given out only once it is safely kept. */
  readOrCreate(): Promise<DataKeyRead>;
  /** Gives the key up, and with it all that was encrypted with it; the next one will be new. */
  discard(): Promise<KeychainChange>;
}

const bytes = 32;

/** Gives the data key kept in one entry of the keychain. */
export function openDataKey(entry: KeychainEntry): DataKey {
  let reading: Promise<DataKeyRead> | undefined;

  async function readOrCreate(): Promise<DataKeyRead> {
    const found = await readKey(entry);
    if (found) return found;
    const key = randomBytes(bytes);
    const change = await entry.write(key.toString('base64'));
    if (change !== 'done') return { outcome: change === 'unavailable' ? 'unavailable' : 'failed' };
    const kept = await readKey(entry);
    return kept?.outcome === 'ready' && kept.key.equals(key) ? kept : { outcome: 'failed' };
  }

  return {
    readOrCreate: () => (reading ??= readOrCreate().finally(() => (reading = undefined))),
    discard: () => entry.remove(),
  };
}

/** Gives what the keychain says of the key, or undefined where there was never one. */
async function readKey(entry: KeychainEntry): Promise<DataKeyRead | undefined> {
  const read = await entry.read();
  if (read.outcome === 'not-stored') return read.isGone ? { outcome: 'lost' } : undefined;
  if (read.outcome !== 'stored') return { outcome: read.outcome };
  const key = Buffer.from(read.secret, 'base64');
  // Something else than we wrote: never taken for a key, and never written over.
  return key.length === bytes ? { outcome: 'ready', key } : { outcome: 'failed' };
}
