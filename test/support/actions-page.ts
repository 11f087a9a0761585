import { expect, type Page } from '@playwright/test';
import { searchPage } from './search-page';
import type { Served } from './served';
import { tokenPage } from './token-page';

/** Finds a token by its authentication code and gives its number, once its screen is there. */
export async function openToken(page: Page, code: string): Promise<string> {
  await searchPage(page).find(code);
  const { heading } = tokenPage(page);
  await expect(heading).toBeFocused();
  return heading.innerText();
}

/** The life-cycle state that the server has; nothing where the token is gone. */
export function stateOf(served: Served, code: string): unknown {
  return served.tokens().find((token) => token['authentication_code'] === code)?.['life_cycle_state'];
}

/** What can be done with the token on its screen. */
export function actionsPage(page: Page) {
  const main = page.getByRole('main');
  const more = main.getByRole('button', { name: 'More actions' });
  const menu = page.getByRole('menu', { name: 'More actions' });
  const item = (name: string) => menu.getByRole('menuitem', { name, exact: true });
  const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
  return {
    setEffective: main.getByRole('button', { name: 'Set effective', exact: true }),
    setNotEffective: main.getByRole('button', { name: 'Set not effective', exact: true }),
    verify: main.getByRole('button', { name: 'Verify', exact: true }),
    undo: page.getByRole('status').getByRole('button', { name: 'Undo' }),
    lookUp: page.getByRole('button', { name: 'Look it up' }),
    more,
    menu,
    item,
    items: menu.getByRole('menuitem'),
    /** The state beside the heading. */
    state: (name: 'Effective' | 'Not effective' | 'Pending verification') =>
      main.getByText(name, { exact: true }).first(),
    /** Opens the menu and does one of its actions. */
    async choose(name: string): Promise<void> {
      await more.click();
      await item(name).click();
    },
    deleting: {
      dialog: dialog(/^Delete AT\d{10}\?$/),
      confirm: page.getByRole('button', { name: 'Delete token' }),
      cancel: dialog(/^Delete /).getByRole('button', { name: 'Cancel' }),
    },
    verifying: {
      dialog: dialog(/^Verify AT\d{10}$/),
      code: page.getByRole('textbox', { name: 'Verification code', exact: true }),
      passCode: page.getByRole('textbox', { name: 'New pass code', exact: true }),
      submit: dialog(/^Verify /).getByRole('button', { name: 'Verify', exact: true }),
    },
    passCode: {
      dialog: dialog(/^New pass code for AT\d{10}$/),
      make: page.getByRole('button', { name: 'Make a new pass code' }),
      mail: dialog(/^New pass code/).getByRole('button', { name: 'Mail a new pass code' }),
      secret: dialog(/^New pass code/).getByRole('group', { name: 'New pass code' }),
      show: dialog(/^New pass code/).getByRole('button', { name: 'Show pass code' }),
      copy: page.getByRole('button', { name: 'Copy pass code' }),
      noted: dialog(/^New pass code/).getByRole('button', { name: 'I have noted it' }),
    },
    sentCode: {
      dialog: dialog('New verification code'),
      secret: dialog('New verification code').getByRole('group', { name: 'Verification code' }),
      show: dialog('New verification code').getByRole('button', { name: 'Show verification code' }),
    },
    oneTimePassword: {
      dialog: dialog(/^One-time password for AT\d{10}$/),
      code: dialog(/^One-time password/)
        .getByRole('group', { name: 'One-time password' })
        .locator('output'),
      show: page.getByRole('button', { name: 'Show one-time password' }),
      noted: dialog(/^One-time password/).getByRole('button', { name: 'I have noted it' }),
      timer: page.getByRole('timer'),
      copy: page.getByRole('button', { name: 'Copy one-time password' }),
      again: page.getByRole('button', { name: 'Make another' }),
    },
    close: page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last(),
  };
}
