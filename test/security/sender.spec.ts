import { join } from 'node:path';
import { expect, root, test } from '../support/desk';
import { signInPage } from '../support/sign-in-page';

test('a window that is not ours is answered nothing, though it has our bridge and shows our page', async ({
  app,
  page,
}) => {
  await expect(signInPage(page).heading).toBeVisible();
  const preload = join(root, 'dist/electron/preload.cjs');
  const answers = await app.evaluate(async ({ BrowserWindow }, file) => {
    const [own] = BrowserWindow.getAllWindows();
    if (!own) throw new Error('there is no window');
    const other = new BrowserWindow({
      show: false,
      webPreferences: { preload: file, session: own.webContents.session, sandbox: true, contextIsolation: true },
    });
    await other.loadURL(own.webContents.getURL());
    const ask =
      'Promise.all(["settings:read", "session:read", "lock:read"].map((name) => window.desk.call(name, null)))';
    const told = (await other.webContents.executeJavaScript(ask)) as { ok: boolean; failure?: { message: string } }[];
    const listening = (await other.webContents.executeJavaScript(
      'window.told = 0, window.desk.on("settings:changed", () => (window.told += 1)), typeof window.desk.call',
    )) as string;
    await own.webContents.executeJavaScript('window.desk.call("settings:change", { theme: "dark" })');
    const heard = (await other.webContents.executeJavaScript('window.told')) as number;
    other.destroy();
    return { told, listening, heard };
  }, preload);
  expect(answers.listening).toBe('function');
  expect(answers.told.map(({ ok, failure }) => [ok, failure?.message])).toEqual(
    answers.told.map(() => [false, 'The sender is not our window']),
  );
  expect(answers.heard).toBe(0);
  // ours goes on
  expect(await page.evaluate(() => window.desk.call('settings:read', null))).toMatchObject({
    ok: true,
    value: { theme: 'dark' },
  });
});
