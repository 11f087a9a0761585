import type { Page } from '@playwright/test';

/** The screen **Search**. */
export function searchPage(page: Page) {
  const box = page.getByRole('searchbox', { name: 'Scan or type' });
  return {
    heading: page.getByRole('heading', { name: 'Search', level: 1 }),
    box,
    by: (name: 'Authentication code' | 'Identifier') =>
      page.getByRole('radiogroup', { name: 'Search by' }).getByRole('radio', { name }),
    identifier: page.getByRole('textbox', { name: 'Identifier', exact: true }),
    passCode: page.getByRole('textbox', { name: 'Pass code', exact: true }),
    submit: page.getByRole('main').getByRole('button', { name: 'Search', exact: true }),
    alert: page.getByRole('main').getByRole('alert').filter({ hasText: /\S/ }),
    /** Asks the server for a token by its authentication code. */
    async find(code: string): Promise<void> {
      await box.fill(code);
      await box.press('Enter');
    },
  };
}
