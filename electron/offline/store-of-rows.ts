import type { QueueLoss } from '../contract/outbox';
import {
  stored,
  troubled,
  type OpenReport,
  type RecordChange,
  type RecordName,
  type Store,
  type Stored,
} from './record';
import { troubleOf, type RowFile } from './rows';
import { openRow, sealChange } from './sealed-rows';

/** How a store makes changes durable; what fails is thrown. */
export interface Commit {
  write(changes: readonly RecordChange[]): void;
  /** Keeps a record apart that cannot be understood: somebody may yet know what it was. */
  moveAside(name: RecordName): void;
  loss(): QueueLoss | null;
  /** Forgets what was told, but for missing promises that are not among these ids. */
  acknowledgeLoss(ids: readonly string[]): void;
}

/** The change is in the database, and the witness could not be written. */
export class UnsureError extends Error {}

/** Gives a way to make changes durable that has no witness. */
export function commitTo(rows: RowFile, key: Uint8Array): Commit {
  return {
    write: (changes) => rows.change(changes.map((change) => sealChange(key, change))),
    moveAside: (name) => rows.change([{ setAside: name }]),
    loss: () => null,
    acknowledgeLoss: () => undefined,
  };
}

/** Gives the store in opened rows. */
export function storeOf(rows: RowFile, key: Uint8Array, report: OpenReport, commit: Commit): Store {
  report.damaged.push(...rows.damaged());

  function attempt<T>(work: () => T): Stored<T> {
    if (!rows.isOpen()) return troubled('ended');
    try {
      return stored(work());
    } catch (error) {
      return troubled(error instanceof UnsureError ? 'unsure' : troubleOf(error));
    }
  }

  function moveAside(name: RecordName): void {
    report.damaged.push(name);
    attempt(() => commit.moveAside(name));
  }

  const store: Store = {
    report,
    loss: () => commit.loss(),
    acknowledgeLoss: (ids) => attempt(() => (commit.acknowledgeLoss(ids), null)),
    names: (kind) => attempt(() => rows.names(kind)),
    read({ kind, id }) {
      const content = attempt(() => openRow(rows, key, { kind, id }));
      if (!content.ok) return content;
      if (content.value === undefined) return stored(null);
      if (content.value !== null) return stored({ kind, id, content: content.value });
      moveAside({ kind, id });
      return troubled('damaged');
    },
    readAll(kind) {
      const names = store.names(kind);
      if (!names.ok) return names;
      const found = names.value.map((id) => store.read({ kind, id }));
      const trouble = found.find((record) => !record.ok && record.trouble !== 'damaged');
      if (trouble && !trouble.ok) return trouble;
      return stored(found.flatMap((record) => (record.ok && record.value ? [record.value] : [])));
    },
    setAside: (name) => attempt(() => (moveAside({ kind: name.kind, id: name.id }), null)),
    write: (changes) => attempt(() => (commit.write(changes), null)),
    close: () => {
      if (rows.isOpen()) rows.close();
    },
  };
  return store;
}

/** Gives what the work gives; where that is a trouble, or is thrown, the rows are closed. */
export function closingOnTrouble<T>(rows: RowFile, work: () => Stored<T>): Stored<T> {
  let outcome: Stored<T>;
  try {
    outcome = work();
  } catch (error) {
    outcome = troubled(troubleOf(error));
  }
  if (!outcome.ok) rows.close();
  return outcome;
}
