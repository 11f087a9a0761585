import type { RawFiles } from './quarantine';
import type { RecordKind } from './record';
import { pageBytes, type SealedRow } from './rows';

const kinds: readonly RecordKind[] = ['outbox', 'directory', 'meta'];
const walHeaderBytes = 32;
const frameHeaderBytes = 24;
/** The most that one page holds of a row, and how much it holds of a larger one (SQLite, Database File Format, 1.6). */
const largestLocal = pageBytes - 35;
const smallestLocal = Math.floor(((pageBytes - 12) * 32) / 255) - 23;
const overflowBytes = pageBytes - 4;

/**
 * Finds rows in the bytes of a database and its write-ahead log without SQLite, so that no damaged page, index or checksum
 * hides more than it holds. Takes time in proportion to the files. Older versions of a row come first; whether one is whole
 * shows when it is decrypted.
 */
export function* carveRows(raw: RawFiles): Generator<SealedRow> {
  const database = raw[''] ?? Buffer.alloc(0);
  const log = raw['-wal'] ?? Buffer.alloc(0);
  const pages = new Map<number, Buffer>();
  for (const { number, page } of pagesOf(database, log)) pages.set(number, page);
  const inDatabase = (number: number): Buffer => database.subarray((number - 1) * pageBytes, number * pageBytes);
  for (const { page } of pagesOf(database, log)) {
    for (const kind of kinds) {
      for (let at = page.indexOf(kind); at !== -1; at = page.indexOf(kind, at + 1)) {
        const row = rowAt(page, at, kind);
        if (!row) continue;
        if (row.rest === 0) yield { kind, id: row.id, sealed: row.local };
        else {
          for (const lookUp of [(number: number) => pages.get(number), inDatabase]) {
            const sealed = withOverflow(row, lookUp);
            if (sealed) yield { kind, id: row.id, sealed };
          }
        }
      }
    }
  }
}

function* pagesOf(database: Buffer, log: Buffer): Generator<{ number: number; page: Buffer }> {
  for (let at = 0; at < database.length; at += pageBytes)
    yield { number: at / pageBytes + 1, page: database.subarray(at, at + pageBytes) };
  for (let at = walHeaderBytes; at + frameHeaderBytes < log.length; at += frameHeaderBytes + pageBytes) {
    const begin = at + frameHeaderBytes;
    yield { number: log.readUInt32BE(at), page: log.subarray(begin, begin + pageBytes) };
  }
}

interface FoundRow {
  id: string;
  local: Buffer;
  /** How many bytes are on other pages, and on which the first of them are. */
  rest: number;
  next: number;
}

/** Reads the row whose kind stands at `at`: the header of its three columns is right before it. */
function rowAt(page: Buffer, at: number, kind: string): FoundRow | null {
  for (let headerBytes = 4; headerBytes <= 9 && headerBytes <= at; headerBytes += 1) {
    const begin = at - headerBytes;
    if (page[begin] !== headerBytes) continue;
    const [kindType, idAt] = varint(page, begin + 1);
    const [idType, sealedAt] = varint(page, idAt);
    const [sealedType, end] = varint(page, sealedAt);
    const isHeader = end === at && kindType === 13 + 2 * kind.length;
    if (!isHeader || idType < 13 || idType % 2 === 0 || sealedType < 12 || sealedType % 2 === 1) continue;
    const [idBytes, sealedBytes] = [(idType - 13) / 2, (sealedType - 12) / 2];
    const payload = headerBytes + kind.length + idBytes + sealedBytes;
    const local = localBytes(payload);
    const start = at + kind.length + idBytes;
    const finish = begin + local;
    if (start > finish || finish > page.length) continue;
    const isWhole = local === payload;
    if (!isWhole && finish + 4 > page.length) continue;
    return {
      id: page.toString('utf8', at + kind.length, start),
      local: page.subarray(start, finish),
      rest: payload - local,
      next: isWhole ? 0 : page.readUInt32BE(finish),
    };
  }
  return null;
}

function localBytes(payload: number): number {
  if (payload <= largestLocal) return payload;
  const wanted = smallestLocal + ((payload - smallestLocal) % overflowBytes);
  return wanted <= largestLocal ? wanted : smallestLocal;
}

function withOverflow(row: FoundRow, lookUp: (number: number) => Buffer | undefined): Buffer | null {
  const found = [row.local];
  let { rest, next } = row;
  while (rest > 0) {
    const page = next > 0 ? lookUp(next) : undefined;
    if (!page || page.length < 4) return null;
    const bytes = page.subarray(4, 4 + Math.min(rest, overflowBytes));
    if (bytes.length === 0) return null;
    found.push(bytes);
    rest -= bytes.length;
    next = page.readUInt32BE(0);
  }
  return Buffer.concat(found);
}

/** Reads an integer as SQLite writes it, of at most four bytes, and gives where the next one begins. */
function varint(bytes: Buffer, at: number): [value: number, next: number] {
  let value = 0;
  for (let count = 0; count < 4; count += 1) {
    const byte = bytes[at + count];
    if (byte === undefined) break;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return [value, at + count + 1];
  }
  return [0, -1];
}
