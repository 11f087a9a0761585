import { accessSync, constants, rmSync } from 'node:fs';
import { basename } from 'node:path';
import type { QueueLoss } from '../contract/outbox';
import type { PromiseFormat } from './promise-facts';
import { pathOf, quarantineCopies, readRaw } from './quarantine';
import {
  stored,
  troubled,
  type OpenReport,
  type RecordChange,
  type RecordKind,
  type RecordName,
  type Store,
  type Stored,
  type StoreTrouble,
} from './record';
import { openRows, type RowChange, type RowFile } from './rows';
import { carve, fits, openRow, sealChange, type Carved } from './sealed-rows';
import { closingOnTrouble, storeOf, UnsureError, type Commit } from './store-of-rows';
import { checkWitness, joinLosses, type Found, type Verdict } from './witness-check';
import {
  afterChange,
  digestOf,
  openWitness,
  readHead,
  type Head,
  type PromiseChange,
  type Promised,
  type Witness,
  type WitnessRecord,
} from './witness';

interface WitnessedParts {
  file: string | URL;
  key: Uint8Array;
  largestBytes: number;
  promises: PromiseFormat;
  isExpected: boolean;
}

const headName: RecordName = { kind: 'meta', id: 'head' };

/**
 * Opens a store of promises and compares it with its witness. What is missing is looked for in the bytes of the files; what is
 * damaged is copied to quarantine before anything is changed.
 */
export function openWitnessedStore({ file, key, largestBytes, promises, isExpected }: WitnessedParts): Stored<Store> {
  const path = pathOf(file);
  // Read before SQLite opens them: it would write over the end of a damaged write-ahead log.
  const raw = readRaw(path);
  const witness = openWitness(path, key);
  let carved: Carved | undefined;
  const carveOnce = (): Carved => (carved ??= carve(raw, key));
  let quarantined: string | null = null;
  const keepCopies = (): string | null =>
    Object.keys(raw).length === 0 ? null : (quarantined ??= quarantineCopies(path, raw));

  let rows = openFitting(file, key, largestBytes);
  const isBegunAnew = typeof rows === 'string' && isDamage(rows, path, witness);
  if (isBegunAnew) {
    if (witness.newest === null && carveOnce().isOfOtherKey) return troubled('wrong-key');
    keepCopies();
    for (const ending of ['', '-wal', '-shm']) rmSync(path + ending, { force: true });
    rows = openFitting(file, key, largestBytes);
  }
  if (typeof rows === 'string') return troubled(rows);
  const open = rows;

  return closingOnTrouble(open, () => {
    const found: Found = {
      ...readPromises(open, key),
      witness,
      isBegunAnew,
      // An older version of the app kept no witness, but a database.
      isExpected: isExpected && raw[''] === undefined,
      versions: () => contentsOf(carveOnce(), 'outbox'),
      heads: () => headsOf(carveOnce()),
    };
    const verdict = checkWitness(found, promises);
    const commit = commitWithWitness(open, key, witness, promises);
    const report: OpenReport = { setAside: null, rescued: 0, damaged: [] };
    if (verdict.loss) {
      report.setAside = keepCopies();
      report.rescued = verdict.put.size;
    }
    commit.start(found, verdict, { at: Date.now(), files: quarantined === null ? [] : [basename(quarantined)] });
    return stored(storeOf(open, key, report, commit));
  });
}

function openFitting(file: string | URL, key: Uint8Array, largestBytes: number): RowFile | StoreTrouble {
  const rows = openRows(file, largestBytes);
  if (typeof rows === 'string') return rows;
  const outcome = closingOnTrouble(rows, () => (fits(rows, key) ? stored(rows) : troubled('wrong-key')));
  return outcome.ok ? outcome.value : outcome.trouble;
}

