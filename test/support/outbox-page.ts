import { expect, type Locator, type Page } from '@playwright/test';
import { frame } from './frame';
import { createPage } from './token-form';

/** The screen **Outbox**. */
export function outboxPage(page: Page) {
  const main = page.getByRole('main');
  const table = main.getByRole('table', { name: 'Outbox' });
  return {
    heading: page.getByRole('heading', { name: 'Outbox', level: 1 }),
    table,
    empty: main.getByText('Nothing waits on this desk'),
    /** What is said above the entries. */
    notes: main.getByRole('note'),
    note: (text: string): Locator => main.getByRole('note').filter({ hasText: text }),
    tryAgain: main.getByRole('button', { name: 'Try again' }),
    tryKeychain: main.getByRole('button', { name: 'Try the keychain again' }),
    startAnew: main.getByRole('button', { name: 'Start anew' }),
    /** The one entry in which this text stands. */
    entry(text: string) {
      const row = table.locator('[role=row]').filter({ hasText: text });
      return {
        row,
        button: (name: string): Locator => row.getByRole('button', { name, exact: true }),
        link: (name: string): Locator => row.getByRole('link', { name }),
        differences: row.getByRole('table', { name: 'Field by field' }),
      };
    },
  };
}

/** In a form: what can be done where the server cannot be reached. */
export function saving(page: Page) {
  const main = page.getByRole('main');
  return {
    save: main.getByRole('button', { name: 'Save and send when online' }),
    codeDialog: page.getByRole('dialog', { name: 'Fill in the authentication code?' }),
  };
}

/** Fills the form of **Create** in while nothing answers, and saves it on the desk. */
export async function keepCreate(page: Page, code: string, more: { account?: string } = {}): Promise<void> {
  const form = createPage(page);
  await frame(page).visit('Create');
  await form.code.fill(code);
  if (more.account) await form.account.fill(more.account);
  await form.submit.click();
  await expect(form.alert).toContainText('The server cannot be reached');
  await saving(page).save.click();
  await expect(frame(page).said('Saved on this desk')).toBeVisible();
}
