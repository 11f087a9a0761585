import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The only things that may be written: no body, no address with a query, nothing typed by anybody. */
const allowed = [
  'request',
  'reference',
  'error',
  'code',
  'reason',
  'httpStatus',
  'outcome',
  'milliseconds',
  'version',
] as const;
export type LogFields = Partial<Record<(typeof allowed)[number], string | number | boolean | undefined>>;
export type Log = (event: string, fields?: LogFields) => void;

/** Gives a logger that appends one JSON line per event to `file`, in order; a disk that refuses costs the line, not the work. */
export function createLog(file: string, now: () => Date = () => new Date()): Log {
  let last: Promise<unknown> = mkdir(dirname(file), { recursive: true }).catch(() => undefined);
  return (event, fields = {}) => {
    const kept = Object.fromEntries(
      allowed.filter((key) => fields[key] !== undefined).map((key) => [key, fields[key]]),
    );
    const line = `${JSON.stringify({ at: now().toISOString(), event, ...kept })}\n`;
    last = last.then(() => appendFile(file, line, { mode: 0o600 })).catch(() => undefined);
  };
}
