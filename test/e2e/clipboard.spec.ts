import type { ElectronApplication, Page } from '@playwright/test';
import { practicePeople } from '../../electron/practice/people';
import { expect, startDesk, test, writePolicy } from '../support/desk';
import { frame } from '../support/frame';
import { lockPage, nextWindow } from '../support/lock-page';
import { searchPage } from '../support/search-page';
import { signInPage } from '../support/sign-in-page';
import { createPage } from '../support/token-form';
import { tokenPage } from '../support/token-page';

const { operator, tokens } = practicePeople;
const code = tokens.effective.authentication_code;

/** Marks the token's authentication code with the mouse, as only that counts as a person's. */
async function mark(page: Page): Promise<void> {
  const box = await page.getByRole('definition').filter({ hasText: code }).first().boundingBox();
  if (!box) throw new Error('The authentication code is not shown');
  await page.mouse.move(box.x + 1, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 1, box.y + box.height / 2, { steps: 3 });
  await page.mouse.up();
}

/** What the middle button would paste; nothing where a system has no such thing. */
const markedText = (app: ElectronApplication) =>
  app.evaluate(({ clipboard }) =>
    process.platform === 'linux'
      ? String(Reflect.apply((clipboard as { readText: () => unknown }).readText, clipboard, ['selection']))
      : '',
  );

const clipboardText = (app: ElectronApplication) => app.evaluate(({ clipboard }) => clipboard.readText());

test('what was copied is cleared after half a minute, and the notice says so', async ({ app, signedIn }) => {
  // half a minute passes in a tenth of a second
  await app.evaluate(() => {
    const real = globalThis.setTimeout;
    const quick = (act: () => void, milliseconds?: number) => real(act, milliseconds === 30_000 ? 100 : milliseconds);
    globalThis.setTimeout = quick as typeof setTimeout;
  });
  await searchPage(signedIn).find(code);
  await tokenPage(signedIn).copy.click();
  await expect(frame(signedIn).said(/cleared .* after 30 seconds/)).toBeVisible();
  await expect.poll(() => clipboardText(app)).toBe('');
});

test('a lock clears what was copied, and leaves what somebody else has put there', async ({ app, signedIn }) => {
  await searchPage(signedIn).find(code);
  await tokenPage(signedIn).copy.click();
  await expect.poll(() => clipboardText(app)).toBe(code);
  const page = await nextWindow(app, () => frame(signedIn).lock.click());
  await expect(lockPage(page).heading).toBeVisible();
  await expect.poll(() => clipboardText(app)).toBe('');

  await lockPage(page).unlock(operator.password);
  await tokenPage(page).copy.click();
  await expect.poll(() => clipboardText(app)).toBe(code);
  await app.evaluate(({ clipboard }) => clipboard.writeText('from elsewhere'));
  const again = await nextWindow(app, () => frame(page).lock.click());
  await expect(lockPage(again).heading).toBeVisible();
  expect(await clipboardText(app)).toBe('from elsewhere');
});

test('what is marked and copied by keys goes the same way, and nowhere where the policy takes copying away', async ({
  app,
  signedIn,
  profile,
}) => {
  await searchPage(signedIn).find(code);
  await mark(signedIn);
  await signedIn.keyboard.press('ControlOrMeta+c');
  await expect(frame(signedIn).said(/cleared .* after 30 seconds/)).toBeVisible();
  expect(await clipboardText(app)).toBe(code);
  const page = await nextWindow(app, () => frame(signedIn).lock.click());
  await expect(lockPage(page).heading).toBeVisible();
  await expect.poll(() => clipboardText(app)).toBe('');
  await expect.poll(() => markedText(app)).toBe('');

  await lockPage(page).unlock(operator.password);
  await frame(page).visit('Create');
  const { identifier } = createPage(page);
  await identifier.fill('jane@example.com');
  await identifier.press('ControlOrMeta+a');
  await identifier.press('ControlOrMeta+x');
  await expect(identifier).toHaveValue('');
  expect(await clipboardText(app)).toBe('jane@example.com');
  await identifier.press('ControlOrMeta+v');
  await expect(identifier).toHaveValue('jane@example.com');

  await app.evaluate(({ clipboard }) => clipboard.writeText('from elsewhere'));
  writePolicy(profile, { hidden: ['copy'] });
  const hidden = () => page.evaluate(() => window.desk.call('policy:read', null));
  await expect.poll(hidden).toMatchObject({ value: { hidden: ['copy'] } });
  await identifier.press('ControlOrMeta+a');
  await identifier.press('ControlOrMeta+x');
  await expect(page.getByRole('alert')).toContainText('does not allow this');
  await expect(identifier).toHaveValue('jane@example.com');
  expect(await clipboardText(app)).toBe('from elsewhere');
});

test('quitting clears what was copied', async ({ profile, served }) => {
  const { app, page } = await startDesk(profile);
  await signInPage(page).signIn(served.url, operator);
  await searchPage(page).find(code);
  await tokenPage(page).copy.click();
  await expect.poll(() => clipboardText(app)).toBe(code);
  let output = '';
  app.process().stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await app.evaluate(({ clipboard }) => {
    const clear = clipboard.clear.bind(clipboard);
    clipboard.clear = () => {
      process.stdout.write('the clipboard was cleared\n');
      return clear();
    };
  });
  await app.close();
  await expect.poll(() => output).toContain('the clipboard was cleared');
});

test('a pass code that is typed and shown is not in the clipboard', async ({ app, signedIn }) => {
  await app.evaluate(({ clipboard }) => clipboard.writeText('as it was'));
  await frame(signedIn).visit('Create');
  const form = createPage(signedIn);
  await form.passCode.fill('secret7');
  await form.passCode.press('ControlOrMeta+a');
  await form.passCode.press('ControlOrMeta+c');
  await form.showPassCode.click();
  expect(await clipboardText(app)).toBe('as it was');
});
