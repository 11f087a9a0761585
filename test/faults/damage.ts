import { DatabaseSync } from '@photostructure/sqlite';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Entry, EntryState, Owner } from '../../electron/offline/entry';
import { packEntry, unpackEntry } from '../../electron/offline/entry-record';
import { newEntry } from '../../electron/offline/new-entry';
import { entryPromises } from '../../electron/offline/promise-facts';
import { openStore } from '../../electron/offline/store';
import { must } from '../unit/store-files';

/** The files of an outbox with promises, as a desk that was quit or killed leaves them. */
export interface Scene {
  folder: string;
  /** What was acknowledged, by its id. */
  promised: Map<string, string>;
  /** Entries that were discarded, or confirmed and forgotten: they must not come back. */
  removed: Set<string>;
  /** The bytes of each row that lies in one piece, by its id. */
  cells: Map<string, Buffer>;
}

const endings = { database: '', log: '-wal', memory: '-shm', witness0: '-witness-0', witness1: '-witness-1' } as const;
export type DamagedFile = keyof typeof endings;
export const damagedFiles = Object.keys(endings) as DamagedFile[];
export const damageKinds = ['flip', 'zero-page', 'garbage', 'cut', 'empty', 'gone', 'older'] as const;

/** What is done to one file; `at` is a place in it between 0 and 1. */
export interface Damage {
  file: DamagedFile;
  kind: (typeof damageKinds)[number];
  at: number;
  bits: number;
}

const owners: readonly Owner[] = ['maria', 'nikos'].map((userName) => ({
  userName,
  organisation: 'ORG',
  server: 'https://crm.example/crmapi/rest/v2',
}));
const states: readonly EntryState[] = [
  { name: 'sending', isResend: false, isForced: false },
  { name: 'rejected' },
  { name: 'confirmed', outcome: { at: 1, id: 'a', number: 'AT1', authenticationCode: null } },
];
const fileName = 'outbox.db';
/** What is on it is gone with the machine, which hundreds of trials need not wait for. */
const memoryDisk = '/dev/shm';

/** Makes promises, changes and forgets some of them, and leaves the files; killed, the write-ahead log is still there. */
export function makeScene(key: Buffer, isKilled: boolean, size = 30): Scene {
  const folder = newFolder();
  const store = must(openStore({ file: join(folder, fileName), key, promises: entryPromises }));
  const promised = new Map<string, string>();
  const removed = new Set<string>();
  const older = newFolder();
  const put = (entry: Entry): void => {
    const record = packEntry(entry);
    must(store.write([{ put: record }]));
    promised.set(entry.id, record.content);
  };
  for (let at = 0; at < size; at += 1) {
    const entry = entryOf(at);
    put(entry);
    const state = states[at % 7];
    if (state) put({ ...entry, state });
    if (at % 9 === 4) {
      must(store.write([{ remove: { kind: 'outbox', id: entry.id } }]));
      promised.delete(entry.id);
      removed.add(entry.id);
    }
    if (at === Math.floor(size / 2)) copyFiles(folder, older);
  }
  const left = newFolder();
  if (isKilled) copyFiles(folder, left);
  store.close();
  if (!isKilled) copyFiles(folder, left);
  copyFiles(older, join(left, 'older'));
  return { folder: left, promised, removed, cells: cellsOf(folder) };
}

/** Damages a copy of the scene, and gives where it is. */
export function damaged(scene: Scene, damages: readonly Damage[]): string {
  const folder = newFolder();
  cpSync(scene.folder, folder, { recursive: true });
  for (const damage of damages) apply(folder, damage);
  return folder;
}

/**
 * Opens damaged files, and gives what was wrong; empty where nothing was. Where the witness is damaged too, less can be
 * asked: it has to say that more may be missing, and what is only known in an earlier state must be looked up.
 */
