import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { practicePeople } from '../../electron/practice/people';
import { expect, quit, test } from '../support/desk';
import { frame } from '../support/frame';
import { saving } from '../support/outbox-page';
import { searchPage } from '../support/search-page';
import { signInPage } from '../support/sign-in-page';
import { createPage } from '../support/token-form';

let before = 0;
// what the system gives new files, unless a program says otherwise; the app is started after it
test.beforeEach(() => {
  before = process.umask(0o022);
});
test.afterEach(() => {
  process.umask(before);
});

/** The files and folders of a profile that somebody else than their owner may read, write or enter; no links and sockets. */
function openToOthers(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const stats = lstatSync(join(folder, name));
    return (stats.isFile() || stats.isDirectory()) && (stats.mode & 0o077) !== 0;
  });
}

test('nothing that the app or Chromium writes into its profile is for anybody else to read', async ({
  desk,
  profile,
  served,
}) => {
  const { page } = desk;
  await signInPage(page).signIn(served.url, practicePeople.operator);
  await searchPage(page).heading.waitFor();
  await page.evaluate(() => window.desk.call('settings:change', { theme: 'dark' }));
  await served.stop();
  await frame(page).visit('Create');
  await createPage(page).code.fill('99021099999');
  await createPage(page).submit.click();
  await saving(page).save.click();
  await expect(frame(page).said('Saved on this desk')).toBeVisible();
  const files = readdirSync(profile, { recursive: true, encoding: 'utf8' });
  expect(files).toEqual(expect.arrayContaining(['settings.json', 'outbox.db', join('logs', 'tokendesk.log')]));
  expect(openToOthers(profile)).toEqual([]);
  await quit(desk);
  expect(openToOthers(profile)).toEqual([]);
});
