import type { Page } from '@playwright/test';
import { audit } from '../support/audit';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { outboxPage } from '../support/outbox-page';

const codeOf = (index: number) => `99030${String(10_000 + index)}`;

/** Saves as many creates as the Outbox takes, while nothing answers. */
async function fill(page: Page): Promise<void> {
  const failures = await page.evaluate(async () => {
    const codes = Array.from({ length: 500 }, (_, index) => `99030${String(10_000 + index)}`);
    let failed = 0;
    // a few at a time: each is on disk when it is answered, and none waits long behind the others
    for (let at = 0; at < codes.length; at += 10) {
      const answers = await Promise.all(
        codes
          .slice(at, at + 10)
          .map((authenticationCode) =>
            window.desk.call('outbox:queue', { work: { kind: 'create', draft: { authenticationCode } } }),
          ),
      );
      failed += answers.filter(({ ok }) => !ok).length;
    }
    return failed;
  });
  expect(failures).toBe(0);
}

test('500 entries are shown by the rows in view, reached by keys, and counted for a screen reader, also at 200 %', async ({
  app,
  signedIn,
  served,
}) => {
  test.setTimeout(300_000);
  await served.stop();
  await test.step('500 entries are saved', () => fill(signedIn));
  const { table } = outboxPage(signedIn);
  const rows = table.locator('[data-entry]');
  const focused = table.locator('[data-entry]:focus');
  await frame(signedIn).visit('Outbox');
  await expect(table).toHaveAttribute('aria-rowcount', '501');
  await expect(rows.first()).toHaveAttribute('aria-rowindex', '2');
  expect(await rows.count()).toBeLessThan(60);
  await rows.first().focus();

  for (const zoom of [1, 2]) {
    await app.evaluate(({ BrowserWindow }, factor) => {
      BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(factor);
    }, zoom);
    await signedIn.keyboard.press('End');
    await expect(focused).toHaveAttribute('aria-rowindex', '501');
    await expect(focused).toContainText(codeOf(499));
    await expect(focused).toBeInViewport();
    expect(await rows.count()).toBeLessThan(60);
    await signedIn.keyboard.press('ArrowUp');
    await expect(focused).toContainText(codeOf(498));
    await expect(focused).toBeInViewport();
    expect(await audit(signedIn)).toEqual([]);
    await signedIn.keyboard.press('Home');
    await expect(focused).toHaveAttribute('aria-rowindex', '2');
    await expect(focused).toBeInViewport();
  }

  // what is opened makes room for itself, and what is discarded takes the focus to its neighbour
  await signedIn.keyboard.press('Enter');
  await expect(focused.getByText('Times sent')).toBeVisible();
  const [first, second] = [rows.nth(0), rows.nth(1)];
  const bottom = async () => ((await first.boundingBox())?.y ?? 0) + ((await first.boundingBox())?.height ?? 0);
  await expect.poll(async () => Math.abs(((await second.boundingBox())?.y ?? 0) - (await bottom()))).toBeLessThan(2);
  await focused.getByRole('button', { name: 'Discard' }).click();
  await signedIn.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
  await expect(table).toHaveAttribute('aria-rowcount', '500');
  await expect(table.locator('[data-entry]:focus-within')).toHaveAttribute('aria-rowindex', '2');
});
