import { createRequire } from 'node:module';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { init } from 'excelize-wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { separatorOf, toCsv } from '../../electron/shell/csv';
import { toWorkbook } from '../../electron/shell/workbook';

/** What a spreadsheet makes of cells that it does not take for text. */
const tricky = [
  '0012345',
  '1234567890123456789',
  '3/4',
  '=1+2',
  'x;=1+2',
  'x,=1+2',
  'x\n=1+2',
  'x\t=1+2',
  'x\r=1+2',
  'x\r\ny',
  '\t1',
  ' 1 ',
  'a"b',
  '1E5',
  'TRUE',
  '31/03/2026',
  'two\nlines',
  'Γιώργος Παπαδόπουλος',
  '👩‍💼 card',
  '\u200fעברית\u200e',
  '<b>&amp;</b>',
  'x'.repeat(32_767),
];

let excelize: Awaited<ReturnType<typeof init>>;
beforeAll(async () => {
  excelize = await init(createRequire(import.meta.url).resolve('excelize-wasm/excelize.wasm.gz'));
}, 60_000);

/** The rows as a reader sees them that shares no code with the writer; no cell holds a formula. */
async function readBack(rows: string[][]): Promise<string[][]> {
  const book = excelize.OpenReader(new Uint8Array(await toWorkbook(rows)));
  if (book.error) throw new Error(book.error);
  const [sheet = ''] = book.GetSheetList().list;
  const cells = rows.flatMap((row, at) => row.map((_, column) => `${'AB'[column] ?? ''}${String(at + 1)}`));
  expect(cells.map((cell) => book.GetCellFormula(sheet, cell).formula).join('')).toBe('');
  return book.GetRows(sheet).result;
}

describe('a workbook', () => {
  test('gives every cell back as the text that it was', async () => {
    const rows = [['Number', 'Code'], ...tricky.map((text) => ['AT1', text])];
    expect(await readBack(rows)).toEqual(rows);
  });

  test('holds what no workbook can hold as near to it as can be', async () => {
    const read = await Promise.all(
      ['a\u0000b', 'x'.repeat(40_000), '_x000D_', `${'x'.repeat(32_766)}👍`].map((text) => readBack([['AT1', text]])),
    );
    expect(read.map(([row]) => row?.[1])).toEqual(['ab', 'x'.repeat(32_767), '_x000D_', 'x'.repeat(32_766)]);
  });
});

describe('a CSV file', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', '1', '=', '+', '-', '@', ',', ';', '\t', '\r', '\n', '"', '＝', 'é'),
  });
  const separators = fc.constantFrom(',' as const, ';' as const, '\t' as const);
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 4 });

  test('has every cell quoted, so that no line break, separator or quote ends it', () => {
    expect(toCsv([['a\nb', 'c;d', '"', '']])).toBe('\ufeff"a\nb","c;d","""",""\r\n');
  });

  test('gives each cell back, but for an apostrophe before what would be a formula', () => {
    fc.assert(
      fc.property(table, separators, (rows, separator) => {
        const read = parse(toCsv(rows, separator), { bom: true, delimiter: separator, record_delimiter: '\r\n' });
        expect(read.map((row) => row.map((text) => text.replaceAll("'", '')))).toEqual(rows);
      }),
    );
  });

  test('begins no formula, whichever separator, quote or line break a spreadsheet goes by', () => {
    fc.assert(
      fc.property(table, separators, (rows, separator) => {
        const cells = toCsv(rows, separator)
          .replace('\ufeff', '')
          .split(/["\t\r\n,;]+/);
        expect(cells.filter((text) => /^[=+\-@＝＋－＠]/.test(text))).toEqual([]);
      }),
    );
  });

  test.each([
    ['en-GB', ','],
    ['el-GR', ';'],
    ['de-DE', ';'],
    ['en-US', ','],
  ] as const)('is separated as spreadsheets in %s expect it', (locale, separator) => {
    expect(separatorOf('locale', locale)).toBe(separator);
  });

  test.each([
    ['comma', ','],
    ['semicolon', ';'],
    ['tab', '\t'],
  ] as const)('is separated by %s wherever that is chosen', (setting, separator) => {
    expect(separatorOf(setting, 'en-GB')).toBe(separator);
    expect(separatorOf(setting, 'de-DE')).toBe(separator);
  });
});
