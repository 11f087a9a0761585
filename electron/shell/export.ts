import { writeFile } from 'atomically';
import { app, dialog, type BrowserWindow } from 'electron';
import type { CsvSeparator } from '../contract/desk-state';
import { failed, success, type Result } from '../contract/failure';
import { leftMeanwhile } from './presence';
import { separatorOf, toCsv } from './csv';
import { toWorkbook } from './workbook';

/** Asks where to, and writes the rows as a workbook, or as CSV where the name ends in `.csv`; no cell is run as a formula. */
export async function exportRows(
  window: BrowserWindow,
  ask: { fileName: string; rows: string[][] },
  separator: CsvSeparator,
  isStillHere: () => boolean,
): Promise<Result<{ saved: boolean }>> {
  const chosen = await dialog.showSaveDialog(window, {
    defaultPath: ask.fileName,
    filters: [
      { name: 'Excel workbook', extensions: ['xlsx'] },
      { name: 'CSV (text)', extensions: ['csv'] },
    ],
  });
  if (!isStillHere()) return leftMeanwhile;
  if (chosen.canceled || !chosen.filePath) return success({ saved: false });
  try {
    const isCsv = /\.csv$/i.test(chosen.filePath);
    const file = isCsv ? toCsv(ask.rows, separatorOf(separator, app.getSystemLocale())) : await toWorkbook(ask.rows);
    // the workbook takes its time
    if (!isStillHere()) return leftMeanwhile;
    await writeFile(chosen.filePath, file);
    return success({ saved: true });
  } catch {
    return failed({ code: 'rejected', reason: 'not-saved', message: 'The file could not be written' });
  }
}
