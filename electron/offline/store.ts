import { stored, troubled, type OpenReport, type RecordName, type Store, type Stored } from './record';
import { openRows, salvageRows, troubleOf, type RowChange, type RowFile } from './rows';
import { keyLength, seal, unseal } from './seal';
import { setAside } from './set-aside';

interface StoreParts {
  /** A path, or a `file:` address with SQLite's own parameters. */
  file: string | URL;
  /** 32 bytes; it lives in the keychain and is never read from here. */
  key: Uint8Array;
  /** The most that the file may grow to; beyond it a write fails as `full`. */
  largestBytes?: number;
}

const oneGigabyte = 1024 ** 3;
const keyCheck: RecordName = { kind: 'meta', id: 'key-check' };

/**
 * Opens a store, or makes one, and owns its file until it is closed. A damaged file is set aside whole, what can still be read
 * of it goes into a new one, and the report says so. A file that another key wrote is left as it is.
 */
export function openStore({ file, key, largestBytes = oneGigabyte }: StoreParts): Stored<Store> {
  if (key.byteLength !== keyLength) return troubled('wrong-key');
  const report: OpenReport = { setAside: null, rescued: 0, damaged: [] };
  let rows = openRows(file, largestBytes);
  if (rows === 'damaged') {
    const saved = salvageRows(file);
    report.setAside = setAside(file);
    rows = report.setAside === null ? 'damaged' : openRows(file, largestBytes);
    if (typeof rows === 'object') report.rescued = carryOver(rows, saved);
  }
  if (typeof rows === 'string') return troubled(rows);
  try {
    if (fits(rows, key)) return stored(storeOf(rows, key, report));
    rows.close();
    return troubled('wrong-key');
  } catch (error) {
    rows.close();
    return troubled(troubleOf(error));
  }
}

function storeOf(rows: RowFile, key: Uint8Array, report: OpenReport): Store {
  report.damaged.push(...rows.damaged());

  function attempt<T>(work: () => T): Stored<T> {
    if (!rows.isOpen()) return troubled('ended');
    try {
      return stored(work());
    } catch (error) {
      return troubled(troubleOf(error));
    }
  }

  /** Kept apart rather than deleted: somebody may yet know what it was. */
  function moveAside({ kind, id }: RecordName): void {
    report.damaged.push({ kind, id });
    attempt(() => rows.change([{ setAside: { kind, id } }]));
  }

  const store: Store = {
    report,
    names: (kind) => attempt(() => rows.names(kind)),
    read({ kind, id }) {
      const sealed = attempt(() => rows.get({ kind, id }));
      if (!sealed.ok) return sealed;
      if (sealed.value === undefined) return stored(null);
      const content = unseal(key, placeOf({ kind, id }), sealed.value);
      if (content !== null) return stored({ kind, id, content });
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
    setAside: (name) => attempt(() => (moveAside(name), null)),
    write: (changes) =>
      attempt(() => {
        rows.change(
          changes.map((change): RowChange => {
            if ('remove' in change) return change;
            const { kind, id, content } = change.put;
            return { put: { kind, id, sealed: seal(key, placeOf(change.put), content) } };
          }),
        );
        return null;
      }),
    close: () => {
      if (rows.isOpen()) rows.close();
    },
  };
  return store;
}

function carryOver(rows: RowFile, saved: ReturnType<typeof salvageRows>): number {
  rows.change(saved.map((row) => ({ put: row })));
  return saved.length;
}

/** Whether this key wrote the file: judged by any record, so that a damaged check does not cost all the others. */
function fits(rows: RowFile, key: Uint8Array): boolean {
  const opens = (name: RecordName): boolean => {
    const sealed = rows.get(name);
    return sealed !== undefined && unseal(key, placeOf(name), sealed) !== null;
  };
  if (opens(keyCheck)) return true;
  const others = (['outbox', 'directory'] as const).flatMap((kind) => rows.names(kind).map((id) => ({ kind, id })));
  const isNew = others.length === 0 && rows.get(keyCheck) === undefined;
  if (!isNew && !others.some(opens)) return false;
  rows.change([{ put: { ...keyCheck, sealed: seal(key, placeOf(keyCheck), 'Tokendesk') } }]);
  return true;
}

function placeOf({ kind, id }: RecordName): string {
  return `${kind}\n${id}`;
}
