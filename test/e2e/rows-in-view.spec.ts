import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { practicePeople } from '../../electron/practice/people';
import { accountPage, openAccount } from '../support/account-page';
import { openToken } from '../support/actions-page';
import { setSize } from '../support/audit';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { listPage } from '../support/list-page';
import { createPage, updatePage } from '../support/token-form';
import { tokenPage } from '../support/token-page';

test.use({ sharesDesk: true });

const { accounts, tokens } = practicePeople;

const sizes = [
  { width: 800, height: 600, zoom: 1 },
  { width: 1024, height: 700, zoom: 1 },
  { width: 800, height: 600, zoom: 2 },
  { width: 1024, height: 700, zoom: 2 },
] as const;

/** How many rows of the table can be read from their upper to their lower edge, with nothing over them. */
function wholeRows(page: Page): Promise<number> {
  return page.evaluate(() => {
    const isSeen = (row: Element): boolean => {
      const { left, top, bottom } = row.getBoundingClientRect();
      return [top + 1, bottom - 2].every((y) => row.contains(document.elementFromPoint(left + 8, y)));
    };
    return [...document.querySelectorAll('[role=grid] [role=row]:has([role=gridcell])')].filter(isSeen).length;
  });
}

async function atSize(app: ElectronApplication, page: Page, { width, height, zoom }: (typeof sizes)[number]) {
  await setSize(app, width, height, zoom);
  await expect.poll(() => page.evaluate(() => innerWidth)).toBeLessThanOrEqual(width / zoom);
}

for (const size of sizes) {
  const name = `${String(size.width)} x ${String(size.height)}, zoom ${String(size.zoom)}`;

  test(`List shows at least five whole rows at ${name}`, async ({ app, signedIn }) => {
    await atSize(app, signedIn, size);
    await frame(signedIn).visit('List');
    const list = listPage(signedIn);
    await list.load.click();
    await expect(list.rows.first()).toBeVisible();
    await expect.poll(() => wholeRows(signedIn)).toBeGreaterThanOrEqual(5);

    await list.show('Of an account').check({ force: true });
    await list.account.fill(accounts.sixtyTokens.number);
    await list.load.click();
    await expect(signedIn.getByRole('main')).toContainText(accounts.sixtyTokens.owner);
    await expect.poll(() => wholeRows(signedIn)).toBeGreaterThanOrEqual(5);
  });

  test(`an account shows at least five whole rows at ${name}`, async ({ app, signedIn }) => {
    await atSize(app, signedIn, size);
    await openAccount(signedIn, accounts.sixtyTokens.number, accounts.sixtyTokens.owner);
    await expect(accountPage(signedIn).rows.first()).toBeVisible();
    await expect.poll(() => wholeRows(signedIn)).toBeGreaterThanOrEqual(5);
    await expect(accountPage(signedIn).heading(accounts.sixtyTokens.owner)).toBeInViewport({ ratio: 1 });
  });

  test(`the summary of Update is nowhere below its buttons at ${name}`, async ({ app, signedIn }) => {
    await atSize(app, signedIn, size);
    await openToken(signedIn, tokens.identified.authentication_code);
    await tokenPage(signedIn).update.click();
    const form = updatePage(signedIn);
    await form.identifier.fill('other@example.com');
    const summary = form.summary;
    await summary.scrollIntoViewIfNeeded();
    await expect(form.save).toBeInViewport({ ratio: 1 });
    for (const part of [summary.getByRole('definition').last(), summary.getByRole('heading')]) {
      await part.scrollIntoViewIfNeeded();
      expect(await isCovered(part)).toBe(false);
    }
  });
}

/** Whether anything lies over the middle of an element. */
function isCovered(element: Locator): Promise<boolean> {
  return element.evaluate((node) => {
    const { left, top, width, height } = node.getBoundingClientRect();
    return !node.contains(document.elementFromPoint(left + Math.min(width, 40) / 2, top + height / 2));
  });
}

async function expectButtonsAndStatus(page: Page): Promise<void> {
  await frame(page).visit('Create');
  await expect(createPage(page).submit).toBeInViewport({ ratio: 1 });
  await expect(frame(page).statusLine).toBeInViewport({ ratio: 1 });
  expect(await isCovered(createPage(page).submit)).toBe(false);
}

for (const [width, height] of [
  [1024, 600],
  [1366, 768],
] as const)
  for (const scale of [1, 1.5, 2])
    test(`Create token and the status line are whole on ${String(width)} x ${String(height)} at a scale of ${String(scale)}`, async ({
      app,
      signedIn,
    }) => {
      await setSize(app, width, height, scale);
      await expect.poll(() => signedIn.evaluate(() => innerHeight)).toBeLessThanOrEqual(height / scale);
      await expectButtonsAndStatus(signedIn);
    });

for (const scale of [1.5, 2])
  test.describe(() => {
    test.use({ switches: [`--force-device-scale-factor=${String(scale)}`] });

    test(`on a screen at a scale of ${String(scale)} the window is no larger than it, and nothing is cut off`, async ({
      app,
      signedIn,
    }) => {
      const { window, area } = await app.evaluate(({ BrowserWindow, screen }) => ({
        window: BrowserWindow.getAllWindows()[0]?.getBounds(),
        area: screen.getPrimaryDisplay().workArea,
      }));
      expect(window?.width).toBeLessThanOrEqual(area.width);
      expect(window?.height).toBeLessThanOrEqual(area.height);
      expect(await signedIn.evaluate(() => devicePixelRatio)).toBe(scale);
      await expectButtonsAndStatus(signedIn);
    });
  });
