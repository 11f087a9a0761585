import type { ElectronApplication, Locator, Page } from '@playwright/test';

/** Types like a scanner, faster than any person: all keys at once, then Enter. Digits alone need no shift. */
export async function scan(app: ElectronApplication, digits: string): Promise<void> {
  await app.evaluate(({ BrowserWindow }, code) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    for (const keyCode of code) {
      contents?.sendInputEvent({ type: 'keyDown', keyCode });
      contents?.sendInputEvent({ type: 'char', keyCode });
      contents?.sendInputEvent({ type: 'keyUp', keyCode });
    }
    contents?.sendInputEvent({ type: 'keyDown', keyCode: 'Enter' });
    contents?.sendInputEvent({ type: 'char', keyCode: '\u000d' });
    contents?.sendInputEvent({ type: 'keyUp', keyCode: 'Enter' });
  }, digits);
}

/** Types like a person, too slowly to be taken for a scanner. */
export async function typeByHand(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text, { delay: 60 });
}

/** Presses keys one after the other. */
export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Presses Tab until the focus is there; throws where the keyboard does not lead there within so many steps. */
export async function tabTo(page: Page, target: Locator, most = 20): Promise<void> {
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${String(most)} times Tab did not lead to ${target.toString()}`);
}
