import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { findChromium } from '../../build/checks/chromium.mjs';
import type { Desk } from '../../electron/contract/bridge';
import type { EventName, Events } from '../../electron/contract/requests';
import { contentSecurityPolicy, contentTypeOf, fileFor, windowOrigin } from '../../electron/shell/own-files';
import { root } from './desk';
import { eventNames } from './event-names';

/** Stands for `app://tokendesk/`, which no other browser can be taught; nothing of it is ever looked up. */
const origin = 'https://tokendesk.test/';

/** What the page in Chromium has in place of Electron's bridge. */
interface Far {
  callDesk: (name: string, ask: unknown) => Promise<unknown>;
  tellPage?: (name: string, value: unknown) => void;
}

/** Starts the system's Chromium, with its sandbox where there is one. */
export async function launchChromium(): Promise<Browser> {
  const program = findChromium(process.platform, process.env);
  if (program === undefined) throw new Error('Chromium is not installed.');
  return chromium.launch({
    executablePath: program,
    chromiumSandbox: process.env['TOKENDESK_NO_SANDBOX'] === undefined && process.getuid?.() !== 0,
  });
}

/** Opens the built window in Chromium; what it asks goes through the bridge of the app's own window to the main process. */
export async function openInChromium(browser: Browser, own: Page): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  const page = await context.newPage();
  await context.route('**', async (route) => {
    const address = route.request().url();
    const file = address.startsWith(origin)
      ? fileFor(address.replace(origin, windowOrigin), join(root, 'dist/renderer'))
      : undefined;
    const contentType = file && contentTypeOf(file);
    if (!file || !contentType) await route.abort();
    else
      await route.fulfill({
        body: await readFile(file),
        contentType,
        headers: { 'content-security-policy': contentSecurityPolicy },
      });
  });
  await page.exposeFunction('callDesk', (name: string, ask: unknown) =>
    own.evaluate(([asked, what]) => window.desk.call(asked as 'tokens:find', what as never), [name, ask] as const),
  );
  await page.addInitScript(installBridge);
  await own.exposeFunction('tellChromium', (name: string, value: unknown) =>
    page.evaluate(([told, what]) => (window as unknown as Far).tellPage?.(told, what), [name, value] as const),
  );
  await own.evaluate((names) => {
    const { tellChromium } = window as unknown as { tellChromium: (name: string, value: unknown) => Promise<void> };
    for (const name of names) window.desk.on(name, (value) => void tellChromium(name, value));
  }, eventNames);
  await page.goto(`${origin}index.html`);
  return page;
}

/** Runs in the page before anything else. */
function installBridge(): void {
  const far = window as unknown as Far;
  const listeners = new Map<string, Set<(value: never) => void>>();
  const desk: Desk = {
    call: (name, ask) => far.callDesk(name, ask) as Promise<never>,
    on<N extends EventName>(name: N, listener: (value: Events[N]) => void) {
      const own = listeners.get(name) ?? new Set();
      listeners.set(name, own.add(listener));
      return () => void own.delete(listener);
    },
  };
  far.tellPage = (name, value) => listeners.get(name)?.forEach((listener) => listener(value as never));
  Object.defineProperty(window, 'desk', { value: desk });
}
