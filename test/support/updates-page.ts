import type { Locator, Page } from '@playwright/test';

/** The section **Updates** of the settings. */
export function updatesPage(page: Page) {
  const section = page.getByRole('main').getByRole('region', { name: 'Updates' });
  return {
    section,
    said: section.getByRole('status'),
    button: (name: string): Locator => section.getByRole('button', { name, exact: true }),
  };
}
