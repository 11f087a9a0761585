import { stringify } from 'csv-stringify/sync';

/** What separates cells in the files of this locale: where a comma stands before decimals, it is a semicolon. */
export function separatorOf(locale: string): ',' | ';' {
  return new Intl.NumberFormat(locale).format(1.5).includes(',') ? ';' : ',';
}

/**
 * The rows as CSV text that spreadsheets read as it is meant: every cell is quoted, and no formula begins in it, not even
 * where a spreadsheet with another separator would begin a new cell.
 */
export function toCsv(rows: string[][], separator: ',' | ';' = ','): string {
  return stringify(
    rows.map((row) => row.map(withoutFormulas)),
    { bom: true, quoted: true, quoted_empty: true, delimiter: separator, record_delimiter: 'windows' },
  );
}

/** An apostrophe before what a spreadsheet takes for the start of a formula, wherever a cell may begin. */
function withoutFormulas(text: string): string {
  return text.replace(/(?<=^|[,;|"\t\r\n])(?=[=+\-@\t\r＝＋－＠])/g, "'");
}
