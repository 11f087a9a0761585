import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { practicePeople } from '../../electron/practice/people';
import { expect, test, writePolicy } from '../support/desk';
import { eventNames } from '../support/event-names';
import { frame } from '../support/frame';
import { lockPage, nextWindow } from '../support/lock-page';
import { searchPage } from '../support/search-page';

const { operator } = practicePeople;
/** All but how the lock stands, which a locked desk has to tell. */
const names = eventNames.filter((name) => name !== 'lock:changed');

test('a locked desk tells its window nothing by itself, and all of it once it is unlocked', async ({
  app,
  signedIn,
  served,
  profile,
}) => {
  await searchPage(signedIn).heading.waitFor();
  const page = await nextWindow(app, () => frame(signedIn).lock.click());
  await expect(lockPage(page).heading).toBeVisible();
  await page.evaluate((all) => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    for (const name of all) window.desk.on(name, () => heard.push(name));
  }, names);
  const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);

  // the rules of the organisation change: whoever sits at an open desk is told of them, of settings, session and Outbox
  writePolicy(profile, { hidden: ['export'], logLevel: 'debug' });
  const log = () => readFileSync(join(profile, 'logs/tokendesk.log'), 'utf8');
  await expect.poll(log).toContain('"event":"policy-read","outcome":"in-force"');
  // and an attempt tells whether the server can be reached
  await served.stop();
  await lockPage(page).unlock('not it');
  await expect(lockPage(page).alert).toBeVisible();
  expect(await heard()).toEqual([]);

  await served.resume();
  await lockPage(page).unlock(operator.password);
  await searchPage(page).heading.waitFor();
  writePolicy(profile, { hidden: ['print'], logLevel: 'debug' });
  await expect.poll(heard).toEqual(expect.arrayContaining(['policy:changed', 'settings:changed', 'session:changed']));
});
