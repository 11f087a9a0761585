import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { practicePeople } from '../../electron/practice/people';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { searchPage } from '../support/search-page';
import { holds } from '../support/secrets';
import { signInPage } from '../support/sign-in-page';

const { supervisor } = practicePeople;

test('the health page follows the server, and saves a support bundle that tells the same', async ({
  app,
  page,
  profile,
  served,
}) => {
  await signInPage(page).signIn(served.url, supervisor);
  await searchPage(page).heading.waitFor();
  await frame(page).visit('Settings');
  const health = page.getByRole('region', { name: 'Health' });
  const part = (name: string) => health.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });
  const check = health.getByRole('button', { name: 'Check now' });
  const host = new URL(served.url).host;

  await expect(part('Keychain')).toContainText('OK');
  await expect(part('Work kept here')).toContainText('OK');
  await expect(part('Network')).toContainText('OK');
  await expect(part('Network')).toContainText(`${host} · last answer`);
  await expect(part('Clock')).toContainText('OK');
  await expect(part('Versions')).toContainText('for CRM.COM R');

  await served.stop();
  await check.click();
  await expect(part('Network')).toContainText('Trouble');
  await expect(part('Network')).toContainText('Check the cable or Wi-Fi');
  await expect(frame(page).said('Checked: 1 of 5 need attention.')).toBeVisible();

  const boxes = await app.evaluate(async ({ dialog }) => {
    const shown: string[] = [];
    dialog.showErrorBox = (title) => shown.push(title);
    // as they come from no file of ours, their place would be none that the log takes
    void Promise.reject(Object.assign(new RangeError('quotes a secret'), { stack: '' }));
    setImmediate(() => {
      throw Object.assign(new TypeError('quotes a secret'), { stack: '' });
    });
    await new Promise((settled) => setTimeout(settled));
    return shown;
  });
  expect(boxes).toEqual([]);
  await expect
    .poll(() => readFileSync(join(profile, 'logs/tokendesk.log'), 'utf8').match(/"unforeseen","error":"\w+/g))
    .toEqual(['"unforeseen","error":"RangeError', '"unforeseen","error":"TypeError']);

  const file = join(profile, 'bundle.json');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await health.getByRole('button', { name: 'Save a support bundle' }).click();
  await expect(frame(page).said('Support bundle saved.')).toBeVisible();
  const text = readFileSync(file, 'utf8');
  expect(JSON.parse(text)).toMatchObject({
    madeBy: 'the running app',
    health: { keychain: 'working', store: { unavailable: null }, network: { connection: 'offline', host } },
    store: { outbox: { records: { meta: 2 } } },
    log: expect.arrayContaining([expect.objectContaining({ event: 'request-failed', code: 'offline' })]),
  });
  const secrets = [
    supervisor.password,
    supervisor.username,
    practicePeople.organisation,
    'quotes',
    ...served.sessionTokens,
  ];
  expect(secrets.filter((secret) => holds(text, secret))).toEqual([]);

  await served.resume();
  await check.click();
  await expect(part('Network')).toContainText('OK');
});
