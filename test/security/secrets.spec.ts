import { statSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { practicePeople } from '../../electron/practice/people';
import { expect, quit, test } from '../support/desk';
import { frame } from '../support/frame';
import { heapOf } from '../support/heap';
import { listPage } from '../support/list-page';
import { crash, keptWork } from '../support/kept-work';
import { lockPage, nextWindow } from '../support/lock-page';
import { saving } from '../support/outbox-page';
import { searchPage } from '../support/search-page';
import { holds } from '../support/secrets';
import { signInPage } from '../support/sign-in-page';
import { createPage } from '../support/token-form';
import { tokenPage } from '../support/token-page';

// the other one's password is the name of this app's own practice
const { supervisor, tokens } = practicePeople;

/** The parts of a secret that nothing else contains: of a JWT the claims and the signature, as its head is everybody's. */
function tellTale(sessionToken: string): string[] {
  const [, ...parts] = sessionToken.split('.');
  return [sessionToken, ...parts];
}

async function filesBelow(folder: string): Promise<{ path: string; bytes: Buffer }[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path);
      if (!entry.isFile()) return [];
      // while the app runs a file may go, or be one that the system lets nobody else read
      const bytes = await readFile(path).catch(() => Buffer.alloc(0));
      return [{ path, bytes }];
    }),
  );
  return found.flat();
}

async function filesHolding(secrets: string[], folder: string): Promise<string[]> {
  const files = await filesBelow(folder);
  return files.filter(({ bytes }) => secrets.some((secret) => holds(bytes, secret))).map(({ path }) => path);
}

test('neither password nor session token is in the page, in a file or in what the app says', async ({
  desk,
  profile,
  served,
}) => {
  const { app, page } = desk;
  const output: string[] = [];
  for (const stream of [app.process().stdout, app.process().stderr])
    stream?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  page.on('console', (message) => output.push(message.text()));

  await signInPage(page).signIn(served.url, supervisor);
  await expect(searchPage(page).box).toBeFocused();
  await searchPage(page).find(tokens.effective.authentication_code);
  await expect(tokenPage(page).heading).toBeVisible();
  // work of every kind, also such as fails, so that whatever writes has written
  served.options.faults['access_tokens/create'] = [{ kind: 'error', code: 'X', message: 'refused' }, { kind: 'html' }];
  await frame(page).visit('Create');
  await createPage(page).generate.check();
  await createPage(page).submit.click();
  await expect(createPage(page).alert).toContainText('refused');
  await createPage(page).submit.click();
  await expect(createPage(page).alert).toContainText('It is not known whether this was done');
  await frame(page).visit('List');
  await listPage(page).load.click();
  await expect(listPage(page).rows.first()).toBeVisible();

  const [sessionToken = ''] = served.sessionTokens;
  expect(sessionToken.length).toBeGreaterThan(100);
  const secrets = [supervisor.password, ...tellTale(sessionToken)];

  // the search finds what is there: a text of the same kind, kept by the page
  const planted = `${sessionToken.slice(0, 40).split('').reverse().join('')}.planted`;
  await page.evaluate((text) => {
    Object.assign(window, { planted: { deep: [text] } });
  }, planted);
  const heap = await heapOf(page);
  expect(holds(heap, planted)).toBe(true);
  expect(secrets.filter((secret) => holds(heap, secret))).toEqual([]);

  const stored = await page.evaluate(async () => ({
    local: JSON.stringify(localStorage),
    session: JSON.stringify(sessionStorage),
    cookies: document.cookie,
    databases: await indexedDB.databases(),
    page: document.documentElement.outerHTML,
  }));
  expect(stored).toMatchObject({ local: '{}', session: '{}', cookies: '', databases: [] });
  expect(secrets.filter((secret) => holds(stored.page, secret))).toEqual([]);

  // written to disk at the latest by the end; what is remembered of the sign-in shows that the search sees it
  await quit(desk);
  expect(await filesHolding([served.url], profile)).toContain(join(profile, 'settings.json'));
  expect(await filesHolding(secrets, profile)).toEqual([]);
  expect(secrets.filter((secret) => holds(output.join('\n'), secret))).toEqual([]);
});

test('a locked desk holds none of them, nor the pass code of what waits in the Outbox, and a crash writes none down', async ({
  desk,
  page,
  profile,
  served,
}) => {
  const { app } = desk;
  const passCode = 'PLANTED-PASS-7391';
  await signInPage(page).signIn(served.url, supervisor);
  await expect(searchPage(page).box).toBeFocused();
  await served.stop();
  await frame(page).visit('Create');
  const fill = async (form: ReturnType<typeof createPage>): Promise<void> => {
    await form.code.fill('99021099999');
    await form.identifier.fill('planted@example.com');
    await form.passCode.fill(passCode);
  };
  await fill(createPage(page));

  const crashDumps = await app.evaluate(({ app: electron }) => electron.getPath('crashDumps'));
  expect(relative(profile, crashDumps)).not.toMatch(/^\.\.|^$/);
  await expect.poll(() => keptWork(page)).toContain('planted@example.com');
  const renewed = await nextWindow(app, () => crash(app));
  await expect(createPage(renewed).identifier).toHaveValue('planted@example.com');
  await fill(createPage(renewed));
  await createPage(renewed).submit.click();
  await saving(renewed).save.click();
  await expect(frame(renewed).said('Saved on this desk')).toBeVisible();

  const secrets = [supervisor.password, ...served.sessionTokens.flatMap(tellTale), passCode];
  expect(secrets).toHaveLength(5);
  const locked = await nextWindow(app, () => frame(renewed).lock.click());
  await expect(lockPage(locked).heading).toBeVisible();
  const heap = await heapOf(locked);
  expect(holds(heap, supervisor.username)).toBe(true);
  expect(secrets.filter((secret) => holds(heap, secret))).toEqual([]);
  expect(await filesHolding(secrets, profile)).toEqual([]);
  // and what is written by the end
  await quit(desk);
  expect(await filesHolding([served.url], profile)).toContain(join(profile, 'settings.json'));
  expect(await filesHolding(secrets, profile)).toEqual([]);
  const paths = (await filesBelow(profile)).map(({ path }) => path);
  if (process.platform !== 'win32') {
    expect(paths).toContain(join(profile, 'outbox.db'));
    // Playwright has Chromium write that one
    const ours = paths.filter((path) => !path.endsWith('DevToolsActivePort'));
    expect(ours.filter((path) => (statSync(path).mode & 0o077) !== 0)).toEqual([]);
  }
  expect(paths.filter((path) => path.endsWith('.dmp'))).toEqual([]);
});
