import { dialog, type BrowserWindow } from 'electron';
import { readFile } from 'node:fs/promises';
import { failed, success, type Result } from '../contract/failure';
import type { CompanyCa } from '../contract/servers';
import { authoritiesIn } from './company-ca';

/** Lets the operator choose a file with the company's authorities for one server; null where nothing was chosen. */
export async function chooseCompanyCa(window: BrowserWindow, server: string): Promise<Result<CompanyCa[] | null>> {
  const chosen = await dialog.showOpenDialog(window, {
    properties: ['openFile'],
    filters: [{ name: 'PEM', extensions: ['pem', 'crt', 'cer'] }],
  });
  const [file] = chosen.filePaths;
  if (chosen.canceled || file === undefined) return success(null);
  const pem = await readFile(file, 'utf8').catch(() => '');
  const authorities = authoritiesIn(pem, server);
  if (authorities.length === 0)
    return failed({
      code: 'rejected',
      reason: 'not-a-certificate',
      message: 'The file holds no authority in PEM form',
    });
  return success(authorities);
}
