import type { ElectronApplication, Page } from '@playwright/test';

/** The screen **Locked**. */
export function lockPage(page: Page) {
  const main = page.getByRole('main');
  return {
    heading: page.getByRole('heading', { name: 'Locked', level: 1 }),
    main,
    password: main.getByRole('textbox', { name: 'Password', exact: true }),
    webApiKey: main.getByRole('textbox', { name: 'Web API key', exact: true }),
    submit: main.getByRole('button', { name: 'Unlock', exact: true }),
    someoneElse: main.getByRole('button', { name: 'Sign in as someone else' }),
    alert: main.getByRole('alert').filter({ hasText: /\S/ }),
    wait: main.getByRole('timer'),
    async unlock(password: string): Promise<void> {
      await main.getByRole('textbox', { name: 'Password', exact: true }).fill(password);
      await main.getByRole('button', { name: 'Unlock', exact: true }).click();
    },
  };
}

/** Does what ends the window, and gives the one that takes its place. */
export async function nextWindow(app: ElectronApplication, act: () => Promise<unknown>): Promise<Page> {
  const opened = app.waitForEvent('window');
  // the window may end under the very key that ends it
  await act().catch(() => undefined);
  const page = await opened;
  await page.waitForLoadState();
  return page;
}

/** The process that holds what the window holds. */
export function rendererProcess(app: ElectronApplication): Promise<number> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0);
}

/** Sets how many seconds ago the system says that somebody did something, and how many more have passed since anybody did here. */
export async function pretendIdle(app: ElectronApplication, seconds: number): Promise<void> {
  await app.evaluate(({ powerMonitor }, idle) => {
    const began = performance.timeOrigin;
    powerMonitor.getSystemIdleTime = () => idle;
    Object.defineProperty(performance, 'now', { value: () => Date.now() - began + idle * 1_000, configurable: true });
  }, seconds);
}

/** The dialog before a desk locks itself. */
export function warning(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Still there?' });
  return { dialog, timer: dialog.getByRole('timer'), lockNow: dialog.getByRole('button', { name: 'Lock now' }) };
}
