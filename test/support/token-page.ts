import type { Page } from '@playwright/test';

/** The screen of one token. */
export function tokenPage(page: Page) {
  const main = page.getByRole('main');
  return {
    heading: page.getByRole('heading', { level: 1, name: /^AT\d{10}$/ }),
    headingOf: (number: string) => page.getByRole('heading', { level: 1, name: number }),
    update: main.getByRole('button', { name: 'Update', exact: true }),
    copy: main.getByRole('button', { name: 'Copy authentication code' }),
    print: main.getByRole('button', { name: 'Print' }),
    /** One of the groups of facts, by its heading. */
    group: (name: string) => main.getByRole('region', { name, exact: true }),
  };
}
