import { practicePeople } from '../../electron/practice/people';
import { setSize } from '../support/audit';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { keepCreate } from '../support/outbox-page';
import { searchPage } from '../support/search-page';
import { signInPage } from '../support/sign-in-page';
import { createPage } from '../support/token-form';
import { tokenPage } from '../support/token-page';

test.use({ sharesDesk: true });

test('an app that several tests use is put back to its start, whatever one of them did', async ({
  app,
  desk,
  signedIn,
  served,
  sharedDesk,
}) => {
  await searchPage(signedIn).find(practicePeople.tokens.effective.authentication_code);
  await expect(tokenPage(signedIn).heading).toBeVisible();
  await setSize(app, 800, 600, 2);
  await signedIn.evaluate(() => window.desk.call('settings:change', { theme: 'dark', requestDeadline: 2 }));
  await served.stop();
  await keepCreate(signedIn, '99021022222');
  await frame(signedIn).visit('Create');
  await createPage(signedIn).identifier.fill('half@typed');
  await sharedDesk.putBack();
  await expect(signInPage(desk.page).heading).toBeVisible();
  await served.resume();
  await signInPage(desk.page).signIn(served.url, practicePeople.operator);
  await frame(desk.page).visit('Create');
  await expect(createPage(desk.page).kept).toBeHidden();
  await expect(createPage(desk.page).identifier).toHaveValue('');
});

test('what a test leaves behind that cannot be put back fails it', async ({ app, sharedDesk, desk: _ }) => {
  await app.evaluate(({ BrowserWindow }) => void new BrowserWindow({ show: false }));
  await expect(sharedDesk.putBack()).rejects.toThrow(/the test left something behind/);
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((each) => !each.isVisible())
      ?.destroy(),
  );
});
