import type { ElectronApplication, Page } from '@playwright/test';

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
