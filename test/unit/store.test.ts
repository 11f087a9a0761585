import { DatabaseSync } from '@photostructure/sqlite';
import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../electron/offline/store';
import { must, newStoreFile, putEntry } from './store-files';

const key = randomBytes(32);

/** Changes a closed store's file behind its back. */
function tamper(file: string, sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
}

describe('a store', () => {
  it('gives back after opening anew what was written, removed and replaced', () => {
    const file = newStoreFile();
    const first = must(openStore({ file, key }));
    must(putEntry(first, '1'));
    must(putEntry(first, '2'));
    must(putEntry(first, '3'));
    must(putEntry(first, '2', 'Αλέξανδρος'));
    must(first.write([{ remove: { kind: 'outbox', id: '1' } }]));
    first.close();
    const again = must(openStore({ file, key }));
    expect(must(again.names('outbox'))).toEqual(['2', '3']);
    expect(must(again.readAll('outbox')).map((record) => record.content)).toEqual(['Αλέξανδρος', 'content of 3']);
    expect(must(again.read({ kind: 'outbox', id: '1' }))).toBeNull();
    expect(again.report).toEqual({ setAside: null, rescued: 0, damaged: [] });
    again.close();
  });

  it('writes nothing in clear, neither while it is open nor afterwards', () => {
    const file = newStoreFile();
    const store = must(openStore({ file, key }));
    must(putEntry(store, '1', 'passcode-in-clear'));
    const onDisk = () =>
      readdirSync(dirname(file)).map((name) => readFileSync(`${dirname(file)}/${name}`).includes('passcode-in-clear'));
    expect(onDisk()).not.toContain(true);
    store.close();
    expect(onDisk()).not.toContain(true);
  });

  it('leaves nothing of a record that was removed or replaced in the file, not even encrypted', () => {
    const file = newStoreFile();
    const store = must(openStore({ file, key }));
    for (const id of ['kept', 'removed', 'replaced']) must(putEntry(store, id, `content of ${id} `.repeat(20)));
    store.close();
    const database = new DatabaseSync(file);
    const sealedOf = (id: string): Buffer => {
      const row: unknown = database.prepare('SELECT sealed FROM record WHERE id = ?').get(id);
      return Buffer.from((row as { sealed: Uint8Array }).sealed).subarray(40, 80);
    };
    const [kept, removed, replaced] = [sealedOf('kept'), sealedOf('removed'), sealedOf('replaced')];
    database.close();
    const again = must(openStore({ file, key }));
    must(again.write([{ remove: { kind: 'outbox', id: 'removed' } }]));
    must(putEntry(again, 'replaced', 'short'));
    again.close();
    const files = Buffer.concat(readdirSync(dirname(file)).map((name) => readFileSync(`${dirname(file)}/${name}`)));
    expect(files.includes(kept)).toBe(true);
    expect(files.includes(removed)).toBe(false);
    expect(files.includes(replaced)).toBe(false);
  });

  it('makes all the changes of a write or none', () => {
    const file = newStoreFile();
    const store = must(openStore({ file, key, largestBytes: 40 * 4096 }));
    const outcome = store.write([
      { put: { kind: 'outbox', id: 'small', content: 'x' } },
      { put: { kind: 'outbox', id: 'large', content: 'x'.repeat(200_000) } },
    ]);
    expect(outcome).toEqual({ ok: false, trouble: 'full' });
    expect(must(store.names('outbox'))).toEqual([]);
    store.close();
  });

  it('goes on after the disk was full, with everything that it had said was written', () => {
    const file = newStoreFile();
    const store = must(openStore({ file, key, largestBytes: 40 * 4096 }));
    const written: string[] = [];
    for (let id = 100; id < 300 && putEntry(store, String(id), 'x'.repeat(2_000)).ok; id += 1) written.push(String(id));
    expect(written.length).toBeGreaterThan(10);
    expect(written.length).toBeLessThan(200);
    expect(must(store.names('outbox'))).toEqual(written);
    store.close();
    const full = must(openStore({ file, key, largestBytes: 40 * 4096 }));
    expect(must(full.readAll('outbox'))).toHaveLength(written.length);
    expect(putEntry(full, '900', 'x'.repeat(2_000))).toEqual({ ok: false, trouble: 'full' });
    must(full.write([{ remove: { kind: 'outbox', id: '100' } }, { remove: { kind: 'outbox', id: '101' } }]));
    expect(putEntry(full, '900', 'x'.repeat(2_000)).ok).toBe(true);
    // A full disk has no room for a file of shared memory.
    expect(readdirSync(dirname(file)).filter((name) => name.endsWith('-shm'))).toEqual([]);
    full.close();
    const again = must(openStore({ file, key }));
    expect(must(again.readAll('outbox'))).toHaveLength(written.length - 1);
    again.close();
  });

  it('says that a disk is read-only, whether the file is new or not', () => {
    const file = newStoreFile();
    const readOnly = pathToFileURL(file);
    readOnly.search = '?mode=ro';
    must(openStore({ file, key })).close();
    expect(openStore({ file: readOnly, key })).toEqual({ ok: false, trouble: 'read-only' });
    expect(openStore({ file: '/proc/tokendesk.sqlite', key })).toEqual({ ok: false, trouble: 'failed' });
  });

  it('belongs to one owner', () => {
    const file = newStoreFile();
    const store = must(openStore({ file, key }));
    expect(openStore({ file, key })).toEqual({ ok: false, trouble: 'in-use' });
    store.close();
    expect(store.write([])).toEqual({ ok: false, trouble: 'ended' });
    must(openStore({ file, key })).close();
  });

  it('refuses another key and leaves everything as it is', () => {
    const file = newStoreFile();
    const store = must(openStore({ file, key }));
    must(putEntry(store, '1'));
    store.close();
    expect(openStore({ file, key: randomBytes(32) })).toEqual({ ok: false, trouble: 'wrong-key' });
    expect(openStore({ file, key: randomBytes(16) })).toEqual({ ok: false, trouble: 'wrong-key' });
    const again = must(openStore({ file, key }));
    expect(must(again.readAll('outbox'))).toHaveLength(1);
    expect(again.report.damaged).toEqual([]);
    again.close();
  });

  it('does not touch what a later version wrote', () => {
    const file = newStoreFile();
    must(openStore({ file, key })).close();
    tamper(file, 'PRAGMA user_version = 2');
    expect(openStore({ file, key })).toEqual({ ok: false, trouble: 'too-new' });
  });
});