/** Whether a trouble in opening means damage. Where the witness opens, the key is right and the version is ours. */
function isDamage(trouble: StoreTrouble, path: string, { newest }: Witness): boolean {
  if (trouble === 'damaged') return true;
  if (newest === null) return false;
  return trouble === 'read-only' ? isWritable(path) : ['wrong-key', 'too-new', 'failed'].includes(trouble);
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function readPromises(rows: RowFile, key: Uint8Array): Pick<Found, 'readable' | 'broken' | 'head'> {
  const readable = new Map<string, string>();
  const broken: string[] = [];
  for (const id of rows.names('outbox')) {
    const content = openRow(rows, key, { kind: 'outbox', id });
    if (typeof content === 'string') readable.set(id, content);
    else broken.push(id);
  }
  const head = openRow(rows, key, headName);
  if (head === undefined) return { readable, broken, head: null };
  return { readable, broken, head: (head === null ? null : readHead(head)) ?? 'broken' };
}

function contentsOf({ versions }: Carved, kind: RecordKind): Map<string, string[]> {
  const records = [...versions.values()].filter(({ name }) => name.kind === kind);
  return new Map(records.map(({ name, contents }) => [name.id, contents]));
}

function headsOf(carved: Carved): Map<number, Head> {
  const contents = contentsOf(carved, headName.kind).get(headName.id) ?? [];
  return new Map(contents.flatMap((content) => readHead(content) ?? []).map((head) => [head.number, head]));
}

/** Makes changes durable in the database first, then in the witness (witness.ts). */
function commitWithWitness(rows: RowFile, key: Uint8Array, witness: Witness, promises: PromiseFormat) {
  let record: WitnessRecord = { layout: 1, number: 0, base: 0, promises: [], loss: null };
  /** Writes the witness that the database is ahead of. */
  let pending: (() => void) | null = null;

  const headPut = (head: Head): RowChange => sealChange(key, { put: { ...headName, content: JSON.stringify(head) } });

  function promisedOf(id: string, content: string): Promised {
    return { id, digest: digestOf(content), facts: promises.factsOf(content) };
  }

  /** Writes what the last write could not. */
  function catchUp(): void {
    pending?.();
    pending = null;
  }

  function commit(next: WitnessRecord, head: Head, changes: readonly RowChange[]): void {
    catchUp();
    witness.reserve(next);
    rows.change([...changes, headPut(head)]);
    record = next;
    pending = () => ('record' in head ? witness.begin(next) : witness.write(next));
    try {
      catchUp();
    } catch (error) {
      throw new UnsureError('The witness could not be written', { cause: error });
    }
  }

  /** Begins database and witness anew with this record. */
  function begin(next: WitnessRecord, changes: readonly RowChange[]): void {
    commit(next, { number: next.number, record: next }, changes);
  }

  function changeOf(changes: readonly RecordChange[]): PromiseChange {
    // In the order in which they are made: the last change of an id counts.
    const last = new Map<string, Promised | null>();
    for (const change of changes) {
      const { kind, id } = 'put' in change ? change.put : change.remove;
      if (kind === 'outbox') last.set(id, 'put' in change ? promisedOf(id, change.put.content) : null);
    }
    const put = [...last.values()].flatMap((promised) => promised ?? []);
    return { put, removed: [...last].flatMap(([id, promised]) => (promised === null ? [id] : [])) };
  }

  function without(id: string): Promised[] {
    return record.promises.filter((promised) => promised.id !== id);
  }

  return {
    /** Carries out what the comparison at opening has found. */
    start(
      { readable, head, witness: { newest } }: Found,
      verdict: Verdict,
      more: Pick<QueueLoss, 'at' | 'files'>,
    ): void {
      if (verdict.known) record = verdict.known;
      if (verdict.update === 'witness') pending = () => witness.write(record);
      if (verdict.update !== 'whole') {
        // A full disk, too, must give back what it has: the witness is written with the next change.
        ignoreFailure(catchUp);
        return;
      }
      const contents = new Map([...readable].filter(([id]) => !verdict.aside.includes(id)));
      for (const [id, content] of verdict.put) contents.set(id, content);
      const number = Math.max(newest?.number ?? -1, typeof head === 'object' && head ? head.number : -1) + 1;
      const loss = verdict.loss ? joinLosses(record.loss, verdict.loss, more) : record.loss;
      const listed = [...contents].map(([id, content]) => promisedOf(id, content));
      begin({ layout: 1, number, base: number, promises: listed, loss }, [
        ...verdict.aside.map((id): RowChange => ({ setAside: { kind: 'outbox', id } })),
        ...[...verdict.put].map(([id, content]) => sealChange(key, { put: { kind: 'outbox', id, content } })),
      ]);
    },

    write(changes: readonly RecordChange[]): void {
      const change = changeOf(changes);
      const next = afterChange(record, change);
      commit(
        next,
        { number: next.number, change },
        changes.map((each) => sealChange(key, each)),
      );
    },

    moveAside({ kind, id }: RecordName): void {
      if (kind !== 'outbox') return rows.change([{ setAside: { kind, id } }]);
      const facts = record.promises.find((promised) => promised.id === id)?.facts;
      const missing = [{ id, ...(facts ?? { kind: null, name: null, owner: null, since: null }) }];
      const found = { missing, restored: 0, unsure: 0, mayBeMore: false };
      const loss = joinLosses(record.loss, found, { at: Date.now(), files: [] });
      begin({ ...record, number: record.number + 1, promises: without(id), loss }, [{ setAside: { kind, id } }]);
    },

    loss: () => record.loss,

    acknowledgeLoss(ids: readonly string[]): void {
      if (!record.loss) return;
      const missing = record.loss.missing.filter(({ id }) => !ids.includes(id));
      const rest: QueueLoss = { at: record.loss.at, missing, restored: 0, unsure: 0, mayBeMore: false, files: [] };
      begin({ ...record, number: record.number + 1, loss: missing.length > 0 ? rest : null }, []);
    },
  } satisfies Commit & Record<string, unknown>;
}

function ignoreFailure(work: () => void): void {
  try {
    work();
  } catch {
    // Tried again with the next change.
  }
}
