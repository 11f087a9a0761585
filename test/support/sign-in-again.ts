import type { Page } from '@playwright/test';

/** The dialog **Sign in again**. */
export function signInAgain(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Sign in again' });
  const password = dialog.getByRole('textbox', { name: 'Password', exact: true });
  const submit = dialog.getByRole('button', { name: 'Sign in', exact: true });
  return {
    dialog,
    password,
    webApiKey: dialog.getByRole('textbox', { name: 'Web API key', exact: true }),
    submit,
    someoneElse: dialog.getByRole('button', { name: 'Sign in as someone else' }),
    async signIn(secret: string): Promise<void> {
      await password.fill(secret);
      await submit.click();
    },
  };
}
