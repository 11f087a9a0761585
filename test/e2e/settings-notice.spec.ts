import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { practicePeople } from '../../electron/practice/people';
import { expect, test as base } from '../support/desk';
import { frame } from '../support/frame';
import { searchPage } from '../support/search-page';
import { signInPage } from '../support/sign-in-page';

const damaged = '{"theme":"dark","density":"compact"';

const test = base.extend({
  profile: async ({ profile }, use) => {
    writeFileSync(join(profile, 'settings.json'), damaged);
    await use(profile);
  },
});

test('a damaged settings file is kept aside, and said until it was read', async ({ page, profile, served }) => {
  const note = page.getByRole('alert').filter({ hasText: 'The settings of this desk were damaged' });
  await expect(signInPage(page).heading).toBeVisible();
  await expect(note).toContainText('Nothing was thrown away.');
  const [name = ''] = /settings\.damaged-\S+\.json/.exec((await note.textContent()) ?? '') ?? [];
  expect(readFileSync(join(profile, name), 'utf8')).toBe(damaged);

  await signInPage(page).signIn(served.url, practicePeople.operator);
  await expect(searchPage(page).heading).toBeVisible();
  await expect(note).toContainText(name);
  await note.getByRole('button', { name: 'Dismiss' }).click();
  await expect(note).toBeHidden();
  await page.reload();
  await expect(frame(page).statusLine).toBeVisible();
  await expect(searchPage(page).heading).toBeVisible();
  await expect(note).toBeHidden();
});
