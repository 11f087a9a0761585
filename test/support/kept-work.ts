import type { ElectronApplication, Page } from '@playwright/test';

/** What the main process keeps of the work in hand, as text; it gets there a moment after the last key. */
export async function keptWork(page: Page): Promise<string> {
  return JSON.stringify(await page.evaluate(() => window.desk.call('drafts:read', null)));
}

/** Ends the window's process, as a fault of the window would. */
export async function crash(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
}
