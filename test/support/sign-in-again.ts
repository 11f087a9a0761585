import type { Page } from '@playwright/test';
import { practicePeople } from '../../electron/practice/people';
import type { Served } from './served';

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

/**
 * Gives the operator a session of two seconds in place of theirs, once the screen is as it should be at its end: a machine that
 * is slow has as long as it needs until then. What the server gives out next lasts two seconds too.
 */
export async function endSessionSoon(page: Page, served: Served): Promise<void> {
  served.options.sessionSeconds = 2;
  const { password } = practicePeople.operator;
  await page.evaluate((secret) => window.desk.call('session:sign-in-again', { secret }), password);
}
