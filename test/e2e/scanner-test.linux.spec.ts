import { practicePeople } from '../../electron/practice/people';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { searchPage } from '../support/search-page';
import { tokenPage } from '../support/token-page';
import { focusWindow, scanned, setLayout, typeOnX } from '../support/x-scanner';
import type { Page } from '@playwright/test';

const code = practicePeople.tokens.effective.authentication_code;

function settingsPage(page: Page) {
  const main = page.getByRole('main');
  const panel = main.getByRole('group', { name: 'Scanner test' });
  return {
    panel,
    start: panel.getByRole('button', { name: 'Test the scanner' }),
    use: panel.getByRole('button', { name: 'Use these settings' }),
    scans: panel.getByRole('listitem'),
    gap: main.getByRole('textbox', { name: 'Longest gap' }),
    minimum: main.getByRole('textbox', { name: 'Shortest code' }),
    prefix: main.getByRole('textbox', { name: 'Scanner prefix' }),
    end: main.getByRole('combobox', { name: 'End key' }),
  };
}

/** Scans the same card three times into the test, as a reader that adds `#` and presses Tab. */
async function scanThrice(page: Page): Promise<void> {
  const { panel, start, scans } = settingsPage(page);
  await start.click();
  for (const scan of [1, 2, 3]) {
    await expect(panel).toContainText(`Scan ${String(scan)} of 3`);
    await typeOnX(scanned(`#${code}`, 'Tab'));
    await expect(scans).toHaveCount(scan);
  }
}

test.beforeEach(async ({ app, signedIn }) => {
  await focusWindow(app);
  await setLayout('us');
  await frame(signedIn).visit('Settings');
});

test('three real scans show what the scanner sends, and the settings that are proposed are used', async ({
  signedIn,
  served,
}) => {
  const { panel, use, scans, gap, minimum, prefix, end } = settingsPage(signedIn);
  await scanThrice(signedIn);
  await expect(scans.first()).toContainText(`#${code}`);
  await expect(scans.first()).toContainText(/Between keys \d+ to \d+ ms/);
  await expect(scans.first()).toContainText('Ends with Tab.');
  await expect(panel).toContainText('These settings fit your scanner');
  await use.click();
  await expect(frame(signedIn).said('Saved.')).toBeVisible();
  await expect(prefix).toHaveValue('#');
  await expect(end).toHaveValue('tab');
  await expect(minimum).toHaveValue('6');
  await expect(gap).toHaveValue(/^\d+$/);
  expect(served.ledger.entries('access_tokens/show')).toEqual([]);

  // a busy machine may halt for longer than the scans of the test did
  await gap.fill('150');
  await gap.press('Enter');
  await frame(signedIn).visit('Search');
  await searchPage(signedIn).heading.waitFor();
  await typeOnX(scanned(`#${code}`, 'Tab'));
  await expect(tokenPage(signedIn).heading).toBeVisible();
  const [lookUp] = served.ledger.entries('access_tokens/show');
  expect(lookUp?.request).toMatchObject({ access_token_identifier: { authentication_code: code } });
});

test('Escape stops the test, and what was scanned is gone', async ({ signedIn }) => {
  const { start, scans } = settingsPage(signedIn);
  await start.click();
  await typeOnX(scanned(code));
  await expect(scans).toHaveCount(1);
  await signedIn.keyboard.press('Escape');
  await expect(start).toBeVisible();
  await expect(signedIn.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  await frame(signedIn).visit('Search');
  await frame(signedIn).visit('Settings');
  await expect(scans).toHaveCount(0);
});

test.describe('where the organisation sets some of it', () => {
  test.use({ policy: { scanner: { gap: 90, end: 'any' } } });

  test('the test says what is fixed and changes the rest alone', async ({ signedIn }) => {
    const { panel, use, gap, end, prefix } = settingsPage(signedIn);
    await expect(gap).toBeDisabled();
    await expect(end).toBeDisabled();
    await scanThrice(signedIn);
    await expect(panel.getByText('Set by your organisation')).toHaveCount(2);
    await use.click();
    await expect(prefix).toHaveValue('#');
    await expect(gap).toHaveValue('90');
    await expect(end).toHaveValue('any');
  });
});

test.describe('where the organisation sets all of it', () => {
  test.use({ policy: { scanner: { gap: 150, end: 'tab', prefix: '#', minimumLength: 8 } } });

  test('the test shows what came, and offers nothing to be used', async ({ signedIn }) => {
    const { panel, use } = settingsPage(signedIn);
    await scanThrice(signedIn);
    await expect(panel).toContainText('Your organisation sets all of these.');
    await expect(use).toHaveCount(0);
  });
});
