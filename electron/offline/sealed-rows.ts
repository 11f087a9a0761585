import { carveRows } from './carve';
import type { RawFiles } from './quarantine';
import type { RecordChange, RecordName } from './record';
import type { RowChange, RowFile } from './rows';
import { seal, unseal } from './seal';

const keyCheck: RecordName = { kind: 'meta', id: 'key-check' };

/** Encrypts what a change puts. */
export function sealChange(key: Uint8Array, change: RecordChange): RowChange {
  if ('remove' in change) return change;
  const { kind, id, content } = change.put;
  return { put: { kind, id, sealed: seal(key, placeOf(change.put), content) } };
}

/** Reads the content of a row: undefined where there is none, null where this key does not open it. */
export function openRow(rows: RowFile, key: Uint8Array, name: RecordName): string | null | undefined {
  const sealed = rows.get(name);
  return sealed && unseal(key, placeOf(name), sealed);
}

/** Whether this key wrote the file: judged by any record, so that a damaged check does not cost all the others. */
export function fits(rows: RowFile, key: Uint8Array): boolean {
  const opens = (name: RecordName): boolean => typeof openRow(rows, key, name) === 'string';
  if (opens(keyCheck)) return true;
  const others = (['outbox', 'directory'] as const).flatMap((kind) => rows.names(kind).map((id) => ({ kind, id })));
  const isNew = others.length === 0 && rows.get(keyCheck) === undefined;
  if (!isNew && !others.some(opens)) return false;
  rows.change([sealChange(key, { put: { ...keyCheck, content: 'Tokendesk' } })]);
  return true;
}

/** What the bytes of damaged files hold under a key. */
export interface Carved {
  /** Every version of each record, by kind and id, the oldest first. */
  versions: Map<string, { name: RecordName; contents: string[] }>;
  /** Whether there are records, and this key opens none of them. */
  isOfOtherKey: boolean;
}

/** Finds all records in the bytes of files that SQLite cannot be trusted with. */
export function carve(raw: RawFiles, key: Uint8Array): Carved {
  const versions: Carved['versions'] = new Map();
  let isAny = false;
  for (const { kind, id, sealed } of carveRows(raw)) {
    isAny = true;
    const place = placeOf({ kind, id });
    const content = unseal(key, place, sealed);
    if (content === null) continue;
    const known = versions.get(place) ?? { name: { kind, id }, contents: [] };
    versions.set(place, known);
    known.contents.push(content);
  }
  return { versions, isOfOtherKey: isAny && versions.size === 0 };
}

/** What a record is bound to by its encryption: it opens in no other place. */
function placeOf({ kind, id }: RecordName): string {
  return `${kind}\n${id}`;
}
