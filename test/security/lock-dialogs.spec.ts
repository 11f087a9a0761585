import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { practicePeople } from '../../electron/practice/people';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { lockPage, nextWindow } from '../support/lock-page';
import { searchPage } from '../support/search-page';
import { signInPage } from '../support/sign-in-page';

const { operator, supervisor } = practicePeople;

/** Holds the file dialogs of the system open until the test chooses a file: none can be pressed from outside on every system. */
async function holdDialogs(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ dialog }) => {
    const hold = (): Promise<unknown> =>
      new Promise((answer) => Object.assign(globalThis, { chooseFile: (file: string) => answer(file) })).then(
        (file) => ({
          canceled: false,
          filePath: file,
          filePaths: [file],
        }),
      );
    Object.assign(dialog, { showSaveDialog: hold, showOpenDialog: hold });
  });
}

async function choose(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate((_electron, chosen) => {
    (globalThis as unknown as { chooseFile: (file: string) => void }).chooseFile(chosen);
  }, file);
}

const isOpen = (app: ElectronApplication) => app.evaluate(() => 'chooseFile' in globalThis);

const writing: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  Export: (page) =>
    page.evaluate(() => void window.desk.call('tokens:export', { fileName: 'tokens.csv', rows: [['a', 'b']] })),
  'Save support bundle': (page) => page.evaluate(() => void window.desk.call('health:bundle', null)),
};

/** Asks for what needs a file, until the dialog of the system is open. */
async function askForFile(app: ElectronApplication, page: Page, ask: (page: Page) => Promise<void>): Promise<void> {
  await searchPage(page).heading.waitFor();
  await holdDialogs(app);
  await ask(page);
  await expect.poll(() => isOpen(app)).toBe(true);
}

for (const [name, ask] of Object.entries(writing)) {
  test(`${name}: a file that is chosen after the desk was locked is not written`, async ({
    app,
    signedIn,
    profile,
  }) => {
    const file = join(profile, 'chosen.csv');
    await askForFile(app, signedIn, ask);
    const page = await nextWindow(app, () => frame(signedIn).lock.click());
    await choose(app, file);
    // unlocked again or not, it was asked for before
    await lockPage(page).unlock(operator.password);
    await searchPage(page).heading.waitFor();
    expect(existsSync(file)).toBe(false);
  });

  test(`${name}: a file that is chosen after another operator came is not written`, async ({
    app,
    signedIn,
    served,
    profile,
  }) => {
    const file = join(profile, 'chosen.csv');
    await askForFile(app, signedIn, ask);
    await signedIn.evaluate(() => window.desk.call('session:leave', null));
    await signInPage(signedIn).signIn(served.url, supervisor);
    await searchPage(signedIn).heading.waitFor();
    await choose(app, file);
    await frame(signedIn).visit('Settings');
    expect(existsSync(file)).toBe(false);
  });

  test(`${name}: a file that is chosen by who asked is written`, async ({ app, signedIn, profile }) => {
    const file = join(profile, 'chosen.csv');
    await askForFile(app, signedIn, ask);
    await choose(app, file);
    await expect.poll(() => existsSync(file)).toBe(true);
  });
}

test('a certificate authority that is chosen after the desk was locked is not trusted', async ({
  app,
  signedIn,
  served,
  profile,
}) => {
  const file = join(profile, 'ca.pem');
  writeFileSync(file, readFileSync(resolve(import.meta.dirname, '../support/certificates/company-ca.pem')));
  await askForFile(app, signedIn, (page) =>
    page.evaluate((server) => void window.desk.call('settings:choose-company-ca', { server }), served.url),
  );
  const page = await nextWindow(app, () => frame(signedIn).lock.click());
  await choose(app, file);
  await lockPage(page).unlock(operator.password);
  await searchPage(page).heading.waitFor();
  const settings = await page.evaluate(() => window.desk.call('settings:read', null));
  expect(settings).toMatchObject({ ok: true, value: { companyCa: [] } });
});
