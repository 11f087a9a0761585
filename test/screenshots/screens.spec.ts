import { join } from 'node:path';
import { practicePeople } from '../../electron/practice/people';
import { setTheme } from '../support/audit';
import { expect, root, test } from '../support/desk';
import { searchPage } from '../support/search-page';
import { signInPage } from '../support/sign-in-page';
import { tokenPage } from '../support/token-page';
import { tour } from '../support/tour';

const size = { width: 1280, height: 800 };

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    test.beforeEach(async ({ page }) => {
      await signInPage(page).heading.waitFor();
      await setTheme(page, theme);
      await page.setViewportSize(size);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await expect.poll(() => page.evaluate(() => ({ width: innerWidth, height: innerHeight }))).toEqual(size);
    });

    test('the picture of the README', async ({ page }) => {
      await signInPage(page).practise.click();
      await searchPage(page).find(practicePeople.tokens.identified.authentication_code);
      await expect(tokenPage(page).heading).toBeVisible();
      // a ring around the heading is for those who work here
      await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
      await page.screenshot({ path: join(root, 'docs/screenshots', `${theme}.png`), animations: 'disabled' });
    });

    test('every screen, to be looked at', async ({ page }) => {
      for (const [index, { name, go }] of tour.entries()) {
        await go(page);
        const file = `${String(index + 1).padStart(2, '0')}-${name}.png`;
        await page.screenshot({ path: join(root, 'test-results/screens', theme, file), animations: 'disabled' });
      }
    });
  });
}
