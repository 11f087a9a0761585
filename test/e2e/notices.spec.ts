import type { ElectronApplication, Page } from '@playwright/test';
import { practicePeople } from '../../electron/practice/people';
import { openToken } from '../support/actions-page';
import { setSize } from '../support/audit';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { listPage } from '../support/list-page';
import { lockPage, nextWindow } from '../support/lock-page';
import { scan } from '../support/scan';
import { searchPage } from '../support/search-page';
import { tokenPage } from '../support/token-page';

const { tokens } = practicePeople;

/** Gives what can be pressed or typed into and lies below a notice, also once it is scrolled into view. */
function covered(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('button, a[href], summary, input, select, textarea')) {
      element.scrollIntoView({ block: 'nearest' });
      const { left, top, width, height } = element.getBoundingClientRect();
      if (width <= 1) continue;
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      if (hit?.closest('.notices') && !element.contains(hit)) found.push(element.outerHTML);
    }
    return found;
  });
}

const sizes = [
  { width: 1280, height: 800, zoom: 1 },
  { width: 800, height: 600, zoom: 1 },
  { width: 800, height: 600, zoom: 2 },
] as const;

/** Where the buttons, links and boxes are, but for those of the notices. */
function places(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a[href], summary, input, select, textarea')]
      .filter((element) => element.checkVisibility() && !element.closest('.notices'))
      .map((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return `${element.textContent || element.tagName}: ${[left, top, width, height].map(Math.round).join(' ')}`;
      }),
  );
}

async function atEverySize(app: ElectronApplication, page: Page): Promise<void> {
  for (const { width, height, zoom } of sizes) {
    await setSize(app, width, height, zoom);
    await expect.poll(() => page.evaluate(() => innerWidth)).toBeLessThanOrEqual(width / zoom);
    expect(await covered(page), `${String(width)} x ${String(height)}, zoom ${String(zoom)}`).toEqual([]);
  }
  await setSize(app, 1280, 800);
}

test('a scan that did not finish is a warning, not a success, and goes with the next whole scan', async ({
  signedIn,
}) => {
  await scan(signedIn, '1234');
  const notice = frame(signedIn).said('Please scan once more.').getByText('Please scan once more.');
  await expect(notice).toBeVisible();
  await expect(frame(signedIn).said('Attention:')).toBeVisible();
  await expect(frame(signedIn).said('Done:')).toHaveCount(0);
  await scan(signedIn, tokens.effective.authentication_code);
  await expect(tokenPage(signedIn).heading).toBeVisible();
  await expect(notice).toHaveCount(0);
});

test('no notice lies over a button or a text box, at any size and at 200 %', async ({ app, signedIn }) => {
  await searchPage(signedIn).heading.waitFor();
  await scan(signedIn, '1234');
  await expect(frame(signedIn).said('Please scan once more.')).toBeVisible();
  await atEverySize(app, signedIn);

  await frame(signedIn).visit('List');
  const list = listPage(signedIn);
  await list.load.click();
  await expect(list.rows.first()).toBeVisible();
  await scan(signedIn, '1234');
  await expect(frame(signedIn).said('Please scan once more.')).toBeVisible();
  await atEverySize(app, signedIn);

  await frame(signedIn).visit('Create');
  await scan(signedIn, '1234');
  await expect(frame(signedIn).said('Please scan once more.')).toBeVisible();
  await atEverySize(app, signedIn);

  await frame(signedIn).visit('Search');
  await openToken(signedIn, tokens.notEffective.authentication_code);
  await scan(signedIn, '1234');
  await expect(frame(signedIn).said('Please scan once more.')).toBeVisible();
  await atEverySize(app, signedIn);
});

const headings = { Search: 'Search', List: 'List', Create: 'Create a token', Settings: 'Settings' } as const;

for (const { width, height, zoom } of sizes)
  test(`a notice that comes moves no button at ${String(width)} x ${String(height)}, zoom ${String(zoom)}`, async ({
    app,
    signedIn,
  }) => {
    await setSize(app, width, height, zoom);
    await expect.poll(() => signedIn.evaluate(() => innerWidth)).toBeLessThanOrEqual(width / zoom);
    for (const place of ['Search', 'List', 'Create', 'Settings'] as const) {
      await frame(signedIn).visit(place);
      await expect(signedIn.getByRole('heading', { level: 1, name: headings[place] })).toBeVisible();
      // what is fetched for this screen alone has come
      if (place === 'Settings') await expect(signedIn.getByRole('button', { name: 'Check now' })).toBeVisible();
      if (place === 'List') {
        await listPage(signedIn).load.click();
        await expect(listPage(signedIn).rows.first()).toBeVisible();
      }
      await expect(frame(signedIn).said('can')).toHaveCount(0);
      const before = await places(signedIn);
      await scan(signedIn, '1234');
      await expect(frame(signedIn).said(/scan(ned)? (once more|again)/)).toBeVisible();
      expect(await places(signedIn), place).toEqual(before);
      await signedIn.getByRole('button', { name: 'Dismiss' }).click();
    }
  });

test('a notice that comes to a locked desk moves no button', async ({ app, signedIn }) => {
  const page = await nextWindow(app, () => frame(signedIn).lock.click());
  await expect(lockPage(page).password).toBeFocused();
  const before = await places(page);
  await scan(page, tokens.effective.authentication_code);
  await expect(frame(page).said('A card was scanned.')).toBeVisible();
  expect(await places(page)).toEqual(before);
});
