import writeExcelFile from 'write-excel-file/node';

/** More than this a cell of a workbook cannot hold. */
const longestCell = 32_767;

/** The rows as an XLSX workbook in which every cell is text, so that nothing is calculated, rounded or taken for a date. */
export function toWorkbook(rows: string[][]): Promise<Buffer> {
  const cells = rows.map((row, at) =>
    row.map((text) => ({
      type: String,
      value: cellText(text),
      ...(at === 0 ? { fontWeight: 'bold' as const } : {}),
    })),
  );
  return writeExcelFile(cells, { stickyRowsCount: 1 }).toBuffer();
}

/**
 * XML holds no control characters and no halves of characters, and reads a carriage return as a line feed. A workbook
 * writes that as `_x000D_`, so the same characters in a cell are escaped.
 */
function cellText(text: string): string {
  return text
    .replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '')
    .slice(0, longestCell)
    .replace(/\p{Cs}/gu, '')
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replace(/\r/g, '_x000D_');
}
