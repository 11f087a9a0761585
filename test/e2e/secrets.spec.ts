import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { practicePeople } from '../../electron/practice/people';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { heapOf } from '../support/heap';
import { listPage } from '../support/list-page';
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
      return entry.isFile() ? [{ path, bytes: await readFile(path) }] : [];
    }),
  );
  return found.flat();
}

test('neither password nor session token is in the page, in a file or in what the app says', async ({
  desk: { app, page },
  profile,
  served,
}) => {
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
  await app.close();
  const files = await filesBelow(profile);
  expect(files.filter(({ bytes }) => holds(bytes, served.url)).map(({ path }) => path)).toContain(
    join(profile, 'settings.json'),
  );
  const leaks = files.flatMap(({ path, bytes }) => secrets.filter((secret) => holds(bytes, secret)).map(() => path));
  expect(leaks).toEqual([]);
  expect(secrets.filter((secret) => holds(output.join('\n'), secret))).toEqual([]);
});
