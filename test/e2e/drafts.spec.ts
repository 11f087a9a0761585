import { practicePeople } from '../../electron/practice/people';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { crash, keptWork } from '../support/kept-work';
import { nextWindow } from '../support/lock-page';
import { searchPage } from '../support/search-page';
import { signInPage } from '../support/sign-in-page';
import { createPage, updatePage } from '../support/token-form';
import { tokenPage } from '../support/token-page';

const { tokens } = practicePeople;

test('a new token survives the reload of its window, but not its pass code', async ({ signedIn }) => {
  await frame(signedIn).visit('Create');
  const form = createPage(signedIn);
  await form.code.fill('99021066666');
  await form.identifier.fill('kept@example.com');
  await form.passCode.fill('secret7');
  await form.toggleMore();
  await form.udf('String 1').fill('half done');
  await expect.poll(() => keptWork(signedIn)).toContain('half done');
  expect(await keptWork(signedIn)).not.toContain('secret7');
  await signedIn.reload();

  await expect(form.code).toHaveValue('99021066666');
  await expect(form.identifier).toHaveValue('kept@example.com');
  await expect(form.passCode).toHaveValue('');
  await expect(form.udf('String 1')).toHaveValue('half done');
});

test('a change survives a crash of its window, which is begun anew by itself', async ({ app, signedIn, served }) => {
  await searchPage(signedIn).find(tokens.identified.authentication_code);
  await tokenPage(signedIn).update.click();
  await updatePage(signedIn).udf('String 2').fill('half done');
  await expect.poll(() => keptWork(signedIn)).toContain('half done');
  const page = await nextWindow(app, () => crash(app));

  await expect(frame(page).said('The window had to be started anew.')).toBeVisible();
  const form = updatePage(page);
  await expect(form.heading).toBeVisible();
  await expect(form.udf('String 2')).toHaveValue('half done');
  await form.save.click();
  await expect(frame(page).said(/updated/)).toBeVisible();
  const [change] = served.ledger.entries('access_tokens/update');
  expect(change?.outcome).toBe('ok');
  // only what was typed, though the form came back as a whole
  expect(Object.keys(change?.request ?? {})).not.toContain('identifier');
});

test('what is typed into a search survives, and so does the way back', async ({ app, signedIn }) => {
  await searchPage(signedIn).by('Identifier').check();
  await searchPage(signedIn).identifier.fill('jane');
  await searchPage(signedIn).passCode.fill('secret7');
  await expect.poll(() => keptWork(signedIn)).toContain('jane');
  const page = await nextWindow(app, () => crash(app));
  await expect(searchPage(page).identifier).toHaveValue('jane');
  await expect(searchPage(page).passCode).toHaveValue('');

  await searchPage(page).by('Authentication code').check();
  await searchPage(page).find(tokens.effective.authentication_code);
  await expect(tokenPage(page).heading).toBeVisible();
  await expect.poll(() => keptWork(page)).toContain('"screen":"token"');
  await page.reload();
  await expect(tokenPage(page).heading).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(searchPage(page).heading).toBeVisible();
});

test('a window that keeps failing is not begun anew for ever', async ({ app, signedIn }) => {
  await expect(searchPage(signedIn).heading).toBeVisible();
  await app.evaluate(({ dialog }) => {
    const asked = { count: 0 };
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = () => {
      asked.count += 1;
      return Promise.resolve({ response: 0, checkboxChecked: false });
    };
  });
  const asked = () => app.evaluate(() => (globalThis as unknown as { asked: { count: number } }).asked.count);
  for (const time of [1, 2, 3]) {
    const page = await nextWindow(app, () => crash(app));
    await expect(searchPage(page).heading, String(time)).toBeVisible();
    expect(await asked()).toBe(0);
  }
  const page = await nextWindow(app, () => crash(app));
  await expect(searchPage(page).heading).toBeVisible();
  expect(await asked()).toBe(1);
});

test('the main process keeps no pass code, whatever the window sends', async ({ signedIn }) => {
  await expect.poll(() => keptWork(signedIn)).toContain('"value":{');
  const answer = await signedIn.evaluate(async () => {
    const kept = await window.desk.call('drafts:read', null);
    if (!kept.ok || !kept.value) return null;
    const work = { ...kept.value, create: { purpose: { kind: 'plain' }, fields: { passCode: 'secret7' } } };
    return window.desk.call('drafts:keep', work as unknown as typeof kept.value);
  });
  expect(answer).toMatchObject({ ok: false, failure: { code: 'invalid' } });
});

test('signing out forgets what was begun', async ({ signedIn, served }) => {
  await frame(signedIn).visit('Create');
  await createPage(signedIn).identifier.fill('gone@example.com');
  await expect.poll(() => keptWork(signedIn)).toContain('gone@example.com');
  await frame(signedIn).signOut.click();
  await signInPage(signedIn).signIn(served.url, practicePeople.operator);
  await expect(searchPage(signedIn).heading).toBeVisible();
  await frame(signedIn).visit('Create');
  await expect(createPage(signedIn).identifier).toHaveValue('');
});
