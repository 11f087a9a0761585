import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, quit, startDesk, test } from '../support/desk';
import { signInPage } from '../support/sign-in-page';

/** What a page could hope that the system opens in another program. */
const addresses = [
  'https://crm.example/',
  'http://crm.example/',
  'mailto:jane@example.com',
  'tel:+35722000000',
  'file:///etc/passwd',
  'smb://crm.example/share',
  'vscode://file/etc/passwd',
  'javascript:void 0',
];

test('no address of a page reaches another program of the system', async ({ profile }) => {
  const folder = join(profile, 'programs');
  const opened = join(profile, 'opened.txt');
  mkdirSync(folder);
  for (const name of ['xdg-open', 'gio', 'gvfs-open', 'x-www-browser', 'sensible-browser']) {
    writeFileSync(join(folder, name), `#!/bin/sh\necho "${name} $*" >>'${opened}'\n`);
    chmodSync(join(folder, name), 0o755);
  }
  const path = [folder, process.env['PATH']].join(delimiter);
  const desk = await startDesk(profile, [], { ...process.env, PATH: path });
  const { app, page } = desk;
  await expect(signInPage(page).heading).toBeVisible();
  await page.evaluate((all) => {
    for (const href of all) {
      for (const target of ['_self', '_blank', '_top']) {
        const link = Object.assign(document.createElement('a'), { href, target, textContent: 'away' });
        document.body.append(link);
        link.click();
        link.dispatchEvent(new MouseEvent('auxclick', { button: 1 }));
      }
      window.open(href);
      document.body.append(Object.assign(document.createElement('iframe'), { src: href }));
    }
  }, addresses);
  // the stub would write it down: asked by the app itself, it does
  expect(existsSync(opened)).toBe(false);
  await app.evaluate(({ shell }) => shell.openExternal('https://planted.example/'));
  await expect.poll(() => existsSync(opened) && readFileSync(opened, 'utf8')).toContain('https://planted.example/');
  expect(readFileSync(opened, 'utf8').trim().split('\n')).toHaveLength(1);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await quit(desk);
});
