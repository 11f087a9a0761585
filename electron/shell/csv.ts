import { stringify } from 'csv-stringify/sync';

/** The rows as CSV text; a cell that begins like a formula is made text. */
export function toCsv(rows: string[][]): string {
  return stringify(rows, { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}
