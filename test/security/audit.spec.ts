import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { practicePeople } from '../../electron/practice/people';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { lockPage, nextWindow } from '../support/lock-page';
import { searchPage } from '../support/search-page';
import { signInPage } from '../support/sign-in-page';

const { operator, tokens } = practicePeople;

test('what an auditor asks for is in the log by name and time, without names, codes and secrets', async ({
  app,
  page,
  served,
  profile,
}) => {
  const file = join(profile, 'rows.csv');
  await app.evaluate(({ BrowserWindow, dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents) contents.print = (_options, done) => done?.(true, '');
  }, file);
  await signInPage(page).signIn(served.url, { ...operator, password: 'hunter2' });
  await expect(signInPage(page).alert).toBeVisible();
  await signInPage(page).signIn(served.url, operator);
  await searchPage(page).heading.waitFor();
  await page.evaluate(async (code) => {
    await window.desk.call('settings:change', { lockAfter: 7 });
    await window.desk.call('tokens:export', { fileName: 'rows.csv', rows: [['Jane Example', '99021047380']] });
    await window.desk.call('window:print', null);
    await window.desk.call('tokens:reset-pass-code', { authenticationCode: code });
  }, tokens.identified.authentication_code);
  await expect.poll(() => existsSync(file)).toBe(true);
  const locked = await nextWindow(app, () => frame(page).lock.click());
  await lockPage(locked).unlock('hunter2');
  await expect(lockPage(locked).alert).toBeVisible();
  await lockPage(locked).unlock(operator.password);
  await searchPage(locked).heading.waitFor();

  const log = () => readFileSync(join(profile, 'logs/tokendesk.log'), 'utf8');
  const wanted = [
    ...['sign-in-failed', 'signed-in', 'setting-changed', 'exported', 'print-asked', 'pass-code-reset'],
    ...['locked', 'unlock-failed', 'unlocked'],
  ];
  const events = () =>
    log()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { at: string; event: string; member?: string });
  // a new server gets its profile, which is a setting too
  const named = () =>
    events()
      .filter(({ event, member }) => wanted.includes(event) && member !== 'servers')
      .map(({ event }) => event);
  await expect.poll(named).toEqual(wanted);
  expect(events().every(({ at }) => !Number.isNaN(Date.parse(at)))).toBe(true);
  for (const secret of ['hunter2', operator.username, 'Jane', '99021047380', tokens.identified.authentication_code])
    expect(log()).not.toContain(secret);
});
