import { app, dialog, type BrowserWindow } from 'electron';
import { join } from 'node:path';
import { failed, success, type Result } from '../contract/failure';
import type { Health } from '../contract/health';
import { leftMeanwhile } from '../shell/presence';
import { programFacts } from './program-facts';
import { bundleName, collectBundle, writeBundle } from './support-bundle';

/** Asks where to, and writes a support bundle with the health of the app that runs. */
export async function saveBundle(
  window: BrowserWindow,
  health: Health,
  isStillHere: () => boolean,
): Promise<Result<{ saved: boolean }>> {
  if (!isStillHere()) return leftMeanwhile;
  const now = new Date();
  const chosen = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath('documents'), bundleName(now)),
    filters: [{ name: 'JSON', extensions: ['json'] }],
  });
  if (!isStillHere()) return leftMeanwhile;
  if (chosen.canceled || !chosen.filePath) return success({ saved: false });
  try {
    writeBundle(chosen.filePath, collectBundle({ ...programFacts(app.getPath('userData')), now, health }));
    return success({ saved: true });
  } catch {
    return failed({ code: 'rejected', reason: 'not-saved', message: 'The support bundle could not be written' });
  }
}
