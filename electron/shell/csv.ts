import { stringify } from 'csv-stringify/sync';
import type { CsvSeparator } from '../contract/desk-state';

type Separator = ',' | ';' | '\t';

const chosen: Readonly<Record<Exclude<CsvSeparator, 'locale'>, Separator>> = { comma: ',', semicolon: ';', tab: '\t' };

/** The character of a setting; by locale it is a semicolon where a comma stands before decimals. */
export function separatorOf(setting: CsvSeparator, locale: string): Separator {
  if (setting !== 'locale') return chosen[setting];
  return new Intl.NumberFormat(locale).format(1.5).includes(',') ? ';' : ',';
}

/**
 * The rows as CSV text that spreadsheets read as it is meant: every cell is quoted, and no formula begins in it, not even
 * where a spreadsheet with another separator would begin a new cell.
 */
export function toCsv(rows: string[][], separator: Separator = ','): string {
  return stringify(
    rows.map((row) => row.map(withoutFormulas)),
    { bom: true, quoted: true, quoted_empty: true, delimiter: separator, record_delimiter: 'windows' },
  );
}

/** An apostrophe before what a spreadsheet takes for the start of a formula, wherever a cell may begin. */
function withoutFormulas(text: string): string {
  return text.replace(/(?<=^|[,;|"\t\r\n])(?=[=+\-@\t\r＝＋－＠])/g, "'");
}
