import { expect, type Page } from '@playwright/test';
import { frame } from './frame';

/** The screen of one account. */
export function accountPage(page: Page) {
  const main = page.getByRole('main');
  const grid = main.getByRole('grid', { name: 'Access tokens' });
  const removal = page.getByRole('dialog', { name: /^Remove / });
  return {
    heading: (owner: string) => page.getByRole('heading', { level: 1, name: owner }),
    card: main.getByRole('region', { name: 'Account', exact: true }),
    grid,
    rows: grid.getByRole('row').filter({ has: page.getByRole('gridcell') }),
    row: (text: string) => grid.getByRole('row').filter({ hasText: text }),
    count: (text: string | RegExp) => main.getByRole('status').filter({ hasText: text }),
    loadMore: main.getByRole('button', { name: 'Load more' }),
    add: main.getByRole('button', { name: 'Add a token' }),
    alert: main.getByRole('alert').filter({ hasText: /\S/ }),
    removeIn: (text: string) =>
      grid
        .getByRole('row')
        .filter({ hasText: text })
        .getByRole('button', { name: /^Remove .+ from account$/ }),
    removal,
    confirm: removal.getByRole('button', { name: 'Remove from account' }),
    /** The look-up on **Search**. */
    find: {
      way: page.getByRole('radiogroup', { name: 'Search by' }).getByRole('radio', { name: 'Account', exact: true }),
      by: main.getByRole('combobox', { name: 'Account by' }),
      account: main.getByRole('textbox', { name: 'Account', exact: true }),
      submit: main.getByRole('button', { name: 'Search', exact: true }),
    },
  };
}

/** The screen **Add a token**. */
export function accountAddPage(page: Page) {
  const main = page.getByRole('main');
  const box = (name: string) => main.getByRole('textbox', { name, exact: true });
  return {
    heading: page.getByRole('heading', { level: 1, name: 'Add a token' }),
    kind: (name: 'Existing' | 'New') =>
      main.getByRole('radiogroup', { name: 'Token', exact: true }).getByRole('radio', { name, exact: true }),
    code: box('Authentication code'),
    identifier: box('Identifier'),
    passCode: box('Pass code'),
    generate: main.getByRole('checkbox', { name: 'Generate authentication code' }),
    classification: main.getByRole('combobox', { name: 'Classification' }),
    submit: main.getByRole('button', { name: 'Add to account' }),
    alert: main.getByRole('alert').filter({ hasText: /\S/ }),
  };
}

/** Looks an account up by its number. */
export async function openAccount(page: Page, number: string, owner: string): Promise<void> {
  const { find, heading } = accountPage(page);
  await frame(page).visit('Search');
  await find.way.check();
  await find.account.fill(number);
  await find.account.press('Enter');
  await expect(heading(owner)).toBeFocused();
}
