import type { Page } from '@playwright/test';

type Kind = 'Not associated' | 'Of an account' | 'Of a rewards participant';
type State = 'Any' | 'Effective' | 'Not effective';

/** The screen **List**. */
export function listPage(page: Page) {
  const main = page.getByRole('main');
  const grid = main.getByRole('grid', { name: 'Access tokens' });
  const rows = grid.getByRole('row').filter({ has: page.getByRole('gridcell') });
  return {
    heading: page.getByRole('heading', { name: 'List', level: 1 }),
    show: (name: Kind) => main.getByRole('radiogroup', { name: 'Show' }).getByRole('radio', { name, exact: true }),
    state: (name: State) =>
      main.getByRole('radiogroup', { name: 'Life-cycle state' }).getByRole('radio', { name, exact: true }),
    number: main.getByRole('spinbutton', { name: 'Number of tokens' }),
    accountBy: main.getByRole('combobox', { name: 'Account by' }),
    account: main.getByRole('textbox', { name: 'Account', exact: true }),
    participant: main.getByRole('textbox', { name: 'Rewards participant', exact: true }),
    load: main.getByRole('button', { name: 'Load', exact: true }),
    loadMore: main.getByRole('button', { name: 'Load more' }),
    filter: main.getByRole('textbox', { name: 'Filter' }),
    columns: main.getByRole('button', { name: 'Columns' }),
    column: (name: string) =>
      page.getByRole('dialog', { name: 'Columns' }).getByRole('checkbox', { name, exact: true }),
    exportCsv: main.getByRole('button', { name: 'Export CSV' }),
    /** The rows are those of another choice than the one on the screen. */
    stale: main.getByRole('status').filter({ hasText: 'These are not what is chosen above.' }),
    alert: main.getByRole('alert').filter({ hasText: /\S/ }),
    grid,
    rows,
    /** The row at a place in the whole list, counted from 1; it is in the page only while it is near the view. */
    row: (place: number) => grid.locator(`[role=row][aria-rowindex="${place + 1}"]`),
    header: (name: string) => grid.getByRole('columnheader', { name }),
    /** How many are loaded, shown, and left. */
    count: (text: string | RegExp) => main.getByRole('status').filter({ hasText: text }),
  };
}
