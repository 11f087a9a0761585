import type { Locator, Page } from '@playwright/test';

type Place = 'Search' | 'List' | 'Create' | 'Outbox' | 'Settings';

/** What is around every screen once somebody is signed in. */
export function frame(page: Page) {
  return {
    statusLine: page.getByRole('contentinfo', { name: 'Desk' }),
    lock: page.getByRole('navigation').getByRole('button', { name: 'Lock', exact: true }),
    signOut: page.getByRole('button', { name: 'Sign out' }),
    practiceBand: page.getByRole('banner').filter({ hasText: 'Practice' }),
    shortcuts: page.getByRole('dialog', { name: 'Keyboard shortcuts' }),
    link: (name: Place): Locator => page.getByRole('navigation').getByRole('link', { name, exact: true }),
    /** Goes to a place of the navigation. */
    async visit(name: Place): Promise<void> {
      await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
    },
    /** What was announced as done. */
    said: (text: string | RegExp): Locator => page.getByRole('status').filter({ hasText: text }),
    /** What was announced as failed. */
    alert: page.getByRole('alert').filter({ hasText: /\S/ }),
  };
}