describe('a damaged record', () => {
  it.each([
    ['altered', `UPDATE record SET sealed = sealed || x'00' WHERE id = '2'`],
    ['cut short', `UPDATE record SET sealed = x'01' WHERE id = '2'`],
    [
      'put in the place of another',
      `UPDATE record SET sealed = (SELECT sealed FROM record WHERE id = '1') WHERE id = '2'`,
    ],
  ])('that was %s is set aside and reported, and the rest still opens', (_, sql) => {
    const file = newStoreFile();
    const store = must(openStore({ file, key }));
    for (const id of ['1', '2', '3']) must(putEntry(store, id));
    store.close();
    tamper(file, sql);
    const damaged = must(openStore({ file, key }));
    expect(must(damaged.readAll('outbox')).map((record) => record.id)).toEqual(['1', '3']);
    expect(damaged.report.damaged).toEqual([{ kind: 'outbox', id: '2' }]);
    damaged.close();
    const again = must(openStore({ file, key }));
    expect(must(again.names('outbox'))).toEqual(['1', '3']);
    expect(again.report.damaged).toEqual([{ kind: 'outbox', id: '2' }]);
    again.close();
  });

  it('that tells whether the key fits costs nothing but itself', () => {
    const file = newStoreFile();
    const store = must(openStore({ file, key }));
    must(putEntry(store, '1'));
    store.close();
    tamper(file, `UPDATE record SET sealed = x'00' WHERE kind = 'meta'`);
    expect(openStore({ file, key: randomBytes(32) })).toEqual({ ok: false, trouble: 'wrong-key' });
    const again = must(openStore({ file, key }));
    expect(must(again.readAll('outbox'))).toHaveLength(1);
    again.close();
  });
});

describe('a damaged file', () => {
  it('is set aside whole, and a new one started', () => {
    const file = newStoreFile();
    writeFileSync(file, 'This was never a store. '.repeat(500));
    const store = must(openStore({ file, key }));
    expect(store.report.setAside).toContain('.damaged-');
    expect(readFileSync(store.report.setAside ?? '', 'utf8')).toContain('This was never a store.');
    must(putEntry(store, '1'));
    store.close();
  });

  it('gives up as many records as can still be read', () => {
    const file = newStoreFile();
    const store = must(openStore({ file, key }));
    for (let id = 100; id < 200; id += 1) must(putEntry(store, String(id), 'x'.repeat(3_000)));
    store.close();
    const bytes = readFileSync(file);
    bytes.fill(0xff, Math.floor(bytes.length * 0.7), Math.floor(bytes.length * 0.7) + 3 * 4096);
    writeFileSync(file, bytes);
    const rescued = must(openStore({ file, key }));
    expect(rescued.report.setAside).not.toBeNull();
    expect(rescued.report.rescued).toBeGreaterThan(20);
    const opened = must(rescued.readAll('outbox'));
    expect(opened.every((record) => record.content === 'x'.repeat(3_000))).toBe(true);
    expect(opened.length).toBeGreaterThan(20);
    rescued.close();
  });
});
