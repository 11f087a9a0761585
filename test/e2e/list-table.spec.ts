import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { practicePeople } from '../../electron/practice/people';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { listPage } from '../support/list-page';
import { press, tabTo, typeByHand } from '../support/scan';
import { searchPage } from '../support/search-page';
import { tokenPage } from '../support/token-page';

const { accounts } = practicePeople;
const account = accounts.sixtyTokens.number;

test.beforeEach(async ({ signedIn }) => {
  await frame(signedIn).visit('List');
  await expect(listPage(signedIn).heading).toBeFocused();
});

test('filters and sorts what is loaded, and exports what is shown', async ({ app, profile, signedIn }) => {
  const list = listPage(signedIn);
  await list.show('Of an account').check();
  await list.account.fill(account);
  await list.number.fill('60');
  await list.load.click();
  await expect(list.count('60 tokens, that is all')).toBeVisible();

  const codes = Array.from({ length: 60 }, (_, index) => `9903${1_000_000 + index * 37}`);
  const code = list.header('Authentication code');
  await expect(list.row(1)).toContainText(codes[0] ?? '');
  await code.getByRole('button').click();
  await expect(code).toHaveAttribute('aria-sort', 'ascending');
  await code.getByRole('button').click();
  await expect(code).toHaveAttribute('aria-sort', 'descending');
  await expect(list.row(1)).toContainText(codes.at(-1) ?? '');

  await list.filter.fill('gift not effective');
  const shown = codes.filter((_, index) => index % 3 === 0 && index % 10 === 9).reverse();
  await expect(list.count(`${shown.length} of 60 tokens loaded`)).toBeVisible();
  await expect(list.rows).toHaveCount(shown.length);

  const file = join(profile, 'export.csv');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await list.exportCsv.click();
  await expect(frame(signedIn).said(`${shown.length} tokens exported`)).toBeVisible();
  const [heading = '', ...lines] = (await readFile(file, 'utf8')).trimEnd().split('\r\n');
  expect(heading.replace(/^\uFEFF|"/g, '').split(',')).toEqual(
    expect.arrayContaining(['Number', 'State', 'Authentication code', 'Identifier']),
  );
  expect(lines).toHaveLength(shown.length);
  shown.forEach((each, index) => expect(lines[index]).toContain(each));

  await list.filter.fill('nothing has this');
  await expect(signedIn.getByText('Nothing loaded matches')).toBeVisible();
  await signedIn.getByRole('button', { name: 'Clear filter' }).click();
  await expect(list.count('60 tokens, that is all')).toBeVisible();
});

test('an export that is called off says nothing, and one that fails says so', async ({ app, profile, signedIn }) => {
  const list = listPage(signedIn);
  await list.number.fill('3');
  await list.load.click();
  await app.evaluate(({ dialog }) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' });
  });
  await list.exportCsv.click();
  await expect(list.exportCsv).not.toHaveAttribute('aria-busy', 'true');
  await expect(frame(signedIn).alert).toBeHidden();

  // a folder cannot be written as a file
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, profile);
  await list.exportCsv.click();
  await expect(frame(signedIn).alert).toContainText('This could not be saved on this computer');
});

test.describe('with thousands of tokens', () => {
  test.use({ practiceOptions: { size: 9_000 } });

  test('renders only the rows in view, and comes back to where it was left', async ({ signedIn, served }) => {
    const list = listPage(signedIn);
    await list.number.fill('2000');
    await list.load.click();
    await expect(list.count('2,000 tokens loaded, the server has more')).toBeVisible();
    await expect(list.grid).toHaveAttribute('aria-rowcount', '2001');
    expect(await list.rows.count()).toBeLessThan(80);

    await list.row(1).focus();
    await press(signedIn, 'End');
    await expect(list.row(2_000)).toBeFocused();
    expect(await list.rows.count()).toBeLessThan(80);
    await press(signedIn, 'PageUp', 'ArrowUp');
    const place = Number(await signedIn.locator('[role=row]:focus').getAttribute('aria-rowindex')) - 1;
    expect(place).toBeLessThan(2_000);
    const number = (await list.row(place).getByRole('gridcell').first().textContent())?.trim() ?? '';
    await press(signedIn, 'Enter');
    await expect(tokenPage(signedIn).headingOf(number)).toBeFocused();

    await press(signedIn, 'Escape');
    await expect(list.row(place)).toBeFocused();
    await expect(list.row(place)).toBeInViewport();
    await list.row(place - 1).click();
    await expect(tokenPage(signedIn).heading).toBeVisible();
    // a row holds but what was asked for: its token is fetched whole
    await expect.poll(() => served.ledger.counts()['access_tokens/show']?.ok).toBe(2);
  });
});

test('is done by keyboard alone', async ({ signedIn }) => {
  const list = listPage(signedIn);
  await press(signedIn, 'Control+l', 'Tab');
  await expect(list.show('Not associated')).toBeFocused();
  await press(signedIn, 'ArrowRight', 'Tab');
  await expect(list.accountBy).toBeFocused();
  await press(signedIn, 'Tab');
  await typeByHand(signedIn, account);
  await press(signedIn, 'Tab');
  await expect(list.number).toBeFocused();
  await typeByHand(signedIn, '20');
  await press(signedIn, 'Enter');
  await expect(list.count('20 tokens loaded, the server has more')).toBeVisible();
  await tabTo(signedIn, list.filter);
  await press(signedIn, 'Tab');
  await expect(list.columns).toBeFocused();
  await press(signedIn, 'Enter', 'Tab');
  await expect(list.column('State')).toBeFocused();
  await press(signedIn, 'Space', 'Escape');
  await expect(list.header('State')).toBeHidden();
  await expect(list.columns).toBeFocused();
  await tabTo(signedIn, list.row(1));
  await press(signedIn, 'ArrowDown', 'ArrowDown', 'Enter');
  await expect(tokenPage(signedIn).heading).toBeFocused();
  await press(signedIn, 'Escape');
  await expect(list.row(3)).toBeFocused();
  await press(signedIn, 'Control+f');
  await expect(searchPage(signedIn).box).toBeFocused();
});
