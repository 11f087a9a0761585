import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Page } from '@playwright/test';
import { practicePeople } from '../../electron/practice/people';
import { expect, startDesk, test } from '../support/desk';
import { searchPage } from '../support/search-page';
import { serveWebPages } from '../support/servers';
import { signInPage } from '../support/sign-in-page';

test('no address that a page tries reaches a program of the system', async ({ profile }) => {
  const bin = join(profile, 'bin');
  const opened = join(profile, 'opened');
  mkdirSync(bin);
  writeFileSync(join(bin, 'xdg-open'), `#!/bin/sh\necho "$1" >> '${opened}'\n`);
  chmodSync(join(bin, 'xdg-open'), 0o755);
  const env = { ...process.env, PATH: [bin, process.env['PATH'] ?? ''].join(delimiter) };
  const { app, page } = await startDesk(profile, [], env);
  await expect(signInPage(page).heading).toBeVisible();
  const addresses = ['https://example.com/', 'mailto:a@example.com', 'tel:1', 'file:///etc/passwd', 'x-odd:thing'];
  await page.evaluate((all) => {
    for (const href of all) {
      window.open(href);
      for (const target of ['', '_blank']) {
        const link = Object.assign(document.createElement('a'), { href, target, textContent: 'away' });
        document.body.append(link);
        link.click();
        link.dispatchEvent(new MouseEvent('auxclick', { button: 1, bubbles: true }));
      }
    }
  }, addresses);
  // the last to be opened is the first to be seen: what was tried before it would be there, too
  await app.evaluate(({ shell }) => shell.openExternal('https://opened.example/'));
  await expect.poll(() => existsSync(opened) && readFileSync(opened, 'utf8')).toBe('https://opened.example/\n');
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await app.close();
});

test('a page that refreshes itself does not move the window', async ({ app, page }) => {
  const canary = await serveWebPages();
  await expect(signInPage(page).heading).toBeVisible();
  await app.evaluate(({ BrowserWindow }) => {
    const leaving: string[] = [];
    Object.assign(globalThis, { leaving });
    BrowserWindow.getAllWindows()[0]?.webContents.on('will-navigate', (event) => {
      if (event.defaultPrevented) leaving.push(new URL(event.url).protocol);
    });
  });
  const leaving = () => app.evaluate(() => (globalThis as unknown as { leaving: string[] }).leaving);
  await page.evaluate((port) => {
    const refresh = document.createElement('meta');
    refresh.httpEquiv = 'refresh';
    refresh.content = `0;url=http://127.0.0.1:${port}/`;
    document.head.append(refresh);
  }, canary.port);
  await expect.poll(leaving).toEqual(['http:']);
  // Playwright itself waits for a navigation that was refused
  const shown = await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const heading: unknown = await contents?.executeJavaScript('document.querySelector("h1").textContent');
    return [contents?.getURL(), heading];
  });
  expect(shown).toEqual(['app://tokendesk/index.html', 'Sign in']);
  expect(await leaving()).toEqual(['http:']);
  expect(canary.connections()).toBe(0);
  await canary.close();
});

/** Drops a link on a page, as a hand would. */
async function drop(page: Page, link: string): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const items = [{ mimeType: 'text/uri-list', data: link }];
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await cdp.send('Input.dispatchDragEvent', { type, x: 200, y: 200, data: { items, dragOperationsMask: 1 } });
}

test('a link that is dropped leads nowhere, not even in a window that takes what is dropped', async ({ app, page }) => {
  const canary = await serveWebPages();
  const elsewhere = `http://127.0.0.1:${canary.port}/`;
  await expect(signInPage(page).heading).toBeVisible();
  const opened = app.waitForEvent('window');
  await app.evaluate(async ({ BrowserWindow }) => {
    const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
    if (!session) throw new Error('there is no window');
    const window = new BrowserWindow({ show: false, webPreferences: { session, navigateOnDragDrop: true } });
    await window.loadURL('app://tokendesk/index.html');
  });
  const open = await opened;
  for (const each of [page, open]) await drop(each, elsewhere);
  const urls = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((each) => each.webContents.getURL()));
  const ours = 'app://tokendesk/index.html';

  // the same drop once more, where whoever is asked says so: it is a real attempt, and those before it are over
  await app.evaluate(({ BrowserWindow }) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    for (const each of BrowserWindow.getAllWindows())
      each.webContents.setWindowOpenHandler(({ url }) => {
        asked.push(url);
        return { action: 'deny' };
      });
  });
  for (const each of [page, open]) await drop(each, elsewhere);
  await expect
    .poll(() => app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked))
    .toEqual([elsewhere]);
  expect(await urls()).toEqual([ours, ours]);
  expect(canary.connections()).toBe(0);
  await canary.close();
});

test('a second start brings the first window forward, and harms nothing', async ({ app, page, profile, served }) => {
  await signInPage(page).signIn(served.url, practicePeople.operator);
  await expect(searchPage(page).heading).toBeVisible();
  const settings = readFileSync(join(profile, 'settings.json'), 'utf8');
  await app.evaluate(({ app: electron, BrowserWindow }) => {
    const seen = { starts: 0, restored: 0 };
    Object.assign(globalThis, { seen });
    electron.on('second-instance', () => (seen.starts += 1));
    const [window] = BrowserWindow.getAllWindows();
    if (!window) return;
    window.isMinimized = () => true;
    window.restore = () => void (seen.restored += 1);
  });
  const { spawnfile, spawnargs } = app.process();
  const args = spawnargs.slice(1).filter((each) => !/^--(inspect|remote-debugging)/.test(each));
  const second = spawn(spawnfile, args, { stdio: 'ignore' });
  const [code] = (await once(second, 'exit')) as [number | null];
  expect(code).toBe(0);
  const seen = () => app.evaluate(() => (globalThis as unknown as { seen: object }).seen);
  await expect.poll(seen).toEqual({ starts: 1, restored: 1 });
  expect(readFileSync(join(profile, 'settings.json'), 'utf8')).toBe(settings);
  await searchPage(page).find(practicePeople.tokens.effective.authentication_code);
  expect(served.ledger.counts()).toMatchObject({ 'authentication/token': { ok: 1 } });
});
