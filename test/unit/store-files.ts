import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store, Stored } from '../../electron/offline/record';

/** Gives a path for a store in a new folder of its own. */
export function newStoreFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'tokendesk-store-')), 'desk.sqlite');
}

/** Gives what a store gave, or fails the test with its trouble. */
export function must<T>(outcome: Stored<T>): T {
  if (!outcome.ok) throw new Error(`The store said: ${outcome.trouble}`);
  return outcome.value;
}

/** Puts one record of the outbox. */
export function putEntry(store: Store, id: string, content = `content of ${id}`) {
  return store.write([{ put: { kind: 'outbox', id, content } }]);
}
