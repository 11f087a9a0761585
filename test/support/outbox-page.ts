import type { Locator, Page } from '@playwright/test';
import type { RunningDesk } from './desk';

/** The screen **Outbox**. */
export function outboxPage(page: Page) {
  const main = page.getByRole('main');
  const table = main.getByRole('table', { name: 'Outbox' });
  return {
    heading: page.getByRole('heading', { name: 'Outbox', level: 1 }),
    table,
    empty: main.getByText('Nothing waits on this desk'),
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

/** Quits whatever waits: the question is the system's own dialog, which no test can press. */
export async function agreeToQuit({ app }: Pick<RunningDesk, 'app'>): Promise<void> {
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
  });
}
