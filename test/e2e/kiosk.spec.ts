import type { ElectronApplication } from '@playwright/test';
import { practicePeople } from '../../electron/practice/people';
import { audit, setTheme } from '../support/audit';
import { expect, test, writePolicy } from '../support/desk';
import { frame } from '../support/frame';
import { lockPage, nextWindow, pretendIdle } from '../support/lock-page';
import { searchPage } from '../support/search-page';
import { signInPage } from '../support/sign-in-page';
import { createPage } from '../support/token-form';

const { supervisor } = practicePeople;

/** How the window stands, and whether there is a menu. */
function standing(app: ElectronApplication) {
  return app.evaluate(({ BrowserWindow, Menu }) => {
    const [window] = BrowserWindow.getAllWindows();
    return {
      kiosk: window?.isKiosk(),
      hasMenu: Menu.getApplicationMenu() !== null,
      zoom: window?.webContents.getZoomFactor(),
      devTools: window?.webContents.isDevToolsOpened(),
      url: window?.webContents.getURL(),
    };
  });
}

/** Presses a key as the system brings it: before menus and page. */
async function pressNative(app: ElectronApplication, keyCode: string, modifiers: string[]): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, key) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const modifiersOf = key.modifiers as Electron.InputEvent['modifiers'];
      for (const type of ['keyDown', 'keyUp'] as const)
        contents?.sendInputEvent({ type, keyCode: key.keyCode, ...(modifiersOf ? { modifiers: modifiersOf } : {}) });
    },
    { keyCode, modifiers },
  );
}

test.describe('a kiosk', () => {
  test.use({ policy: { kiosk: true, kioskReturnSeconds: 10 } });

  test('fills the screen, no key of ours leads out, and it is sized for fingers', async ({ app, signedIn: page }) => {
    test.setTimeout(120_000);
    const before = await standing(app);
    expect(before).toMatchObject({ kiosk: true, hasMenu: false });
    const keys: [string, string[]][] = [
      ['W', ['control']],
      ['Q', ['control']],
      ['R', ['control']],
      ['F4', ['alt']],
      ['Left', ['alt']],
      ['F5', []],
      ['F11', []],
      ['F12', []],
      ['I', ['control', 'shift']],
      ['Plus', ['control']],
    ];
    for (const [key, modifiers] of keys) await pressNative(app, key, modifiers);
    // a key that works comes after them, so they have been dealt with
    await pressNative(app, 'N', ['control']);
    await expect(createPage(page).heading).toBeVisible();
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    expect(await standing(app)).toEqual(before);
    for (const theme of ['light', 'dark'] as const) {
      await setTheme(page, theme);
      expect.soft(await audit(page), theme).toEqual([]);
    }
    const small = await page
      .locator('button:visible, nav a:visible, main input:not([type=checkbox]):visible')
      .evaluateAll((all) =>
        all.flatMap((each) => {
          const box = each.closest('.box') ?? each;
          const { height } = box.getBoundingClientRect();
          return height < 44 ? [`${each.textContent} ${height}`] : [];
        }),
      );
    expect(small).toEqual([]);
    const navigation = page.getByRole('navigation', { name: 'Main' });
    expect(await navigation.evaluate((nav) => nav.scrollWidth - nav.clientWidth)).toBe(0);
  });

  test('returns to Search when it is left, keeps what was typed apart from what comes next, locks at one key, and is handed over', async ({
    app,
    signedIn,
    served,
  }) => {
    test.setTimeout(120_000);
    await frame(signedIn).visit('Create');
    await createPage(signedIn).identifier.fill('kept@example.com');
    await expect(searchPage(signedIn).heading).toBeVisible({ timeout: 30_000 });
    await frame(signedIn).visit('Create');
    await expect(createPage(signedIn).identifier).toHaveValue('');
    await createPage(signedIn).goOn.click();
    await expect(createPage(signedIn).identifier).toHaveValue('kept@example.com');

    const page = await nextWindow(app, () => signedIn.keyboard.press('F9'));
    const locked = lockPage(page);
    await expect(locked.heading).toBeVisible();
    expect(await standing(app)).toMatchObject({ kiosk: true, hasMenu: false });
    expect((await locked.someoneElse.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await locked.someoneElse.click();
    await signInPage(page).signIn(served.url, supervisor);
    await expect(frame(page).statusLine).toContainText(supervisor.username);
    await frame(page).visit('Create');
    await expect(createPage(page).identifier).toHaveValue('');
    const next = await nextWindow(app, () => pretendIdle(app, 120));
    await expect(lockPage(next).heading).toBeVisible();
  });

  test('ends when the system says so, and becomes an ordinary desk when the policy does', async ({
    app,
    page,
    profile,
  }) => {
    await expect(signInPage(page).heading).toBeVisible();
    writePolicy(profile, { kiosk: false });
    await expect.poll(() => standing(app)).toMatchObject({ kiosk: false, hasMenu: true });
    writePolicy(profile, { kiosk: true });
    await expect.poll(() => standing(app)).toMatchObject({ kiosk: true, hasMenu: false });
    const closed = app.waitForEvent('close');
    const child = app.process();
    child.kill('SIGTERM');
    await closed;
    expect(child.exitCode).toBe(0);
  });
});
