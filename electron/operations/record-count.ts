import type { DatabaseSync } from '@photostructure/sqlite';
import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Larger ones are not copied: a desk's store takes some megabytes. */
const largestCopied = 200 * 1024 * 1024;

/** Loads the store's engine, which may itself be what is wrong. */
export type LoadEngine = () => { DatabaseSync: typeof DatabaseSync };

/**
 * Counts the records of a store by their kind; null where there is no file, or it cannot be read. It is a copy that is opened:
 * the app may have the file open for itself alone, and looking must change nothing.
 */
export function countRecords(file: string, loadEngine: LoadEngine): Record<string, number> | null {
  if (!existsSync(file) || statSync(file).size > largestCopied) return null;
  const folder = mkdtempSync(join(tmpdir(), 'tokendesk-count-'));
  try {
    const copy = join(folder, 'copy.db');
    for (const ending of ['', '-wal']) if (existsSync(file + ending)) copyFileSync(file + ending, copy + ending);
    const database = new (loadEngine().DatabaseSync)(copy);
    try {
      const counts = 'SELECT kind, count(*) AS count FROM record GROUP BY kind';
      const aside = "SELECT 'set aside' AS kind, count(*) AS count FROM damaged";
      const rows = database.prepare(`${counts} UNION ALL ${aside}`).all() as { kind: string; count: number }[];
      return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
    } finally {
      database.close();
    }
  } catch {
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
