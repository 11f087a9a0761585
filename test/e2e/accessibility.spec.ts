import { practicePeople } from '../../electron/practice/people';
import { audit, auditBothThemes, overflows, setSize } from '../support/audit';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { listPage } from '../support/list-page';
import { press } from '../support/scan';
import { searchPage } from '../support/search-page';
import { signInPage } from '../support/sign-in-page';
import { createPage, updatePage } from '../support/token-form';
import { tokenPage } from '../support/token-page';
import { tour } from '../support/tour';

test('no screen has a fault that axe finds, in either theme', async ({ app, page }) => {
  // axe looks at every element, nineteen times and once more for its colours
  test.setTimeout(180_000);
  for (const { name, go } of tour) {
    await go(page);
    expect.soft(await auditBothThemes(app, page), name).toEqual([]);
  }
});

test('faults that are there are found', async ({ app, page }) => {
  await expect(signInPage(page).heading).toBeVisible();
  expect(await audit(page)).toEqual([]);
  expect(await overflows(page)).toEqual([]);
  await page.evaluate(() => {
    const faint = Object.assign(document.createElement('p'), { textContent: 'faint and wide' });
    faint.setAttribute('class', 'planted');
    Object.assign(faint.style, { width: '3000px', color: '#aaa', background: '#fff' });
    document.querySelector('main')?.append(faint);
  });
  const found = await auditBothThemes(app, page);
  expect(found.join()).toContain('color-contrast: .planted');
  expect(found.join()).toContain('dark: color-contrast: .planted');
  expect((await overflows(page)).join()).toContain('faint and wide');
});

test('every screen fits at 200 % in a window of 1280 by 800', async ({ app, page }) => {
  await setSize(app, 1280, 800, 2);
  await expect.poll(() => page.evaluate(() => innerWidth)).toBeLessThanOrEqual(640);
  for (const { name, go } of tour) {
    await go(page);
    expect.soft(await overflows(page), name).toEqual([]);
  }
});

test('the focus is where work begins on every screen', async ({ page }) => {
  await expect(signInPage(page).server).toBeFocused();
  await signInPage(page).practise.click();
  await expect(searchPage(page).box).toBeFocused();
  await searchPage(page).find(practicePeople.tokens.effective.authentication_code);
  await expect(tokenPage(page).heading).toBeFocused();
  await tokenPage(page).update.click();
  await expect(updatePage(page).code).toBeFocused();
  await press(page, 'Escape');
  await expect(tokenPage(page).heading).toBeFocused();
  await frame(page).visit('List');
  await expect(listPage(page).heading).toBeFocused();
  await frame(page).visit('Create');
  await expect(createPage(page).code).toBeFocused();
  await frame(page).visit('Settings');
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeFocused();
  const help = page.getByRole('button', { name: 'Keyboard shortcuts' });
  await help.click();
  await expect(frame(page).shortcuts.getByRole('button', { name: 'Close' })).toBeFocused();
  await press(page, 'Escape');
  await expect(help).toBeFocused();
  await frame(page).signOut.click();
  await expect(signInPage(page).server).toBeFocused();
});

test('the focus is seen wherever the keyboard takes it', async ({ page }) => {
  await signInPage(page).practise.click();
  await frame(page).visit('Create');
  await createPage(page).toggleMore();
  await createPage(page).code.focus();
  const seen = new Set<string>();
  const hidden: string[] = [];
  for (let step = 0; step < 60; step += 1) {
    await press(page, 'Tab');
    const { name, isSeen } = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement)) return { name: 'nothing', isSeen: true };
      const isRinged = (each: Element) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
        return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
      };
      // a ring may be drawn by what stands for the control, or by the box around it
      const places = [element, element.parentElement, element.nextElementSibling].filter((each) => each !== null);
      return {
        name: `${element.tagName} ${element.id} ${element.innerText.slice(0, 20)}`,
        isSeen: element === document.body || places.some(isRinged),
      };
    });
    if (seen.has(name) && step > 40) break;
    seen.add(name);
    if (!isSeen) hidden.push(name);
  }
  expect(seen.size).toBeGreaterThan(30);
  expect(hidden).toEqual([]);
});
