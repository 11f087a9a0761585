import type { ElectronApplication } from '@playwright/test';
import { expect, test } from '../support/desk';
import { serveWebPages, type OtherServer } from '../support/servers';
import { signInPage } from '../support/sign-in-page';

let canary: OtherServer;
let elsewhere: string;

test.beforeEach(async ({ page }) => {
  canary = await serveWebPages();
  elsewhere = `http://127.0.0.1:${canary.port}/`;
  await expect(signInPage(page).heading).toBeVisible();
});

test.afterEach(async () => {
  await canary.close();
});

/** What the main process knows of the window; Playwright itself waits for a navigation that was refused. */
function windowState(app: ElectronApplication) {
  return app.evaluate(async ({ BrowserWindow }) => {
    const windows = BrowserWindow.getAllWindows();
    const contents = windows[0]?.webContents;
    return {
      windows: windows.length,
      url: contents?.getURL(),
      heading: (await contents?.executeJavaScript('document.querySelector("h1").textContent')) as unknown,
    };
  });
}

/** Counts from now on how often the page was about to leave, and how often it was kept from it. */
async function watchLeaving(app: ElectronApplication): Promise<() => Promise<{ asked: number; prevented: number }>> {
  await app.evaluate(({ BrowserWindow }) => {
    const leaving = { asked: 0, prevented: 0 };
    Object.assign(globalThis, { leaving });
    BrowserWindow.getAllWindows()[0]?.webContents.on('will-navigate', (event) => {
      leaving.asked += 1;
      leaving.prevented += Number(event.defaultPrevented);
    });
  });
  return () => app.evaluate(() => (globalThis as unknown as { leaving: { asked: number; prevented: number } }).leaving);
}

const attempts: [name: string, attempt: (address: string) => void][] = [
  ['an assigned location', (address) => (location.href = address)],
  ['a replaced location', (address) => location.replace(address)],
  ['another page of our own', () => (location.href = 'app://tokendesk/other.html')],
  [
    'a link',
    (address) => {
      const link = Object.assign(document.createElement('a'), { href: address, textContent: 'away' });
      document.body.append(link);
      link.click();
    },
  ],
];

for (const [name, attempt] of attempts) {
  test(`the window stays where it is: ${name}`, async ({ app, page }) => {
    const leaving = await watchLeaving(app);
    await page.evaluate(attempt, elsewhere);
    await expect.poll(leaving).toEqual({ asked: 1, prevented: 1 });
    expect(await windowState(app)).toEqual({ windows: 1, url: 'app://tokendesk/index.html', heading: 'Sign in' });
    expect(canary.connections()).toBe(0);
  });
}

test('no second window comes up, and nothing is downloaded', async ({ app, page }) => {
  const opened = await page.evaluate((address) => {
    for (const target of ['_blank', 'other']) {
      const link = Object.assign(document.createElement('a'), { href: address, target, textContent: 'away' });
      document.body.append(link);
      link.click();
      link.dispatchEvent(new MouseEvent('click', { ctrlKey: true }));
      link.dispatchEvent(new MouseEvent('click', { shiftKey: true }));
    }
    return [window.open(address), window.open('about:blank'), window.open(address, '_blank', 'noopener')];
  }, elsewhere);
  expect(opened).toEqual([null, null, null]);
  await app.evaluate(({ BrowserWindow }) => {
    const seen: boolean[] = [];
    Object.assign(globalThis, { seen });
    const { session } = BrowserWindow.getAllWindows()[0]?.webContents ?? {};
    session?.on('will-download', (event) => seen.push(event.defaultPrevented));
  });
  await page.evaluate(() => {
    const href = URL.createObjectURL(new Blob(['text']));
    Object.assign(document.createElement('a'), { href, download: 'file.txt' }).click();
  });
  await expect.poll(() => app.evaluate(() => (globalThis as unknown as { seen: boolean[] }).seen)).toEqual([true]);
  expect(await windowState(app)).toEqual({ windows: 1, url: 'app://tokendesk/index.html', heading: 'Sign in' });
  expect(canary.connections()).toBe(0);
});
