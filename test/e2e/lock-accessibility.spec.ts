import { practicePeople } from '../../electron/practice/people';
import { auditBothThemes, overflows, setSize } from '../support/audit';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { lockPage, nextWindow, pretendIdle, warning } from '../support/lock-page';
import { searchPage } from '../support/search-page';
import { signInAgain } from '../support/sign-in-again';

test('neither lock, warning nor sign-in has a fault that axe finds, in either theme', async ({
  app,
  signedIn,
  served,
}) => {
  test.setTimeout(120_000);
  await pretendIdle(app, 288);
  await expect(warning(signedIn).dialog).toBeVisible();
  expect.soft(await auditBothThemes(app, signedIn), 'the warning').toEqual([]);

  const page = await nextWindow(app, () => pretendIdle(app, 300));
  const locked = lockPage(page);
  await expect(locked.heading).toBeVisible();
  expect.soft(await auditBothThemes(app, page), 'locked').toEqual([]);
  for (const attempt of ['one', 'two', 'three', 'four']) {
    await expect(locked.submit).toBeEnabled();
    await locked.unlock(attempt);
    await expect(locked.alert).toBeVisible();
  }
  expect.soft(await auditBothThemes(app, page), 'after wrong attempts').toEqual([]);
  await setSize(app, 480, 400);
  expect.soft(await overflows(page), 'locked, in a small window').toEqual([]);
  await expect(locked.submit).toBeEnabled();
  await locked.unlock(practicePeople.operator.password);
  await expect(searchPage(page).heading).toBeVisible();

  served.endSessions();
  await searchPage(page).find('any');
  const again = signInAgain(page);
  await again.signIn('wrong');
  await expect(again.dialog.getByRole('alert')).toContainText('not accepted');
  expect.soft(await auditBothThemes(app, page), 'signing in again').toEqual([]);
  expect.soft(await overflows(page), 'signing in again, in a small window').toEqual([]);
  expect(await frame(page).statusLine.count()).toBe(1);
});
