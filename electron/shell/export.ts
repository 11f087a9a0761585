import { writeFile } from 'atomically';
import { dialog, type BrowserWindow } from 'electron';
import { failed, success, type Result } from '../contract/failure';
import { toCsv } from './csv';

/** Asks where to, and writes the rows as CSV that spreadsheets open as text: with a byte order mark, and no cell run as a formula. */
export async function exportCsv(
  window: BrowserWindow,
  ask: { fileName: string; rows: string[][] },
): Promise<Result<{ saved: boolean }>> {
  const chosen = await dialog.showSaveDialog(window, {
    defaultPath: ask.fileName,
    filters: [{ name: 'CSV', extensions: ['csv'] }],
  });
  if (chosen.canceled || !chosen.filePath) return success({ saved: false });
  try {
    await writeFile(chosen.filePath, toCsv(ask.rows));
    return success({ saved: true });
  } catch {
    return failed({ code: 'rejected', reason: 'not-saved', message: 'The file could not be written' });
  }
}
