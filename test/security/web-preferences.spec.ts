import { expect, test } from '../support/desk';
import { signInPage } from '../support/sign-in-page';

test('the window has no right that Electron’s checklist advises against', async ({ app, page }) => {
  await expect(signInPage(page).heading).toBeVisible();
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // Electron declares it of no class
    const told = contents as unknown as { getLastWebPreferences(): Record<string, unknown> } | undefined;
    return told?.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
  const off = [
    'nodeIntegrationInSubFrames',
    'nodeIntegrationInWorker',
    'allowRunningInsecureContent',
    'experimentalFeatures',
    'enableBlinkFeatures',
    'plugins',
    'navigateOnDragDrop',
  ];
  expect(off.filter((name) => Boolean(preferences?.[name]))).toEqual([]);
});
