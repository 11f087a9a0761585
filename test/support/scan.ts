import type { Locator, Page } from '@playwright/test';

/**
 * Types like a scanner, faster than any person, then Enter. Each key says when it was pressed, as the operating system's
 * do, so that a busy machine changes nothing of the pace. Digits alone need no shift.
 */
export async function scan(page: Page, digits: string): Promise<void> {
  // as long as a person needs at least between a key and a scan: one that comes sooner counts as a part
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
  const devTools = await page.context().newCDPSession(page);
  let at = Date.now() / 1000;
  const keys = [...digits].map((digit) => ({
    key: digit,
    text: digit,
    code: `Digit${digit}`,
    windowsVirtualKeyCode: digit.charCodeAt(0),
  }));
  for (const key of [...keys, { key: 'Enter', text: '\r', code: 'Enter', windowsVirtualKeyCode: 13 }]) {
    await devTools.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, timestamp: (at += 0.008) });
    await devTools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key, timestamp: at });
  }
  await devTools.detach();
}

/** Types like a person, too slowly to be taken for a scanner: those are through with a code in less than 90 ms a key. */
export async function typeByHand(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text, { delay: 110 });
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
