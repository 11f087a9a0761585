import type { Page } from '@playwright/test';

/** Switching operator and unit. */
export function operatorPage(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Switch operator' });
  const unitDialog = page.getByRole('dialog', { name: 'Switch unit' });
  const menu = page.getByRole('group', { name: 'Operator' });
  return {
    /** The name in the status line. */
    name: (userName: string) => page.getByRole('contentinfo', { name: 'Desk' }).getByRole('button', { name: userName }),
    menu,
    item: (name: 'Switch operator' | 'Switch unit') => menu.getByRole('button', { name }),
    dialog,
    userName: dialog.getByRole('textbox', { name: 'User name' }),
    password: dialog.getByRole('textbox', { name: 'Password' }),
    alert: dialog.getByRole('alert'),
    unitDialog,
    unit: unitDialog.getByRole('textbox', { name: 'Unit' }),
    unitPassword: unitDialog.getByRole('textbox', { name: 'Password' }),
    unitAlert: unitDialog.getByRole('alert'),
  };
}
