import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { practicePeople } from '../../electron/practice/people';
import { audit } from '../support/audit';
import { expect, quit, root, startDesk, test as base, type RunningDesk } from '../support/desk';
import { frame } from '../support/frame';
import { endNetworkService } from '../support/network-service';
import { outboxPage, saving } from '../support/outbox-page';
import { searchPage } from '../support/search-page';
import { signInPage } from '../support/sign-in-page';
import { createPage } from '../support/token-form';
import { serveUpdates, type UpdateFeed } from '../support/update-feed';
import { updatesPage } from '../support/updates-page';

const newCode = '99021099999';

/** Says beside itself how it was run: after it was put in place, or for the operator. */
const imageOf = (version: string) => `#!/bin/sh
# ${version}
printf '%s' "\${APPIMAGE_EXIT_AFTER_INSTALL:-started}" > "$0.ran"
`;

interface Installed {
  /** The AppImage that the app takes itself to be. */
  file: string;
  start(this: void): Promise<RunningDesk>;
}

const test = base.extend<{ feed: UpdateFeed; installed: Installed }>({
  feed: async ({}, use) => {
    const feed = await serveUpdates();
    await use(feed);
    await feed.close();
  },
  installed: async ({ profile, feed }, use) => {
    const folder = join(profile, 'installed');
    const file = join(folder, 'Tokendesk.AppImage');
    mkdirSync(folder);
    writeFileSync(file, 'the version that runs', { mode: 0o755 });
    const program = execFileSync(process.execPath, ['--print', "require('electron')"], { cwd: root, encoding: 'utf8' });
    const environment = {
      ...process.env,
      TOKENDESK_FEED_URL: feed.url,
      APPIMAGE: file,
      APPDIR: dirname(realpathSync(program.trim())),
      XDG_CACHE_HOME: join(profile, 'cache'),
    };
    await use({ file, start: () => startDesk(profile, [], environment) });
  },
});

test('a version is found, refused where it was tampered with, fetched, and installed when the app quits', async ({
  feed,
  installed,
}) => {
  const { app, page } = await installed.start();
  await signInPage(page).practise.click();
  await frame(page).visit('Settings');
  const updates = updatesPage(page);
  await expect(updates.said).toContainText('Not looked for since the start');
  expect(feed.asked).toEqual([]);

  feed.offer({ version: '9.9.8', contents: imageOf('9.9.8'), stagingPercentage: 0 });
  await updates.button('Check now').click();
  await expect(updates.said).toContainText('Tokendesk is up to date.');

  feed.offer({ version: '9.9.8', contents: imageOf('9.9.8'), announcedAs: 'something else' });
  await updates.button('Check now').click();
  await expect(updates.said).toHaveText('Tokendesk 9.9.8 is available.');
  await updates.button('Download').click();
  await expect(updates.said).toContainText('What arrived is not what was announced, so it was thrown away.');

  feed.offer({ version: '9.9.9', contents: imageOf('9.9.9'), stagingPercentage: 100 });
  await updates.button('Try again').click();
  const ready = 'Tokendesk 9.9.9 is ready and will be installed when you quit.';
  await expect(updates.said).toHaveText(ready);
  await expect(frame(page).statusLine).toContainText(ready);
  await expect(updates.button('Restart and install')).toBeFocused();
  expect(await audit(page)).toEqual([]);
  expect(readFileSync(installed.file, 'utf8')).toBe('the version that runs');

  await app.close();
  expect(readFileSync(installed.file, 'utf8')).toBe(imageOf('9.9.9'));
  expect(readFileSync(`${installed.file}.ran`, 'utf8')).toBe('true');
});

test('nothing is installed under an entry on its way; once it has arrived, the app restarts into the new version', async ({
  feed,
  installed,
  served,
}) => {
  feed.offer({ version: '9.9.9', contents: imageOf('9.9.9') });
  served.options.faults = { 'access_tokens/create': [{ kind: 'after-commit', then: { kind: 'hang' } }] };
  const first = await installed.start();
  await signInPage(first.page).signIn(served.url, practicePeople.operator);
  await expect(searchPage(first.page).heading).toBeVisible();
  await fetchUpdate(first);

  await served.stop();
  await frame(first.page).visit('Create');
  await createPage(first.page).code.fill(newCode);
  await createPage(first.page).submit.click();
  await saving(first.page).save.click();
  await served.resume();
  await frame(first.page).visit('Outbox');
  await expect(outboxPage(first.page).entry(newCode).row).toContainText('Sending', { timeout: 30_000 });
  const waits = 'Tokendesk 9.9.9 is ready, but waits until the Outbox has sent what is on its way.';
  await expect(frame(first.page).statusLine).toContainText(waits);
  await frame(first.page).visit('Settings');
  await updatesPage(first.page).button('Open Outbox').click();
  await expect(outboxPage(first.page).entry(newCode).row).toContainText('Sending');
  await quit(first);
  expect(readFileSync(installed.file, 'utf8')).toBe('the version that runs');

  const second = await installed.start();
  await frame(second.page).visit('Outbox');
  await expect(outboxPage(second.page).entry(newCode).row).toContainText('Confirmed', { timeout: 30_000 });
  await fetchUpdate(second);
  const gone = second.app.waitForEvent('close');
  // the app may be gone before it is told that the click has been done
  const clicked = updatesPage(second.page).button('Restart and install').click();
  await Promise.all([gone, clicked.catch(() => undefined)]);
  expect(readFileSync(installed.file, 'utf8')).toBe(imageOf('9.9.9'));
  await expect.poll(() => existsSync(`${installed.file}.ran`)).toBe(true);
  await expect.poll(() => readFileSync(`${installed.file}.ran`, 'utf8')).toBe('started');
  expect(served.ledger.entries('access_tokens/create').filter(({ outcome }) => outcome === 'ok')).toHaveLength(1);
});

test('after the network service ended, updates are still looked for', async ({ feed, installed }) => {
  const { app, page } = await installed.start();
  await signInPage(page).practise.click();
  await frame(page).visit('Settings');
  const updates = updatesPage(page);
  feed.offer({ version: '9.9.8', contents: imageOf('9.9.8'), stagingPercentage: 0 });
  await updates.button('Check now').click();
  await expect(updates.said).toContainText('Tokendesk is up to date.');
  await endNetworkService(app);
  feed.offer({ version: '9.9.9', contents: imageOf('9.9.9') });
  await updates.button('Check now').click();
  await expect(updates.said).toContainText('Tokendesk 9.9.9 is available.');
  await app.close();
});

async function fetchUpdate({ page }: RunningDesk): Promise<void> {
  const updates = updatesPage(page);
  await frame(page).visit('Settings');
  await updates.button('Check now').click();
  await updates.button('Download').click();
  await expect(updates.said).toHaveText('Tokendesk 9.9.9 is ready and will be installed when you quit.');
}