export function examine(scene: Scene, folder: string, key: Buffer, isWitnessWhole: boolean): string[] {
  const file = join(folder, fileName);
  const before = ['', '-wal'].map((ending) => read(file + ending));
  const wrong: string[] = [];
  const opened = openStore({ file, key, promises: entryPromises });
  if (!opened.ok) return [`not opened: ${opened.trouble}`];
  const store = opened.value;
  const found = new Map(must(store.readAll('outbox')).map(({ id, content }) => [id, content]));
  const loss = store.loss();
  const told = new Set(loss?.missing.map(({ id }) => id));
  const isVague = loss?.mayBeMore === true;
  if (isVague && isWitnessWhole) wrong.push('said that more may be missing, with a whole witness');
  for (const [id, content] of scene.promised) {
    const now = found.get(id);
    const isUnsure = now !== undefined && stateOf(now) === 'unknown';
    const isReadable = before.some((bytes) => bytes.includes(scene.cells.get(id) ?? 'no such cell'));
    if (isReadable && now !== content && !(isVague && isUnsure)) wrong.push(`readable and not kept: ${id}`);
    if (now === undefined && !told.has(id) && !isVague) wrong.push(`silently gone: ${id}`);
    if (now !== undefined && told.has(id)) wrong.push(`told as gone, and there: ${id}`);
    if (now !== undefined && now !== content && !isUnsure) wrong.push(`silently older: ${id}`);
    const facts = loss?.missing.find((entry) => entry.id === id);
    const promise = entryPromises.factsOf(content);
    if (
      isWitnessWhole &&
      facts &&
      (facts.owner?.userName !== promise?.owner?.userName || facts.since !== promise?.since)
    )
      wrong.push(`not told whose, or since when: ${id}`);
  }
  const isChanged = [...scene.promised].some(([id, content]) => found.get(id) !== content);
  if (isChanged && loss === null) wrong.push('nothing was said');
  if (loss && loss.files.length === 0) wrong.push('nothing was kept for the administrator');
  for (const [id, content] of found)
    if (scene.removed.has(id) && !(isVague && stateOf(content) === 'unknown')) wrong.push(`came back: ${id}`);
  store.close();
  const again = must(openStore({ file, key, promises: entryPromises }));
  if (!isDeepStrictEqual(again.loss(), loss)) wrong.push('told otherwise at the next start');
  const next = new Map(must(again.readAll('outbox')).map(({ id, content }) => [id, content]));
  if (!isSame(found, next)) wrong.push('other promises at the next start');
  must(again.acknowledgeLoss(again.loss()?.missing.map(({ id }) => id) ?? []));
  again.close();
  const last = must(openStore({ file, key, promises: entryPromises }));
  if (last.loss() !== null) wrong.push('told once more though acknowledged');
  last.close();
  return wrong;
}

export function discardFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

function entryOf(at: number): Entry {
  const id = `entry-${String(at).padStart(4, '0')}`;
  const owner = owners[at % owners.length];
  if (!owner) throw new RangeError('There is no owner');
  const udfs = { udfString1: 'x'.repeat(at % 10 === 7 ? 9_000 : 40 * (at % 5)) };
  const draft = { authenticationCode: `9902${String(at).padStart(7, '0')}`, udfs };
  return newEntry({ id, sequence: at, now: 1_700_000_000_000 + at }, owner, { kind: 'create', draft }, 'queued');
}

function apply(folder: string, { file, kind, at, bits }: Damage): void {
  const path = join(folder, fileName + endings[file]);
  if (!existsSync(path)) return;
  const bytes = read(path);
  const place = Math.min(Math.floor(at * bytes.length), Math.max(0, bytes.length - 1));
  switch (kind) {
    case 'flip':
      if (bytes.length > 0) bytes[place] = (bytes[place] ?? 0) ^ (bits || 1);
      return writeFileSync(path, bytes);
    case 'zero-page':
      bytes.fill(0, place - (place % 4096), Math.min(bytes.length, place - (place % 4096) + 4096));
      return writeFileSync(path, bytes);
    case 'garbage':
      for (let index = place; index < Math.min(bytes.length, place + 600); index += 1)
        bytes[index] = (index * 7 + bits) % 256;
      return writeFileSync(path, bytes);
    case 'cut':
      return truncateSync(path, place);
    case 'empty':
      return truncateSync(path, 0);
    case 'gone':
      return rmSync(path);
    case 'older': {
      const source = join(folder, 'older', fileName + endings[file]);
      return existsSync(source) ? writeFileSync(path, read(source)) : rmSync(path);
    }
  }
}

/** The bytes that SQLite writes for each row in one piece: the header of the record, kind, id and what is encrypted. */
function cellsOf(folder: string): Map<string, Buffer> {
  const copy = newFolder();
  copyFiles(folder, copy);
  const database = new DatabaseSync(join(copy, fileName));
  const rows = database.prepare(`SELECT id, sealed FROM record WHERE kind = 'outbox'`).all() as {
    id: string;
    sealed: Uint8Array;
  }[];
  database.close();
  return new Map(
    rows.map(({ id, sealed }) => [id, Buffer.concat([Buffer.from(`outbox${id}`), Buffer.from(sealed)])] as const),
  );
}

function copyFiles(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
}

function stateOf(content: string): string | undefined {
  return unpackEntry({ kind: 'outbox', id: '', content })?.state.name;
}

function isSame(one: Map<string, string>, other: Map<string, string>): boolean {
  return one.size === other.size && [...one].every(([id, content]) => other.get(id) === content);
}

function read(path: string): Buffer {
  return existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
}

function newFolder(): string {
  return mkdtempSync(join(existsSync(memoryDisk) ? memoryDisk : tmpdir(), 'tokendesk-damage-'));
}
