import { practicePeople } from '../../electron/practice/people';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { listPage } from '../support/list-page';
import { closedPort } from '../support/servers';
import { press } from '../support/scan';
import { searchPage } from '../support/search-page';
import { signInPage } from '../support/sign-in-page';
import { createPage, updatePage } from '../support/token-form';
import { tokenPage } from '../support/token-page';

const { operator, tokens } = practicePeople;

test.describe('started with --practice', () => {
  test.use({ switches: ['--practice'] });

  test('is ready for work, and says on every screen that this is practice', async ({ page }) => {
    const { practiceBand, statusLine } = frame(page);
    const isSaid = async () => {
      await expect(practiceBand).toBeInViewport();
      await expect(practiceBand).toContainText('The people and tokens here are made up.');
      await expect(statusLine).toContainText('Practice');
    };
    await expect(searchPage(page).box).toBeFocused();
    await isSaid();
    await searchPage(page).find(tokens.effective.authentication_code);
    await expect(tokenPage(page).heading).toBeVisible();
    await isSaid();
    await tokenPage(page).update.click();
    await expect(updatePage(page).heading).toBeVisible();
    await isSaid();
    await frame(page).visit('List');
    await expect(listPage(page).heading).toBeVisible();
    await isSaid();
    await frame(page).visit('Create');
    await expect(createPage(page).heading).toBeVisible();
    await isSaid();
    await frame(page).visit('Settings');
    await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
    await isSaid();
    await press(page, '?');
    await expect(frame(page).shortcuts).toBeVisible();
    await isSaid();
  });

  test('creates for practice, and signing out leads to Sign in', async ({ page }) => {
    await frame(page).visit('Create');
    await createPage(page).generate.check();
    await createPage(page).submit.click();
    await expect(frame(page).said(/Token AT\d{10} created/)).toBeVisible();
    await frame(page).signOut.click();
    await expect(signInPage(page).heading).toBeVisible();
    await expect(frame(page).practiceBand).toBeHidden();
    // practice is no server to be remembered
    await expect(signInPage(page).server).toHaveValue('');
  });
});

test('without the switch, Sign in is what comes first; practice needs no network', async ({ app, page }) => {
  const form = signInPage(page);
  await expect(form.heading).toBeVisible();
  await app.evaluate(({ session }) => {
    for (const each of [session.defaultSession, session.fromPartition('window'), session.fromPartition('crm')])
      each.enableNetworkEmulation({ offline: true });
  });
  await form.signIn(`http://127.0.0.1:${await closedPort()}`, operator);
  await expect(form.alert).toContainText('The server cannot be reached');

  await form.practise.click();
  await expect(searchPage(page).box).toBeFocused();
  await expect(frame(page).practiceBand).toBeVisible();
  await searchPage(page).find(tokens.identified.authentication_code);
  await expect(tokenPage(page).group('Summary')).toContainText(tokens.identified.identifier);
});

test('is begun by keyboard alone', async ({ page }) => {
  await expect(signInPage(page).server).toBeFocused();
  await signInPage(page).submit.focus();
  await press(page, 'Tab');
  await expect(signInPage(page).practise).toBeFocused();
  await press(page, 'Enter');
  await expect(searchPage(page).box).toBeFocused();
});
